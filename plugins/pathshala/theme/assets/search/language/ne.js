// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ne"] = {"after":[["ी","ि"],["ू","ु"],["ई","इ"],["ऊ","उ"],["[शष]","स"],["ण","न"]],"alike":"कखगघ चछजझय टठतथ डढदध पफबभव ङञणनऩमं रऱडढ लळऴ शषसचछ अआ इईएऐ उऊओऔ ािीुूृॆेैॊोौ -ािीुूृॆेैॊोौ्ं","stemmer":"NepaliStemmer"};

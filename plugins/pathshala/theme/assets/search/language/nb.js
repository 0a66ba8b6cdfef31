// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["nb"] = {"before":[["aa","å"],["ae","æ"],["oe","ø"]],"stemmer":"NorwegianStemmer"};

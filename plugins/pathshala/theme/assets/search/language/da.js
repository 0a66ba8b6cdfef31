// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["da"] = {"before":[["aa","å"],["ae","æ"],["oe","ø"]],"stemmer":"DanishStemmer"};

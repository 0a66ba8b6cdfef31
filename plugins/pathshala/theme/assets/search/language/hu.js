// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["hu"] = {"stemmer":"HungarianStemmer"};

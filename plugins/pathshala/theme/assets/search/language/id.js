// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["id"] = {"stemmer":"IndonesianStemmer"};

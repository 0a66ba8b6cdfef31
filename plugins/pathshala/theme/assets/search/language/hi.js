// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["hi"] = {"before":[["यी$","ई"],["ये$","ए"]],"stemmer":"HindiStemmer"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ca"] = {"before":[["([cs])io$","$1ió"]],"stemmer":"CatalanStemmer"};

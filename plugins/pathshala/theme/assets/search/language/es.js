// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["es"] = {"before":[["([cs])ion$","$1ión"]],"stemmer":"SpanishStemmer"};

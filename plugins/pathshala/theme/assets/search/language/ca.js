// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ca"] = {"alike":"aeiouy bv cszx ckq gj ly mn lr -h","before":[["([cs])io$","$1ió"]],"stemmer":"CatalanStemmer"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ro"] = {"alike":"aeiouy bv cszx ckq gj ly mn lr -h","stemmer":"RomanianStemmer"};

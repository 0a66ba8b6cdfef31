// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["hu"] = {"alike":"aeiouy bpv cksqz dt fv gj mn lr -h","stemmer":"HungarianStemmer"};

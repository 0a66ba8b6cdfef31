// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["fi"] = {"alike":"aeiouy bpv cksqz dt fv gj mn lr -h","links":" n","stemmer":"FinnishStemmer"};

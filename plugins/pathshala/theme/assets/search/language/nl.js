// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["nl"] = {"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","links":" s e en er","stemmer":"DutchStemmer"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["sv"] = {"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","links":" s e o u","stemmer":"SwedishStemmer"};

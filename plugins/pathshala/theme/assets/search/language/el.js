// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["el"] = {"alike":"ιηυ οω αε βφπ γκχ δτθ ζσ -","stemmer":"GreekStemmer"};

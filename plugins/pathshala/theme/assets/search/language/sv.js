// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["sv"] = {"after":[["^(.{2,}[b-df-hj-np-tvwxz])e([lnr])n?$","$1$2"]],"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","links":" s e o u","stemmer":"SwedishStemmer"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["fo"] = {"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","links":" s e"};

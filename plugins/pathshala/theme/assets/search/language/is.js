// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["is"] = {"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","links":" s e"};

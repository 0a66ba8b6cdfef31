// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["tt"] = {"turkic":true};

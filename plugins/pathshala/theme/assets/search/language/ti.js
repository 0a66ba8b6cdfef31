// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ti"] = {"decomposed":"ethiopic"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["te"] = {"after":[["^(.{2,}?)(?:ాలలో|ాలను|ాలకు|ాలతో|ాలు|ాల|లలో|లను|లకు|లతో|లోని|లో|ను|కు|తో|లు|ం|ి|ు)$","$1"]]};

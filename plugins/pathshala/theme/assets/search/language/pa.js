// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["pa"] = {"after":[["^(.{2,}?)(?:ਿਆਂ|ੀਆਂ|ਾਂ|ੀਆ|ਿਓਂ|ੋਂ|ਾ|ੇ|ੀ|ਿ)$","$1"]]};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["gu"] = {"after":[["^(.{2,}?)(?:ોમાં|માં|ોનો|ોની|ોનું|ોના|નો|ની|નું|ના|ોને|ને|ોથી|થી|ોએ|એ|ોમાંથી)$","$1"],["^(.{2,}?)(?:ો|ા|ી|ું|ે)$","$1"],["ી","િ"],["ૂ","ુ"]]};

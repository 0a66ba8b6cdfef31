// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["as"] = {"after":[["^(.{2,}?)(?:বোৰৰ|বোৰক|বোৰে|বোৰ|সমূহৰ|সমূহ|বিলাকৰ|বিলাক|টোৱে|টোৰ|টোক|টো|ৰে|ৰ|ক|ত|ে)$","$1"],["ী","ি"],["ূ","ু"],["[শষ]","স"],["ণ","ন"]]};

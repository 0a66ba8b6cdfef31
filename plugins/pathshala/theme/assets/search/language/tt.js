// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["tt"] = {"alike":"aeiou bp ckg cj dt fv mn lr sz -hgy","turkic":true};

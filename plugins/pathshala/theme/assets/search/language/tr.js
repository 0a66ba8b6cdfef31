// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["tr"] = {"alike":"aeiou bp ckg cj dt fv mn lr sz -hgy","stemmer":"TurkishStemmer","turkic":true};

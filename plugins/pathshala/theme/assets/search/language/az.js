// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["az"] = {"after":[["^(.{3,}?)(?:larimizin|lerimizin|larinin|lerinin|larini|lerini|larin|lerin|larda|lerde|lardan|lerden|lara|lere|lari|leri|lar|ler|nin|nun|dan|den|da|de|in|un|ni|nu|i|u|a|e)$","$1"]],"alike":"aeiou bp ckg cj dt fv mn lr sz -hgy","turkic":true};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["de"] = {"after":[["ph","f"],["([rt])h","$1"],["c(?=[aourlk]|$)","k"],["kk","k"]],"alike":"aeiouy bp dt fvw gkj ckszx mn -eh","extra":[["^((?:ab|an|auf|aus|bei|ein|mit|nach|vor|zu|um|weg|zuruck|zusammen)?)ge(.{3,}?)(?:(?:e|er)?te?|en)[mnrs]?$","$1$2"]],"links":" s es n en er e","stemmer":"GermanStemmer"};

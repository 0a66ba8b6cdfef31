// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["fr"] = {"before":[["([cst])ite(s?)$","$1ité$2"],["(il|al|iv|ur|ar|or|ic)ite(s?)$","$1ité$2"],["^(.{2,})ee(s?)$","$1ée$2"]],"stemmer":"FrenchStemmer"};

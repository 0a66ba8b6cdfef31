// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["fr"] = {"after":[["ph","f"],["^oign","ogn"]],"alike":"aeiouy bv cszx ckq gj ly mn lr -h","before":[["([cst])ite(s?)$","$1ité$2"],["(il|al|iv|ur|ar|or|ic)ite(s?)$","$1ité$2"],["^(.{2,})ee(s?)$","$1ée$2"],["^clefs?$","clé"]],"extra":[["^(.{4,}?)(?:age|ages)$","$1"]],"stemmer":"FrenchStemmer"};

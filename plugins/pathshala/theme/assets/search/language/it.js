// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["it"] = {"alike":"aeiouy bv cszx ckq gj ly mn lr -h","before":[["(il|al|iv|or|ar|rs|os|ic|et|ed|tr|an|en|un)ita$","$1ità"]],"stemmer":"ItalianStemmer"};

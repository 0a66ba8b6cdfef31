// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["be"] = {"after":[["^(.{3,}?)(?:ямі|амі|ях|ах|ага|аму|ымі|імі|ай|ой|яй|ей|ую|юю|оў|аў|яў|ем|ом|ам|ям|ых|іх|ым|ім|ы|і|а|я|у|ю|е|о|ь)$","$1"]],"alike":"аоя еэияі иый ую бп вф гкх дт жшщ зсц -ьъй"};

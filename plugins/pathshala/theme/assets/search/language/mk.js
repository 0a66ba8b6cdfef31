// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["mk"] = {"after":[["^(.{3,}?)(?:иите|ите|ата|ото|ето|от|та|то|те)$","$1"],["^(.{3,}?)(?:а|и|о|е|у)$","$1"]],"alike":"аоя еэияі иый ую бп вф гкх дт жшщ зсц -ьъй"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["bg"] = {"after":[["^(.{3,}?)(?:ията|ието|иите|ите|ата|ята|ото|ето|ът|ят|та|то|те)$","$1"],["^(.{3,}?)(?:а|я|и|о|е|у|ъ|й)$","$1"]],"alike":"аоя еэияі иый ую бп вф гкх дт жшщ зсц -ьъй"};

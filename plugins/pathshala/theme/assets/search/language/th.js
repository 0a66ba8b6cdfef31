// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["th"] = {"after":[["เเ","แ"],["([เ-ไ])\\1","$1"],["[ก-ฮ][ิุ]?์",""],["[็-๋]",""]]};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ur"] = {"after":[["^(.{2,}?)(?:يوں|يات|ياں|يں|وں|ات)$","$1"],["ھ","ه"],["^(.{2,}?)(?:ے|ا|ه|ي)$","$1"]],"alike":"سصث تط ذزظض حهخ قكغ ايوع -اويع"};

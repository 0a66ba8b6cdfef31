// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["pt"] = {"before":[["([ae])c([çt])","$1$2"],["([oóe])p([çt])","$1$2"],["cao$","ção"],["sao$","são"],["coes$","ções"],["soes$","sões"],["[õã]es$","ão"],["^(.{2,})ais$","$1al"],["veis$","vel"]],"stemmer":"PortugueseStemmer"};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ha"] = {"after":[["^(.{3,}?)(?:n|r)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

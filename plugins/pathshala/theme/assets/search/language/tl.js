// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["tl"] = {"after":[["^(.{3,}?)(?:ng)$","$1"],["^(?:nag|mag|pag|ipag|pinag|naka|maka|nakaka|tag)(?=.{4,})",""]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

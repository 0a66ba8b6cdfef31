// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["uz"] = {"after":[["^(.{3,}?)(?:larining|larini|lariga|larida|laridan|larning|larni|larga|larda|lardan|lari|lar|ning|ni|ga|da|dan|i)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

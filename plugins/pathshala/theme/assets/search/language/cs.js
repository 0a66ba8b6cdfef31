// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["cs"] = {"after":[["^(.{3,}?)(?:atech|ech|ich|ach|ami|emi|imi|ymi|ovi|ove|ova|ovy|ho|mu|eho|iho|emu|imu|ym|im|em|um|om|am|ou|ych|ej|a|e|i|o|u|y)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

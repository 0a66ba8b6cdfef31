// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["sk"] = {"after":[["^(.{3,}?)(?:och|ach|iach|ami|iami|ymi|imi|ovi|ove|ova|ovy|eho|iho|emu|imu|ym|im|em|om|am|ou|ych|ich|ej|ov|a|e|i|o|u|y|ia|ie|iu)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

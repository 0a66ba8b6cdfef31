// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["pl"] = {"after":[["^(.{3,}?)(?:iami|ami|iach|ach|owie|owi|ow|iom|om|iem|em|iego|ego|iemu|emu|iej|ej|ymi|imi|ych|ich|ym|im|ia|ie|iu|io|a|e|i|o|u|y)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

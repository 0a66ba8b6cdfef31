// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["sl"] = {"after":[["^(.{3,}?)(?:ovih|ova|ovi|ega|emu|ami|ama|imi|ih|im|om|em|ah|ev|ov|oma|ema|a|e|i|o|u)$","$1"]],"alike":"aeiouy bpv cksqz dt fv gj mn lr -h"};

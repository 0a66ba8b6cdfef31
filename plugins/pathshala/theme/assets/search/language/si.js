// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["si"] = {"after":[["^(.{2,}?)(?:වලින්|වලට|වල|ගේ|ගෙන්|යක්|වක්|ක්|ට)$","$1"]],"alike":""};

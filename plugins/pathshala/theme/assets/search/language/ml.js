// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ml"] = {"after":[["^(.{2,}?)(?:ങ്ങളുടെ|ങ്ങളില്|ങ്ങളെ|ങ്ങള്ക്ക്|ങ്ങള്|കളുടെ|കളില്|കളെ|കള്ക്ക്|കള്|ത്തിന്റെ|ത്തില്|ത്തിന്|യുടെ|യില്|യെ|ിന്റെ|ിന്|ില്|ം)$","$1"]]};

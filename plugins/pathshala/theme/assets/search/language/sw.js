// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["sw"] = {"after":[["^(.{4,}?)(?:ni)$","$1"],["^(?:(?:ni|u|a|tu|m|wa|i|ki|vi|li|ya|zi|ku|pa)(?:na|li|ta|me|nge|ka)|mw|wa|mi|ki|vi|ch|vy|ma|ku|m(?=[^aeiou])|u)(?=.{4,})",""]]};

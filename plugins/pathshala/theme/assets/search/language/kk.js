// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["kk"] = {"after":[["^(.{3,}?)(?:[лдт][ае]р(?:[дт]ың|[дт]ің|[дт]ы|[дт]і|ға|ге|да|де|дан|ден|ы|і)?|[ндт]ың|[ндт]ің|[ндт]ы|[ндт]і|[ғқ]а|[гк]е|[дт]а|[дт]е|[дт]ан|[дт]ен|ы|і)$","$1"]]};

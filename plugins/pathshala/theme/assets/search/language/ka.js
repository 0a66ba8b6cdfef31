// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ka"] = {"after":[["^(.{3,}?)(?:ებისთვის|ებისგან|ებით|ების|ებში|ებზე|ები|ისთვის|იდან|ის|ით|ში|ზე|მა|სა|ს|ი|ა)$","$1"]]};

// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["pa"] = {"after":[["^(.{2,}?)(?:ਿਆਂ|ੀਆਂ|ਾਂ|ੀਆ|ਿਓਂ|ੋਂ|ਾ|ੇ|ੀ|ਿ)$","$1"]],"alike":"ਕਖਗਘ ਚਛਜਝਯ ਟਠਤਥ ਡਢਦਧ ਪਫਬਭਵ ਙਞਣਨ਩ਮਂ ਰ਱ਡਢ ਲਲ਼਴ ਸ਼਷ਸਚਛ ਅਆ ਇਈਏਐ ਉਊਓਔ ਾਿੀੁੂ੃੆ੇੈ੊ੋੌ -ਾਿੀੁੂ੃੆ੇੈ੊ੋੌ੍ਂ"};

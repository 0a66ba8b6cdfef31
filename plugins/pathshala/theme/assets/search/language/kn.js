// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["kn"] = {"after":[["^(.{2,}?)(?:ಗಳಲ್ಲಿ|ಗಳನ್ನು|ಗಳಿಗೆ|ಗಳಿಂದ|ಗಳ|ಗಳು|ಯಲ್ಲಿ|ದಲ್ಲಿ|ವನ್ನು|ಯನ್ನು|ನ್ನು|ಕ್ಕೆ|ಿಂದ|ಲ್ಲಿ|ಗೆ|ದ|ಯ)$","$1"]]};

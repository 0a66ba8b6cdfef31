// Written by tools/search_scripts.py from search/rules.py.
pathshala.analyzer.languages["ru"] = {"after":[["[ьъ]",""],["^(.+[бвгджзклмнпрстфхцчшщ])[ео]([кцнрлм])$","$1$2"]],"alike":"аоя еэияі иый ую бп вф гкх дт жшщ зсц -ьъй","stemmer":"RussianStemmer"};

"""Search: the index is built here, the browser searches it, from a server or from the disk.

How a build uses it, a language at a time:

    analysed = [analyse(document, language) for document in documents]      (analysed.py; once a page, remembered)
    for address, content in index_files(Edition(language, ...), analysed, shown): ...      (index.py; once a build)

A `Document` (documents.py) is a page in one language with the texts that it has in that language; a page's passages
in another language belong to that language's index, and `shown` says which of them the edition's own pages show.

    text --analyzer--> terms --analysed--> a page's postings --merged--> all postings --index, shards--> files
    query --analyzer, query, typos, reader--> concepts with their postings --rank--> pages

`rank.search` gives the same results in the same order as theme/assets/search/engine.js, from the same files; tests
hold the two together. The page loads theme/assets/search/*.js when the box is opened, not before.
"""

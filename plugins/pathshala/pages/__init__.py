"""Site -> pages: what each page shows, in which language, at which address.

From a page to its HTML: `plan` lists the pages, the same for every language. A `Library` holds an
`Edition` for each language (`edition`), and an edition knows of every text whether it is translated
(`texts`). `render.view` lets the module of the page's kind (`standing`, `packs`, `vocabulary`,
`reference`) make its view (`article_view`), puts it into the template of that kind, and lets `shell`
put everything around it that all pages have (`view`). `render.shell` writes the whole page.
"""

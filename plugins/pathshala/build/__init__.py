"""From a folder of sources to a published site.

`pipeline` is the way through: `inputs` hashes the sources, `reading` reads them, `whole` says which
shards a site is made of, `making` takes each over from the `store` or has `workers` make it, `draft`
holds the new site, `verify` looks it over and `publish` puts it in place of the old one, under `lock`.

A shard (`shards`) is opened (`opening`) and its pages rendered (`make`) with nothing else looked at;
`canonical` digests say what its result is kept under. `last` ends a build before it begins where
nothing changed; `preview` renders single pages from memory; `library` holds a whole site at once,
for MkDocs.
"""

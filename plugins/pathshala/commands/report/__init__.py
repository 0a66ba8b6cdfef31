"""`pathshala report`: how good packs and translations are, for people, programs and pull requests."""

# Each target does its own set-up: a virtual environment from the lock file, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCALE := plugins/pathshala/locale

.PHONY: site test promises serve check lint messages translations screenshots lock clean

site: $(READY) ## Build, check and publish the site into site/
	$(BIN)/pathshala build

test: $(READY) ## Run the whole test suite
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

promises: $(READY) ## Keep every promise in full, which takes hours; the end says how often each was tried
	PATHSHALA_PROMISES=full $(BIN)/pytest -n 2 --dist loadfile -v --durations=0 tests/promises tests/fuzz tests/browser \
		tests/test_supply.py tests/test_po_agreement.py tests/test_po_agreement_written.py tests/test_mutations.py \
		tests/test_markup_pieces.py

serve: $(READY) ## Show the site on this computer and rebuild it when a file changes
	$(BIN)/pathshala serve

check: $(READY) ## Look for faults without building
	$(BIN)/pathshala check

lint: $(READY) ## Style and types of the code
	$(BIN)/ruff check plugins tests tools
	$(BIN)/mypy plugins/pathshala tools

translations: $(READY) ## Bring templates and PO files up to date with the texts
	$(BIN)/pathshala translate extract
	$(BIN)/pathshala translate merge

messages: $(READY) ## Bring the interface's catalogues up to date with templates and code
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ -k say -k text -k ngettext:1,2 -k NN_:1,2 --no-location --sort-output \
		--project=Pathshala --version=1 --copyright-holder="The Pathshala authors" \
		-o $(LOCALE)/pathshala.pot plugins/pathshala/pages plugins/pathshala/theme
	$(BIN)/pybabel -q update -D pathshala -i $(LOCALE)/pathshala.pot -d $(LOCALE) --no-fuzzy-matching --no-wrap

screenshots: $(READY) ## Take the pictures of the README and the guides anew (needs Chromium)
	$(BIN)/python tools/screenshots.py

lock: ## Write the lock file anew from pyproject.toml, for every platform and Python from 3.11
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install -q uv
	$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--upgrade --extra test -o requirements.lock pyproject.toml
	rm -rf $(VENV)-lock

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean: ## Take away all that was built
	rm -rf $(VENV) site .pathshala

.PHONY: bench bench-pages bench-serve bench-translation
bench: $(READY) ## Measure this project against other builders, about 15 minutes; BENCH=--help tells what else can be measured
	cd tests && ../$(BIN)/python -m bench $(BENCH)

bench-pages: $(READY) ## Measure what pages ask of a reader's device: bytes, requests, blocking time, accessibility
	cd tests && ../$(BIN)/python -m bench.pages $(BENCH)

bench-serve: $(READY) ## Measure how soon `pathshala serve` shows an edit, at 1,000 and 10,000 pages
	cd tests && ../$(BIN)/python -m bench.serve $(BENCH)

bench-translation: $(READY) ## Measure extraction against po4a and merging against msgmerge, which must be installed
	cd tests && ../$(BIN)/python -m bench.translation $(BENCH)

.PHONY: false-findings
false-findings: $(READY) ## What the checks say of real texts and translations that are not ours (needs ../shared/corpora)
	cd tests && ../$(BIN)/python -m bench.false_content
	cd tests && ../$(BIN)/python -m bench.false_positives

.PHONY: search-quality
search-quality: $(READY) ## How well search finds, in each language, on the judged queries of tests/search/
	cd tests && ../$(BIN)/python -m search_quality $(SEARCH)

bench-search: $(READY) ## Measure bytes and time to the first result against Pagefind and Material, which may be missing (needs Chromium)
	cd tests && ../$(BIN)/python -m bench.search --peers --large $(BENCH)

# Every target installs what it needs into .venv; nothing else on the machine is changed.
PYTHON ?= python3
BUILDER ?= mkdocs
BIN := .venv/bin
# Two processes share the files, in the order in which tests/conftest.py puts them.
AT_ONCE := --numprocesses 2 --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site site-mkdocs site-zensical pack publish fmt watch check stats rule test retest nightly walkthrough lint \
  bench fuzz lock upgrade audit clean

help:
	@echo "make serve   the live site at http://127.0.0.1:8000"
	@echo "make test    all tests, in a real browser too"
	@echo "make retest  those tests again that failed, one after the other"
	@echo "make nightly  all tests, those too that take minutes each; needs nginx and Caddy"
	@echo "make walkthrough  the pages that walk through a lab, followed to the letter; needs LibreOffice"
	@echo "make check   what is wrong with the curriculum, and how to mend it"
	@echo "make fmt     every file of the curriculum in its one layout"
	@echo "make watch   checks again at each save, and says only what changed"
	@echo "make stats   where the curriculum is thin, and which work is most wanted"
	@echo "make rule    what a rule is about: make rule CODE=REF001"
	@echo "make site    the site as files in site/; built by Zensical: make site BUILDER=zensical"
	@echo "make pack    what a release carries, in pack/: site, syllabus, questions, bill of materials, checksums"
	@echo "make publish  the site as a version on the branch gh-pages: make publish VERSION=dev"
	@echo "make lint    style and types of the code"
	@echo "make bench   how long it takes, against named peers"
	@echo "make fuzz    mutated files, random mistakes, hostile results of a lab and more, others each time: make fuzz SECONDS=600"
	@echo "make lock    choose newer dependencies within their bounds"
	@echo "make audit   which locked packages have known weaknesses; needs the network"
	@echo "make upgrade  a newer version of one of them: make upgrade PACKAGE=mkdocs"

serve: .venv/site
	$(BIN)/mopscert serve

site: site-$(BUILDER)

site-mkdocs: .venv/site
	$(BIN)/mkdocs build --strict --clean

site-zensical: .venv/zensical
	$(BIN)/mopscert render --builder zensical --out rendered
	cd rendered && ../$(BIN)/zensical build --strict
	$(BIN)/mopscert protect rendered/site
	rm -rf site && mv rendered/site site

watch: .venv/site
	$(BIN)/mopscert watch

fmt: .venv/site
	$(BIN)/mopscert fmt

check: .venv/site
	@$(BIN)/mopscert check $(ARGS)

stats: .venv/site
	$(BIN)/mopscert stats

rule: .venv/site
	@$(BIN)/mopscert rule $(CODE)

test: .venv/test
	CHROMIUM="$$(scripts/chromium.sh)" $(BIN)/pytest $(AT_ONCE) --max-worker-restart 0

retest: .venv/test
	CHROMIUM="$$(scripts/chromium.sh)" $(BIN)/pytest --last-failed --last-failed-no-failures none

nightly: .venv/test
	CHROMIUM="$$(scripts/chromium.sh)" $(BIN)/pytest $(AT_ONCE) -m "not spreadsheet"
	CHROMIUM="$$(scripts/chromium.sh)" $(BIN)/pytest $(AT_ONCE) --builder zensical tests/browser

walkthrough: .venv/test
	@command -v soffice >/dev/null || { echo "There is no soffice on the path; install LibreOffice Calc."; exit 1; }
	$(BIN)/pytest -m "" tests/walkthroughs

pack: .venv/release
	$(BIN)/mopscert pack --out pack

publish: .venv/site
	$(BIN)/mopscert publish $(VERSION)

lint: .venv/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/test
	$(BIN)/python -m benchmarks

fuzz: .venv/test
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),600)

lock: .venv/test
	$(call locks,--upgrade)

upgrade: .venv/test
	@grep -qi '^$(PACKAGE)==' requirements/*.txt || { echo "Name a locked package: make upgrade PACKAGE=mkdocs"; exit 1; }
	$(call locks,--upgrade-package '$(PACKAGE)')
	@git diff --stat -- requirements

# The largest comes first, so that nothing is changed where there is no solution; the others take over what it chose.
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
  $(1) --extra build pyproject.toml
define locks
	$(call LOCK,$(1)) --extra test -o requirements/test.txt
	$(call LOCK,$(1)) -c requirements/test.txt -o requirements/site.txt
	$(call LOCK,$(1)) --extra release -c requirements/test.txt -o requirements/release.txt
	$(call LOCK,$(1)) --extra zensical -c requirements/test.txt -o requirements/zensical.txt
	$(call LOCK,$(1)) --extra audit -c requirements/test.txt -o requirements/audit.txt
endef

audit: .venv/audit
	@scripts/audit.sh

clean:
	rm -rf .venv site rendered pack .mopscert-cache

.venv/bin/python:
	PYTHON="$(PYTHON)" scripts/venv.sh

# The hashes cover every dependency; the project itself is installed last, from this folder.
.venv/site: requirements/site.txt pyproject.toml | .venv/bin/python
	@echo "Installing pinned dependencies into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# What some targets need besides.
.venv/release .venv/test .venv/zensical .venv/audit: .venv/%: requirements/%.txt .venv/site
	@echo "Installing requirements/$*.txt into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

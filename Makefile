# `make help` lists what there is. Choose with: make run PORT=8001, make test PYTHON=/path/to/python3.11,
# make test TESTS=tests/content, make test CHROMIUM=/path/to/chromium

PORT ?= 8000
TESTS ?=

# An environment belongs to one Python version and to the set of releases tested on it: 3.11 has the oldest that are
# supported, 3.12 the newest.
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell scripts/find-python)
endif
VERSION := $(shell $(PYTHON) -c "import sys; print('%d.%d' % sys.version_info[:2])")
SET := $(if $(filter 3.11,$(VERSION)),oldest,newest)
VENV ?= .venv/$(VERSION)
BIN := $(VENV)/bin
PEERS := .venv/peers

.DEFAULT_GOAL := help
.PHONY: help run test race fuzz check lint types contract javascript catalogue bench bench-peers codeset messages format lock clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 13

run: $(VENV)/run.stamp ## start the demo course on http://127.0.0.1:8000 (or PORT=...); its state is kept in var/
	@PORT=$(PORT) exec $(BIN)/python -m demo

test: $(VENV)/test.stamp ## run every test, in a Chromium too
	scripts/prepare-node $$($(BIN)/python -c "import playwright; print(playwright.__path__[0])")/driver/node
	CHROMIUM=$$(scripts/find-chromium) && export CHROMIUM && $(BIN)/python -m pytest -n auto --dist loadgroup $(TESTS)

race: $(VENV)/test.stamp ## two pages of one learner at the same moment, and servers killed at work: all of it, not a few
	RACE_PAIRS=$${RACE_PAIRS:-300} RACE_SUBMISSIONS=$${RACE_SUBMISSIONS:-2000} RACE_KILLS=$${RACE_KILLS:-30} \
	$(BIN)/python -m pytest -n auto tests/race

fuzz: $(VENV)/test.stamp ## 100,000 generated calls over all handlers; FUZZ_SEED=2 generates others
	FUZZ_CALLS=$${FUZZ_CALLS:-100000} $(BIN)/python -m pytest -n auto tests/fuzz

# Types are checked with the newest set, for Python 3.11 too: older releases describe less of themselves.
check: lint $(if $(filter newest,$(SET)),types) contract javascript catalogue ## lint, types, import contract, JavaScript types, message catalogue

lint types contract javascript catalogue: $(VENV)/check.stamp

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy

contract:
	$(BIN)/lint-imports

javascript:
	scripts/check-javascript $(VENV)

catalogue:
	$(BIN)/python scripts/messages.py --check

bench: $(VENV)/test.stamp ## measure speed and size as ratios to an empty block
	$(BIN)/python -m benchmarks

bench-peers: ## measure beside the platform's own problem block and xblock-poll, from PyPI; needs Python 3.12
	$(MAKE) --no-print-directory $(PEERS)/peers.stamp VENV=$(PEERS) PYTHON=$$(scripts/find-python 3.12)
	$(PEERS)/bin/python -m benchmarks.peers

codeset: $(VENV)/test.stamp ## write the code set again; RELEASE=, FIRST=, LAST= and SOURCE= for another release
	$(BIN)/python -m scripts.codesets $(if $(RELEASE),--release $(RELEASE)) $(if $(FIRST),--first $(FIRST)) \
	$(if $(LAST),--last $(LAST)) $(if $(SOURCE),--source $(SOURCE))

messages: $(VENV)/check.stamp ## write the English message catalogue
	$(BIN)/python scripts/messages.py

format: $(VENV)/check.stamp ## let ruff lay out the Python code
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

lock: ## write the pins under requirements/ anew; needs both Pythons
	scripts/lock

clean: ## remove the environments and what tools left behind; keeps var/
	rm -rf .venv node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/%.stamp: requirements/%.txt requirements/$(SET).txt requirements/run.txt requirements/test.txt setup.py
	@[ -n "$(VERSION)" ]
	scripts/make-environment $(PYTHON) $(VENV)
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r $< -c requirements/$(SET).txt
	@touch $@

# Needs only make and Python 3.11 or later; everything else goes into .venv.
# Without make: CONTRIBUTING.md names the plain commands.

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
PYTHON ?= py -3
else
BIN := .venv/bin
FIND_PYTHON := for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done
PYTHON ?= $(shell $(FIND_PYTHON))
endif

READY := .venv/ready
DEMO := build/demo
SOURCES := samples/panel-report.txt samples/energy-panel.vtt
RUN := $(BIN)/transcripts

.DEFAULT_GOAL := help
.PHONY: help setup demo test check docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## create .venv with everything pinned in constraints.txt

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt pip hatchling editables
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e ".[html,llm,model]" --group dev
	@$(BIN)/python -c "import pathlib; pathlib.Path('$(READY)').touch()"

demo: $(READY) ## convert a report and a captioned panel to TEI and JSON, and validate them
	@$(RUN) convert $(SOURCES) --to tei -o $(DEMO) --force
	@$(RUN) convert $(SOURCES) --to json -o $(DEMO) --force
	@$(RUN) validate $(DEMO)/panel-report.tei.xml $(DEMO)/panel-report.transcript.json $(DEMO)/energy-panel.tei.xml $(DEMO)/energy-panel.transcript.json
	@$(RUN) show $(DEMO)/panel-report.tei.xml
	@echo "Look at $(DEMO)/panel-report.tei.xml and $(DEMO)/panel-report.transcript.json,"
	@echo "and at the captioned panel: $(RUN) show $(DEMO)/energy-panel.tei.xml"

test: $(READY) ## run the tests, with branch coverage
	@$(BIN)/python -m pytest -n auto -m "not long" --benchmark-disable --cov --cov-report=term

check: $(READY) ## lint, formatting, types, layers, schema drift
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/schema.py --check

docs: $(READY) ## run every command the documentation shows, follow every link
	@$(BIN)/python -m pytest tests/test_docs.py

clean: ## remove .venv and everything built
	@$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in ('.venv', 'build', 'dist', '.hypothesis', '.mypy_cache', '.ruff_cache', '.import_linter_cache', '.benchmarks')]"

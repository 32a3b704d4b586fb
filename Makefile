# run · demo · test · check · bench; each makes its own environment from nothing.
# The same without make (Windows, macOS): README.md.

SHELL := /bin/sh
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$name; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
RUNS := $(VENV)/.made-for-run
TESTS := $(VENV)/.made-for-tests
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help run demo test check format lint types arrows words bench clean
.DEFAULT_GOAL := help

help:
	@echo "make run     the program, on the demonstration desk"
	@echo "make demo    the demonstration desk and its documents, in $(DEMO)"
	@echo "make test    all tests"
	@echo "make check   format, lint, types, arrows, translations"
	@echo "make bench   the table of speed"

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later is needed, and was not found."; exit 1; fi
	@$(PYTHON) -c "import venv, ensurepip" 2>/dev/null \
		|| { echo "$(PYTHON) cannot make an environment: install its venv package (Debian: python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNS): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(TESTS): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test,check]"
	@touch $@ $(RUNS)

$(DEMO)/demo.lupdesk: | $(RUNS)
	$(BIN)/lupdesk demo $(DEMO)

# A screen: any on macOS, an X11 or Wayland session elsewhere.
run: $(RUNS)
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(MAKE) --no-print-directory $(DEMO)/demo.lupdesk && $(BIN)/lupdesk-window $(DEMO)/demo.lupdesk; \
	else \
		echo "There is no screen here, so the demonstration is made without a window."; \
		$(MAKE) --no-print-directory demo; \
	fi

demo: $(RUNS)
	$(BIN)/lupdesk demo $(DEMO)
	@echo "The PDFs lie in $(DEMO)/documents"

test: $(TESTS)
	$(OFFSCREEN) $(BIN)/python -m pytest -n auto $(ARGS)

check: format lint types arrows words

format: $(TESTS)
	$(BIN)/ruff format --check --quiet

lint: $(TESTS)
	$(BIN)/ruff check --quiet

types: $(TESTS)
	$(BIN)/mypy

arrows: $(TESTS)
	$(BIN)/lint-imports

words: $(TESTS)
	$(BIN)/python tools/catalogue.py check

bench: $(TESTS)
	$(OFFSCREEN) $(BIN)/python -m tests.benchmarks

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# make run    install into .venv and open the desk
# make test   install what the tests need and run them
# make check  format, lint, strict types, layer contract
# make format apply the formatter and the safe lint fixes
# make words  take new words of the interface into the catalogues

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
SOURCES = pyproject.toml constraints.txt hatch_build.py $(wildcard content/locale/*/LC_MESSAGES/*.po)
TREE    = tui store content tests hatch_build.py

.PHONY: run test check format words clean

run: $(VENV)/run.stamp
	@$(BIN)/tuikuan

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check $(TREE)
	$(BIN)/ruff check $(TREE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.stamp
	$(BIN)/ruff format $(TREE)
	$(BIN)/ruff check --fix $(TREE)

words: $(VENV)/dev.stamp
	$(BIN)/pybabel -q extract -k tr -k n:1,2 -k N_ --no-wrap --omit-header -o $(VENV)/tuikuan.pot tui store content
	$(BIN)/pybabel -q update --no-wrap --omit-header --no-fuzzy-matching --ignore-obsolete -i $(VENV)/tuikuan.pot -d content/locale -D tuikuan

clean:
	rm -rf $(VENV) build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(BIN)/python $(SOURCES)
	$(INSTALL) .
	@touch $@

$(VENV)/dev.stamp: $(BIN)/python $(SOURCES)
	$(INSTALL) '.[dev]'
	@touch $@ $(VENV)/run.stamp

# make run    install into .venv and open the desk
# make test   install what the tests need and run them
# make test-crash  power losses and kills by the hundred (minutes; needs strace)
# make bench  the store beside SQLite, the desk beside a bare Textual app
# make check  format, lint, strict types, layer contract
# make format apply the formatter and the safe lint fixes
# make docs   make the pictures, the recording and the tables of the READMEs from the real program
# make words  take new words of the interface into the catalogues

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
SOURCES = pyproject.toml constraints.txt hatch_build.py $(wildcard content/locale/*/LC_MESSAGES/*.po)
READ    = $(wildcard content/*/*.py content/playbooks/*/*/*.md content/playbooks/*/*/*/*.md)
TREE    = tui store content tests hatch_build.py

.PHONY: run test test-crash bench check format words docs clean

run: $(VENV)/run.stamp
	@$(BIN)/tuikuan

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

test-crash: $(VENV)/dev.stamp
	FLIPS=all $(BIN)/python -m pytest tests/store/care/test_flipped_bits.py
	SPLICES=3000 $(BIN)/python -m pytest tests/store/care/test_spliced.py
	$(BIN)/python -m tests.store.care.each_call
	CRASH_ROUNDS=25 $(BIN)/python -m pytest tests/store/disk/journal/test_crashes.py tests/store/disk/journal/test_crash_evidence.py
	$(BIN)/python -m tests.store.disk.journal.kill_writers 200
	$(BIN)/python -m tests.store.many_hands 500
	$(BIN)/python -m tests.store.storm 60
	$(BIN)/python -m tests.store.left_open 20000

bench: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench.bench_store
	$(BIN)/python -m tests.bench.bench_history
	$(BIN)/python -m tests.bench.bench_reading
	$(BIN)/python -m tests.bench.bench_desk
	$(BIN)/python -m tests.bench.bench_time
	$(BIN)/python -m tests.bench.bench_check
	$(BIN)/python -m tests.bench.bench_loop
	$(BIN)/python -m tests.bench.bench_draw
	$(BIN)/python -m tests.bench.bench_screen
	$(BIN)/python -m tests.bench.bench_dossier
	$(BIN)/python -m tests.bench.bench_typed

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check $(TREE)
	$(BIN)/ruff check $(TREE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.stamp
	$(BIN)/ruff format $(TREE)
	$(BIN)/ruff check --fix $(TREE)

words: $(VENV)/dev.stamp
	$(BIN)/pybabel -q extract -k tr -k n:1,2 -k N_ --no-wrap --no-location --sort-output -o $(VENV)/tuikuan.pot tui store content
	$(BIN)/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete -i $(VENV)/tuikuan.pot -d content/locale -D tuikuan

docs: $(VENV)/dev.stamp
	$(BIN)/python -m tests.readme
	$(BIN)/python -m tests.manual
	$(BIN)/python -m tests.schemas
	$(BIN)/python -m tests.house
	$(BIN)/python -m tests.letterbook
	$(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV) build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(BIN)/python $(SOURCES)
	$(INSTALL) .
	@touch $@

$(VENV)/installed.stamp: $(BIN)/python $(SOURCES)
	$(INSTALL) '.[dev]'
	@touch $@ $(VENV)/run.stamp

$(VENV)/dev.stamp: $(VENV)/installed.stamp $(READ)
	$(BIN)/python hatch_build.py
	@touch $@

# Two commands are enough: `make run` opens the journal, `make test` tests it. The rest is for those who change it.

PYTHON ?= $(shell for v in python3.14 python3.13 python3.12 python3.11 python3; do command -v $$v >/dev/null 2>&1 && $$v -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && { echo $$v; break; }; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test slow monkey faults check bench docs pictures clean

run: $(VENV)/.run
	@$(BIN)/netjournal

# Bytecode is kept, whatever the shell says: the tests start the program hundreds of times.
test: $(VENV)/.dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto -q

slow: $(VENV)/.dev
	$(BIN)/pytest -n auto -q -m slow

monkey: $(VENV)/.dev
	KEYS=$${KEYS:-20000} $(BIN)/pytest -q tests/tui/test_monkey.py

faults: $(VENV)/.dev
	$(BIN)/python -m tests.faults

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "netjournal needs Python 3.11 to 3.14"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --compile -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --compile -e '.[dev]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist

docs: $(VENV)/.dev
	$(BIN)/python -m tests.docs

pictures: $(VENV)/.dev
	$(BIN)/python -m tests.pictures

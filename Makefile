# The only commands anyone has to remember: run, test, check, bench.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
ONLY ?=

.PHONY: run test test-postgresql check bench trust screenshots install lock docs clean
.DEFAULT_GOAL := run

$(STAMP): pyproject.toml requirements.txt requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Agreed Outcomes needs Python 3.11 or newer. Set PYTHON=python3.11, say.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements-build.txt requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

install: $(STAMP)

run: install
	$(BIN)/outcomes demo

test: install
	@$(BIN)/python -m tests.chromium >/dev/null
	@$(BIN)/python -m tests.nginx >/dev/null
	$(BIN)/pytest -n auto --maxprocesses 4 --ignore tests/browser --ignore tests/dashboard --cov --cov-report=term --cov-fail-under=100
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile tests/dashboard # apart: data and indicators are covered by the tests beside them
	$(BIN)/pytest -n auto --maxprocesses 2 --dist loadfile tests/browser # apart: a driven browser keeps a loop running in its process

# The same tests, every store of theirs a database on a real PostgreSQL server.
test-postgresql: install
	OUTCOMES_TEST_STORE=postgresql $(BIN)/pytest -n auto --maxprocesses 4 tests/data tests/indicators tests/dashboard

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/deptry .
	$(BIN)/python -m tests.readme_tables --check
	$(BIN)/python -m tests.method_page --check
	$(BIN)/python -m tests.catalogues --check
	$(BIN)/python -m tests.advisories

# Rewrites the README's tables and the catalogues of words from the code, and the method page from the spec tables.
docs: install
	$(BIN)/python -m tests.readme_tables
	$(BIN)/python -m tests.method_page
	$(BIN)/python -m tests.catalogues

# Prints ratios measured in one run; `make bench ONLY=judging` runs one part.
bench: install
	$(BIN)/python -m tests.bench $(ONLY)

# Attacks and faults tried, survived and lost, as one table; `make trust ONLY="--store postgresql"` on the other store.
trust: install
	$(BIN)/python -m tests.trust $(ONLY)

# Every page at both widths, in grey and in forced colours, into build/screenshots.
screenshots: install
	$(BIN)/python -m tests.screenshots $(ONLY)

# Pins what pyproject.toml asks for, with hashes and without naming a host.
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet
lock:
	$(LOCK) pyproject.toml --group dev --output-file requirements.txt
	$(LOCK) pyproject.toml --constraints requirements.txt --output-file data/deployment/requirements.txt
	printf 'editables\nhatchling\nuv\n' | $(LOCK) - --output-file requirements-build.txt

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

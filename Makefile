# Two commands matter: `make run` and `make test`. The rest is for developers.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check format texts bench lock audit licences clean

run: .venv/runtime
	$(BIN)/python -m etl example --if-empty
	$(BIN)/python -m etl load || echo "Het dashboard toont de laatste goede uitgave."
	$(BIN)/streamlit run serve.py

test: .venv/dev
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The English catalogue: new texts come in, texts that are gone go out.
texts: .venv/dev
	$(BIN)/python -m language

bench: .venv/dev
	$(BIN)/python -m tests.bench

# Hashes for every platform and for Python 3.11 and newer.
lock: .venv/dev
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt

# Known vulnerabilities in what is locked. Asks the network, so it stands outside `make check`;
# strict: a package that cannot be looked up is a failure, not a pass.
audit: .venv/dev
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements.txt
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.txt

licences: .venv/dev
	$(BIN)/python -m tests.supply.licences

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/dev: .venv/bin/python requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@ .venv/runtime

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage test-artifacts

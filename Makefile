# The newcomer's two commands: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2

.PHONY: help demo test test-postgres sim check fmt bench lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.made:
	@$(PYTHON) deploy/preflight.py
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.txt pyproject.toml
	@echo "Setting up Viec (once)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot core locales reports
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@echo "Setting up the tools for development (once)"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/.run ## set up and start the demo office with its web chat
	@$(BIN)/viec demo $(DEMO)

test: $(VENV)/.dev ## set up and run the tests
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadscope $(PYTEST)

test-postgres: $(VENV)/.dev ## run kernel, core and every conversation on a private PostgreSQL
	@$(BIN)/python -m tests.postgres -n $(JOBS) $(PYTEST)

SEEDS ?= 1000
OFFICES ?= 200
sim: $(VENV)/.dev ## many seeds of the deterministic simulation: of the kernel, and of a whole office
	@$(BIN)/python -m tests.simulation --world kernel --seeds $(SEEDS) --jobs $(JOBS)
	@$(BIN)/python -m tests.simulation --world office --seeds $(OFFICES) --jobs $(JOBS)

check: $(VENV)/.dev ## exactly what CI runs: cheap checks first
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

fmt: $(VENV)/.dev ## format and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: $(VENV)/.dev ## print the ratios that the performance claims rest on
	@for bench in bench/*.py bench/city bench/gateways; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

lock: ## pin every dependency with its hashes anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --group build pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --group build --group dev pyproject.toml -c requirements.txt \
		-o requirements-dev.txt

clean: ## forget the environment and the demo
	rm -rf $(VENV) var

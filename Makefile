# One page of everything a developer or a fresh machine runs. Needs Python 3.11+, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.klaar

# Nothing phones home; runs are kept where `make ui` finds them.
export GX_ANALYTICS_ENABLED := false
export DAGSTER_HOME ?= $(CURDIR)/.waterpas/dagster

.PHONY: run test ui bench lint format lock install clean

run: install  ## load, measure and publish the samples
	$(BIN)/waterpas run

# A file goes to one process, so that what its tests share is made once; the slowest come first.
test: install  ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

ui: install  ## Dagster's page on localhost:3000, with the daemon that runs schedules and sensors
	$(BIN)/python -m pipelines.instance
	@trap 'kill 0' EXIT INT TERM; \
	$(BIN)/dagster-daemon run -w workspace.yaml & \
	$(BIN)/dagster-webserver -w workspace.yaml -h 127.0.0.1 -p 3000

bench: install  ## time and memory: files to bron, one million persons with their suite, all DDL, a flat view
	$(BIN)/python -m benchmarks

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## after a change in requirements*.in; needs uv
	uv pip compile requirements.in requirements-dev.in -o requirements.lock -q \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras

install: $(STAMP)

# Bytecode is compiled once here, also where PYTHONDONTWRITEBYTECODE is set: without it the import
# of Great Expectations alone takes ten seconds instead of four in every run.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Waterpas needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	-env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -qq $(VENV)/lib
	touch $@

clean:  ## the environment and caches; not the warehouse
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

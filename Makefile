# make demo    set up, walk the example cases, then show them at http://localhost:8000 (SERVE=0 ends after the walk)
# make test    set up, then every test that needs no extra system package, on SQLite and on PostgreSQL
# make check   formatting, lint, types, import contracts, core tests: before each commit
# make format  set code and French sentences as `make check` wants them
# make install set up alone; leaves .venv/bin/workpermit
# make serve   the office's own server (needs WORKPERMIT_SECRET_KEY)
# make lock    compile the lock files anew (maintainers; needs uv)

PYTHON ?= python3
SERVE ?= 1
BIN := .venv/bin

# Bytecode is what makes the second start quick, and a test run needs the place where it may put it.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo serve test check format lock clean

help:
	@sed -n '/^# make /s/^# //p' Makefile

install: .venv/.runtime
install-dev: .venv/.dev

.venv/.runtime: requirements.lock pyproject.toml tools/fill_environment.sh
	@PYTHON="$(PYTHON)" sh tools/fill_environment.sh requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml tools/fill_environment.sh
	@PYTHON="$(PYTHON)" sh tools/fill_environment.sh requirements-dev.lock
	@touch .venv/.runtime $@

demo: install
	$(BIN)/workpermit demo $(if $(filter 0,$(SERVE)),--no-serve)

serve: install
	$(BIN)/workpermit migrate
	$(BIN)/workpermit serve

test: install-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser"
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/browser
	$(BIN)/python -m pytest --engine=postgresql

check: install-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	WORKPERMIT_PLACE=tests $(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .import_linter_cache
	$(BIN)/python -m tools.traceability --check
	$(BIN)/python -m pytest -p no:django -m "not large" -q tests/core

format: install-dev
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format
	$(BIN)/python tools/typeset_french.py src

lock:
	sh tools/lock.sh

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

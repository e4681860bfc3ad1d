# The two commands of this project: make demo, make test. Each does its own set-up.
VENV := .venv
PYTHON := $(VENV)/bin/python
CASE := 163-KH-UBND
SOURCE := source_docs/$(CASE)/$(CASE).txt
OUT := output/$(CASE)
READY := $(VENV)/.ready
READY_TO_TEST := $(VENV)/.ready-to-test

.PHONY: demo pictures test lint coverage clean

demo: $(READY)
	@$(VENV)/bin/kehoach parse $(SOURCE) -o $(OUT)/plan.json --force
	@$(VENV)/bin/kehoach subplan $(OUT)/plan.json --agency so-tu-phap -o $(OUT)/subplans

pictures: demo
	@pdftoppm -r 50 -png -f 1 -l 1 -singlefile $(OUT)/subplans/so-tu-phap.pdf docs/sub-plan-page
	@pdftoppm -r 50 -png -f 12 -l 12 -singlefile $(OUT)/subplans/so-tu-phap.pdf docs/sub-plan-annex

test: lint
	$(PYTHON) -m pytest -q tests/project
	$(PYTHON) tests/wheel.py

lint: $(READY_TO_TEST)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

coverage: $(READY_TO_TEST)
	$(PYTHON) -m pytest -n 2 --dist worksteal --cov --cov-report=term

$(READY): pyproject.toml constraints.txt tools/system-packages
	@tools/system-packages
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_TO_TEST): $(READY)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -c constraints.txt --upgrade pip
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info output/*/

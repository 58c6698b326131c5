# `make run` on a fresh machine with Python 3.11 and pip: sets everything up and runs the main job on samples/.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := out/samples

.PHONY: run test lint types setup clean

run: $(READY)
	$(BIN)/extractor run samples -o $(OUT) --overwrite

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy --strict extractor

setup: $(READY)

# The build backend comes first and build isolation stays off, so that nothing is installed unpinned.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) out build dist

# One file of verbs: the hand, the hook and CI all call these.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SERVICES := .venv-services
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup dossier test test-services check format lint imports types docs eval fuzz bench atlas register train-partners train-heads picture clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(STAMP) ## make .venv with the locked packages and this project
$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

dossier: $(STAMP) ## write the Minsk-Yekaterinburg dossier into out/
	@mkdir -p out
	@for kind in html docx pdf md json; do \
	  $(BIN)/pobratim dossier Минск Екатеринбург -o out/minsk-yekaterinburg.$$kind || exit 1; done
	@ls -l out/minsk-yekaterinburg.*

test: $(STAMP) ## all tests that need no service
	$(BIN)/python -m pytest -q

test-services: $(SERVICES)/.set-up ## the tests that need a server or a heavy peer: PostgreSQL, FollowTheMoney
	$(SERVICES)/bin/python -m pytest -q --database postgresql tests/services tests/unit/register
$(SERVICES)/.set-up: constraints-services.txt pyproject.toml
	$(PYTHON) -m venv $(SERVICES)
	$(SERVICES)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints-services.txt
	$(SERVICES)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

check: format lint imports types docs ## everything that needs no run of the program

format: $(STAMP)
	$(BIN)/ruff format --check .

lint: $(STAMP)
	$(BIN)/ruff check .

imports: $(STAMP)
	$(BIN)/lint-imports --no-cache

types: $(STAMP)
	$(BIN)/mypy

docs: $(STAMP) ## the manual, warnings are errors
	$(BIN)/sphinx-build -q -W -b html docs docs/_build/html

eval: $(STAMP) ## quality on our gold (with floors) and on the shipped split
	$(BIN)/python -m eval.floors
	$(BIN)/python -m eval.reprints
	$(BIN)/python -m eval.pairs
	$(BIN)/python -m eval.offers
	$(BIN)/python -m eval.production
	$(BIN)/pobratim eval partners
	$(BIN)/pobratim eval routes

fuzz: $(STAMP) ## 100,000 mutated documents: no crash, no hang, no false span
	$(BIN)/python -m tests.fuzz

bench: $(STAMP) ## speed, as ratios to named peers
	$(BIN)/python -m benchmarks

atlas: $(STAMP) ## build the tables that ship inside the package from the open data in $(SHARED)
	$(BIN)/pobratim atlas build --data $(SHARED)/data

register: $(STAMP) ## read the sample reports into the embedded register
	$(BIN)/pobratim register build

train-partners: $(STAMP) ## train the partner model anew, with its split
	$(BIN)/python -m eval.train_partners

train-heads: $(STAMP) ## train the heads of the thorough tier on our gold
	$(BIN)/python -m eval.train_heads src/pobratim/lexicon/data/event-heads.npz \
	  eval/gold/*-dev.jsonl eval/gold/fresh-*.jsonl $(SHARED)/data/reading-dev/*.jsonl

picture: $(STAMP) ## draw the first page of the dossier for the README
	$(BIN)/python docs/first_page.py

clean: ## forget everything that can be made again
	rm -rf $(VENV) $(SERVICES) out docs/_build build dist

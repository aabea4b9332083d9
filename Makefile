# make example   sets everything up, builds the graph of an example article, validates it and answers a question
# make test      sets everything up and passes the tests
# make check     lint, types, generated files; make graphs rebuilds the graphs of the examples
# make benchmarks   measures everything and writes docs/reference/benchmarks.md
# make docs      writes the reference and the shown outputs anew, and builds the site into site/

PYTHON ?= python3
VENV := .venv
KG := $(VENV)/bin/kg
export NO_COLOR ?= 1

.PHONY: example test check graphs docs benchmarks clean

$(VENV)/.installed: pyproject.toml requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

example: $(VENV)/.installed
	$(KG) build examples/harbour-attack.txt -o graphs/harbour-attack.ttl
	$(KG) validate -g graphs/harbour-attack.ttl
	$(KG) query -g graphs/harbour-attack.ttl --format table "SELECT ?name ?date ?killed WHERE { ?e a ng:Attack ; schema:name ?name ; schema:startDate ?date OPTIONAL { ?e ng:killed ?killed } } ORDER BY ?date ?killed"

test: $(VENV)/.installed
	$(VENV)/bin/python -m pytest

check: $(VENV)/.installed
	$(VENV)/bin/ruff check src tests scripts benchmarks training
	$(VENV)/bin/mypy
	$(VENV)/bin/python scripts/terms.py --check
	$(VENV)/bin/python scripts/docs.py reference --check

graphs: $(VENV)/.installed
	$(KG) build --each -o graphs examples

docs: $(VENV)/.installed
	$(VENV)/bin/python scripts/docs.py
	NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m mkdocs build --strict

benchmarks: $(VENV)/.installed
	$(VENV)/bin/python -m benchmarks
	$(VENV)/bin/python scripts/docs.py reference

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

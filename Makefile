# Two commands do everything: `make demo` and `make test`. Needs python3 (3.11 or newer), pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DEMO = fixtures/documents/fjordvik_planstrategi_2024-2027.pdf
CORPUS ?= ../shared

.PHONY: demo test check lock bench-agreement clean

demo: $(BIN)/.run
	@mkdir -p out
	@$(BIN)/auditor audit $(DEMO)
	@$(BIN)/auditor audit $(DEMO) --format html --output out/rapport.html 2>/dev/null
	@echo
	@echo "Hele rapporten, med sitater og råd: out/rapport.html (åpne den i nettleseren)"

test: $(BIN)/.dev check
	$(BIN)/python -m pytest -n auto

check: $(BIN)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p build/types && ln -sfn ../../plugins build/types/auditor_plugins && ln -sfn ../../rulesets build/types/auditor_rulesets
	MYPYPATH=build/types $(BIN)/mypy -p auditor -p auditor_plugins
	$(BIN)/lint-imports

bench-agreement: $(BIN)/.dev
	$(BIN)/python -m benchmarks.agreement $(foreach file,$(wildcard fixtures/passages/*.yaml),--passages $(file)) \
	  $(if $(wildcard $(CORPUS)/labels),--labels $(CORPUS)/labels --corpus $(CORPUS)/corpus)

$(BIN)/.venv:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(BIN)/.run: $(BIN)/.venv requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.dev: $(BIN)/.venv requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(BIN)/.run

# Pins every dependency with its hashes, for every platform. Needs uv.
lock:
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements/run.txt
	uv pip compile pyproject.toml requirements/build.in --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) build out

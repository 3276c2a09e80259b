# From a fresh Debian 12 or newer with git and make, each of these installs what it needs first.

PYTHON ?= python3
# Whose lab: demo, screenshots and bench share one; tests have one of their own.
LAB ?= caas
TEST_LAB ?= test

BIN := .venv/bin
INSTALLED := .venv/.installed
comma := ,
AS_ROOT := $(if $(filter-out 0,$(shell id -u)),sudo --preserve-env=CAAS_LAB_STATE$(comma)CAAS_LAB_CACHE)
TS := $(wildcard resources/translations/*.ts)

.PHONY: help demo run test check bench screenshots lab-up lab-down translations system clean

help:
	@echo "make demo          a lab of real Docker hosts with sample apps, and the console on it"
	@echo "make run           the console on your own Docker hosts"
	@echo "make test          every check and every test, those on real Docker Engines included"
	@echo "make check         style, types, layers, translations: no engine, no window"
	@echo "make bench         measurements against public tools, also saved as JSON"
	@echo "make screenshots   pictures of the program on the lab, as used in the documentation"
	@echo "make lab-up        the lab alone (root or sudo);  make lab-down removes all of it"
	@echo "make translations  collect new texts, compile what is translated"

system:
	@tools/system-packages.sh

$(INSTALLED): pyproject.toml | system
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the program's libraries into .venv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Compiled translations are made where they are found by a checkout and by the build of a wheel.
resources/translations/%.qm: resources/translations/%.ts $(INSTALLED)
	@$(BIN)/python -m tools.translations --compile

QM := $(TS:.ts=.qm)

translations: $(INSTALLED)
	@$(BIN)/python -m tools.translations
	@$(BIN)/python -m tools.translations --compile

# The lab's hosts stand for other machines: they leave the cores of this one to the console.
demo screenshots: GENTLY := nice -n 10

lab-up: $(INSTALLED)
	@$(GENTLY) $(AS_ROOT) $(PYTHON) -B -m lab --name $(LAB) up
	@$(BIN)/python -m lab --name $(LAB) seed

lab-down:
	@$(AS_ROOT) $(PYTHON) -B -m lab --name $(LAB) down

run: $(INSTALLED) $(QM)
	@$(BIN)/caas-desktop

demo: lab-up $(QM)
	@CAAS_LAB=$(LAB) $(BIN)/python -m tools.demo

check: $(INSTALLED) $(QM)
	@$(BIN)/python -m tools.check

test: $(INSTALLED) $(QM)
	@tools/system-packages.sh tools/apt-packages.txt tests/apt-packages.txt
	@$(BIN)/python -m tools.check
	@$(BIN)/python -m tools.run_tests --lab $(TEST_LAB)

bench: lab-up $(QM)
	@CAAS_LAB=$(LAB) $(BIN)/python -m benchmarks

screenshots: lab-up $(QM)
	@CAAS_LAB=$(LAB) $(BIN)/python -m tools.screenshots

clean:
	rm -rf .venv build dist caas_desktop.egg-info var

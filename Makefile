# Every target sets up what it needs; the second time that takes seconds.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_UPDATE_NOTIFIER := 1
NPM := scripts/npm

SERVICE := $(VENV)/service.stamp
TOOLS := $(VENV)/tools.stamp
GUIDE := $(VENV)/guide.stamp
NODE := $(VENV)/node.stamp
MODULES := extension/node_modules/installed.stamp
PROVIDER := tests/provider/node_modules/installed.stamp
EDITORS := tests/browser/editors/node_modules/installed.stamp
EXTENSION := extension/.output/chrome-mv3/manifest.json
FIREFOX := extension/.output/firefox-mv3/manifest.json
LINTER := extension/package/linter/node_modules/installed.stamp
CONSOLE := extension/.output/console/index.html
COMMAND_LINE := extension/.output/command-line/command_line.js
EXTENSION_SOURCES := $(shell find extension/src extension/public shared_templates -type f 2>/dev/null) \
  extension/wxt.config.ts extension/page_parts.ts extension/lean_packages.ts extension/words_plugin.ts extension/package.json

say = @printf '\033[1m→ %s\033[0m\n' $(1)

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s'|'

.PHONY: run
run: $(SERVICE) $(EXTENSION) $(CONSOLE) ## set everything up, seed a demo team, serve on http://127.0.0.1:8000
	@scripts/run

.PHONY: replicas
replicas: $(TOOLS) $(EXTENSION) $(CONSOLE) ## two replicas on one PostgreSQL, behind a proxy with TLS where Caddy is installed
	@$(PY) -m tests.replicas

.PHONY: demo
demo: export OPTIONAL = 1
demo: $(TOOLS) $(EXTENSION) chromium mail-client ## the whole story, unattended, in a real Roundcube; screenshots in out/demo/
	@$(PY) -m tests.browser.demo

.PHONY: docs
docs: export NO_MKDOCS_2_WARNING = 1
docs: $(GUIDE) ## the guide as a site, in out/site
	@scripts/quietly $(PY) -m mkdocs build --strict
	@echo out/site/index.html

.PHONY: screenshots
screenshots: $(TOOLS) $(GUIDE) $(EXTENSION) $(CONSOLE) chromium fonts ## the pictures of the guide and the stores, in docs/pictures
	@$(PY) -m tests.pictures

.PHONY: test
test: check postgres-tests slow-tests ## every test

.PHONY: check
check: lint types layers quick-tests ## format, lint, types, layers, quick tests

.PHONY: fix
fix: $(TOOLS) $(MODULES) ## format, and mend what can be mended by itself
	@$(PY) -m tests.house.pages
	@$(PY) -m tests.house.words
	ruff format . && ruff check --fix .
	cd extension && ../$(NPM) run -s fix

.PHONY: bench
bench: $(TOOLS) $(EXTENSION) $(CONSOLE) chromium ## measure, and write out/bench.json
	@$(PY) -m benchmarks

.PHONY: build
build: $(EXTENSION) $(CONSOLE) $(COMMAND_LINE) ## the extension, unpacked, in extension/.output/chrome-mv3; the web console beside it

.PHONY: package
package: $(SERVICE) $(EXTENSION) $(FIREFOX) $(LINTER) ## the archives for the stores of Chrome, Edge and Firefox, checked, in out/package/
	@$(PY) -m extension.package $(if $(KEY),--key $(KEY)) $(if $(ADDRESS),--address $(ADDRESS))

.PHONY: wire
wire: $(TOOLS) $(MODULES) ## the extension's sync types, out of the service's OpenAPI document
	@$(PY) -m tests.contract.wire

.PHONY: lint types layers quick-tests slow-tests
lint: $(TOOLS) $(MODULES)
	$(call say,"Format and lint")
	@ruff format --check . && ruff check .
	@cd extension && NO_COLOR=1 ../$(NPM) run -s lint

types: $(TOOLS) $(MODULES)
	$(call say,"Types")
	@mypy
	@cd extension && ../$(NPM) run -s types

layers: $(TOOLS)
	$(call say,"Layers")
	@lint-imports

quick-tests: $(TOOLS) $(EXTENSION) $(COMMAND_LINE) $(PROVIDER)
	$(call say,"Quick tests")
	@cd extension && ../$(NPM) run -s test
	@$(PY) -m pytest -m "not slow" -n 2

slow-tests: $(TOOLS) $(EXTENSION) $(FIREFOX) $(CONSOLE) $(EDITORS) chromium mail-client firefox
	$(call say,"Browser journeys")
	@$(PY) -m pytest -m slow -n 2 --dist loadfile -rR

.PHONY: postgres-tests
postgres-tests: export REJOINDER_TEST_DATABASE = postgresql
postgres-tests: $(TOOLS) $(COMMAND_LINE) $(PROVIDER) ## the service's tests once more, on PostgreSQL
	$(call say,"The service on PostgreSQL")
	@$(PY) -m pytest tests/api tests/contract -m "not slow" -n 2 --ignore-glob="*/test_language*"

.PHONY: chromium fonts mail-client firefox
fonts:
	@scripts/system-packages "the fonts of the pictures" /usr/share/fonts/opentype/inter,/usr/share/fonts/opentype/noto \
	  fonts:fonts-inter,fonts-noto-cjk

chromium:
	@scripts/system-packages "a Chromium to test with" chromium chromium:chromium,fonts-noto-cjk

mail-client:
	@scripts/system-packages "a Roundcube with its own mailbox, to test with" dovecot,php,/var/lib/roundcube/public_html/index.php \
	  roundcube:roundcube,roundcube-sqlite3,dovecot-imapd,php-cli

# Not every system has one to install; without it its journeys are skipped, and say so.
firefox:
	@command -v firefox >/dev/null || OPTIONAL=1 scripts/system-packages "a Firefox to test with" firefox-esr firefox:firefox-esr \
	  || echo "No Firefox here: its journeys are skipped." >&2

# What the Dockerfile runs, in its order.
.PHONY: service extension
service: $(SERVICE)
extension: $(EXTENSION) $(CONSOLE) $(COMMAND_LINE)

$(VENV)/venv.stamp:
	$(call say,"Python environment")
	@scripts/venv $(VENV)
	@touch $@

$(SERVICE): pyproject.toml | $(VENV)/venv.stamp
	$(call say,"The service and what it stands on")
	@scripts/quietly $(PY) -m pip install --quiet -e .
	@touch $@

$(TOOLS): pyproject.toml | $(SERVICE)
	$(call say,"Tools for checking and testing")
	@scripts/quietly $(PY) -m pip install --quiet -e . --group dev
	@touch $@

$(GUIDE): pyproject.toml | $(VENV)/venv.stamp
	$(call say,"Tools for the guide")
	@scripts/quietly $(PY) -m pip install --quiet --group guide
	@touch $@

$(NODE): scripts/node | $(VENV)/venv.stamp
	@scripts/node $(VENV)
	@touch $@

$(MODULES): extension/package.json extension/package-lock.json | $(NODE)
	$(call say,"The extension's packages")
	@cd extension && ../$(NPM) ci --ignore-scripts --silent
	@mkdir -p tests/extension && ln -sfn ../../extension/node_modules tests/extension/node_modules
	@cd extension && ../$(NPM) run -s prepare >/dev/null
	@touch $@

# A real OpenID Connect provider, which the tests of company sign-in start.
$(PROVIDER): tests/provider/package.json tests/provider/package-lock.json | $(NODE)
	@cd tests/provider && ../../$(NPM) ci --ignore-scripts --silent
	@touch $@

# The editors that people write in, which the browser tests type in.
$(EDITORS): tests/browser/editors/package.json tests/browser/editors/package-lock.json | $(NODE)
	$(call say,"The editors to test in")
	@cd tests/browser/editors && ../../../$(NPM) ci --ignore-scripts --silent
	@touch $@

$(EXTENSION): $(EXTENSION_SOURCES) $(MODULES)
	$(call say,"The extension")
	@cd extension && ../$(NPM) run -s build >/dev/null
	@touch $@

$(FIREFOX): $(EXTENSION_SOURCES) $(MODULES)
	$(call say,"The extension for Firefox")
	@cd extension && ../$(NPM) run -s firefox >/dev/null
	@touch $@

# Mozilla's own, which the archive for Firefox has to pass.
$(LINTER): extension/package/linter/package.json extension/package/linter/package-lock.json | $(NODE)
	$(call say,"The linter of Firefox's store")
	@cd extension/package/linter && ../../../$(NPM) ci --ignore-scripts --silent
	@touch $@

$(COMMAND_LINE): $(EXTENSION_SOURCES) extension/vite.command_line.config.ts $(MODULES)
	$(call say,"The reader of other products' files")
	@cd extension && ../$(NPM) run -s command-line >/dev/null

$(CONSOLE): $(EXTENSION_SOURCES) extension/vite.console.config.ts extension/console_plugins.ts $(MODULES)
	$(call say,"The web console")
	@cd extension && ../$(NPM) run -s console >/dev/null
	@touch $@

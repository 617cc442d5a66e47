# Every recipe sets up what it needs first. `make run` and `make test` work on a fresh machine
# that has Python 3.11 and nothing else.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
TEMPLATES := git ls-files -z 'frontend/templates/*.html'
DJADE := $(BIN)/djade --target-version 5.2
# A browser sends nothing on a socket, so nothing long is taken in and nothing is compressed.
SOCKETS := --lifespan off --ws-max-size 1024 --ws-max-queue 1 --ws-per-message-deflate false
SOURCES := manage.py cms feedback frontend surveys themes tests

.PHONY: full offline-story idle-sockets lighthouse run test test-services check fix bench survive lock styles messages setup clean

$(BIN)/uv:
	@echo "1/5  Making .venv ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This project needs Python 3.11 or newer. Say which with: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

# What runs needs only requirements.lock; tests and checks need the second, longer lock.
$(VENV)/.run-installed: requirements.lock | $(BIN)/uv
	@echo "2/5  Installing what requirements.lock names (about a minute the first time) ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev-installed: requirements-dev.lock | $(BIN)/uv
	@echo "Installing what requirements-dev.lock names (about a minute the first time) ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run-installed

setup: $(VENV)/.run-installed

# What the full tier of the analysis needs beyond that; ANALYSIS_TIER=full then reads with it.
full: $(VENV)/.full-installed
$(VENV)/.full-installed: requirements-full.lock | $(BIN)/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-full.lock
	@touch $@ $(VENV)/.run-installed

# The server of docs/running.md, one process: pages, files and sockets.
run: setup
	@$(BIN)/python manage.py set_up
	@DJANGO_SETTINGS_MODULE=$${DJANGO_SETTINGS_MODULE:-cms.settings.development} \
	  $(BIN)/uvicorn cms.asgi:application --port $(PORT) --no-access-log $(SOCKETS)

test: $(VENV)/.dev-installed
	@$(BIN)/pytest $(ARGS)

# The same suite on PostgreSQL and Redis, as a host would run it, but for what a page looks like
# and for the analysis, which knows of no database.
TEST_DATABASE_URL ?= postgres://root@127.0.0.1:5432/root
TEST_REDIS_URL ?= redis://127.0.0.1:6379/9
test-services: $(VENV)/.dev-installed
	@DATABASE_URL=$(TEST_DATABASE_URL) REDIS_URL=$(TEST_REDIS_URL) $(BIN)/pytest --ignore=tests/unit/feedback/analysis --looks=none $(ARGS)

check: $(VENV)/.dev-installed
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(TEMPLATES) | xargs -0 $(DJADE) --check
	@$(BIN)/python manage.py check --fail-level WARNING
	@$(BIN)/python manage.py makemigrations --check --dry-run

# djade reports a mended file as a failure; the second look tells whether anything is left.
fix: $(VENV)/.dev-installed
	@$(BIN)/ruff format $(SOURCES)
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(TEMPLATES) | xargs -0 $(DJADE) || $(TEMPLATES) | xargs -0 $(DJADE) --check

bench: $(VENV)/.dev-installed
	@$(BIN)/python -m tests.benchmarks

# Two hundred people answer while the server is killed under them. PEOPLE, KILLS and SEED change it.
survive: $(VENV)/.dev-installed
	@$(BIN)/python -m tests.survival

# Sockets that hear nothing for minutes, on Redis, and a phone that sleeps for one; about ten minutes.
IDLE ?= 240
SLEEP ?= 60
idle-sockets: $(VENV)/.dev-installed
	@IDLE=$(IDLE) SLEEP=$(SLEEP) REDIS_URL=$(TEST_REDIS_URL) \
	  $(BIN)/pytest tests/functional/sessions/test_processes.py tests/functional/sessions/test_coming_back.py

# Twenty-five people on one offline tablet; the suite itself tells it with four.
offline-story: $(VENV)/.dev-installed
	@OFFLINE_PEOPLE=25 $(BIN)/pytest tests/functional/offline/test_story.py

# A throttled phone's marks for the first question page; needs npm and Chromium.
lighthouse: $(VENV)/.dev-installed
	@npm ci --prefix tests/lighthouse --ignore-scripts --silent
	@$(BIN)/python -m tests.lighthouse

lock: $(BIN)/uv
	@$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-annotate --no-header --quiet -o requirements-dev.lock
	@$(BIN)/uv pip compile pyproject.toml --generate-hashes --no-annotate --no-header --quiet -c requirements-dev.lock -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group full --generate-hashes --no-annotate --no-header --quiet -c requirements-dev.lock -o requirements-full.lock

# What respondents read, gathered into frontend/locale/ for translators, and compiled.
messages: setup
	@$(BIN)/python manage.py catalogues

# Only who changes a style needs npm: what it builds is committed.
styles:
	@npm ci --ignore-scripts --silent
	@npm run --silent styles

clean:
	rm -rf $(VENV) var node_modules

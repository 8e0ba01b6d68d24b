# SPDX-License-Identifier: GPL-3.0-or-later
# On a fresh Debian with a Swift toolchain and make: `make plan`, `make test`. Everything else is optional.
SHELL := /bin/bash
.DEFAULT_GOAL := help

INSTANCE ?= Instances/twente
OUT ?= out/$(patsubst %.zip,%,$(notdir $(INSTANCE:/=)))
FILTER ?=
SWIFTFLAGS ?=
# Tests run optimised: the seasons and searches in them take a fifth of the time of a debug build, and what is tested is what is used.
TESTFLAGS := -c release -Xswiftc -enable-testing

POOLMATCH := .build/release/poolmatch
LIBRARIES := PoolModel PoolData PoolRules PoolAudit PoolVerify PoolSolver PoolGenerator PoolReport PoolNotices PoolLaws PoolAdvice PoolSeason PoolDetail PoolSeasonReport

.PHONY: help setup build plan season-demo instances test test-threads lint check-packages bench bench-peers bench-smoke docs clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

setup: ## Install by apt what the build needs and this machine lacks
	@Scripts/setup

build: setup ## Build the command line, optimised
	swift build -c release --product poolmatch

# Exit status 2 says that a limit stopped the proof: the plan is there, and its summary gives the gap.
plan: build ## Plan a region and show the result (INSTANCE=Instances/twente OUT=out/twente)
	$(POOLMATCH) plan "$(INSTANCE)" --out "$(OUT)" || [ $$? -eq 2 ]
	@echo "The whole report, for a browser: $(OUT)/report.html"

# Each Monday: requests, a surprise, planning from that day on, audit, publishing; ends with an error if anything locked was moved.
season-demo: build ## Run a school year of 40 weeks on Instances/twente by commands alone
	@Scripts/season-demo out/season

# region:seed of each shipped region that the generator makes; `tiny` is made by hand.
GENERATED := small:5 zeeland:20 twente:16 haaglanden:16

instances: build ## Make the generated regions in Instances anew: the same bytes each time
	@set -e; for pair in $(GENERATED); do name=$${pair%:*}; \
	  $(POOLMATCH) generate Instances/$$name --locations Instances/sites/$$name.csv \
	    --postcodes Instances/sites/$$name-postcodes.csv --rates Instances/rates/$$name.json --seed $${pair#*:}; \
	done

test: setup ## Run all tests (FILTER=Name runs those that match)
	@if python=$$(Scripts/python); then export POOLMATCH_PYTHON="$$python"; \
	else echo "No Python environment (the reason is above): the tests that need frictionless, HiGHS or icalendar are skipped."; fi; \
	Scripts/setup cluster || echo "No Slurm (the reason is above): the test of an array job is skipped."; \
	swift test --disable-xctest $(TESTFLAGS) $(SWIFTFLAGS) $(if $(FILTER),--filter '$(FILTER)')

# The tests that work on several threads. libglpk itself is not instrumented: what it does to its own memory is not seen.
THREADED := PoolGLPKTests|BundleSearchTests|PriceSearchTests|PrimalDualTests|DiveTests|NeighbourhoodTests|LevelSearchTests|PartTests|BranchTreeTests|GLPKFailureTests/threads

test-threads: setup ## Run the tests that use threads under the thread sanitizer (its own build, .build-tsan)
	swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan --filter '$(THREADED)'

lint: setup ## Check the format of the code and the licence line of every source file
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks/Speed Benchmarks/Package.swift Package.swift
	@Scripts/check-licence-lines

check-packages: setup ## Let an independent validator (frictionless) judge every shipped data package
	@Scripts/check-packages $(patsubst %/datapackage.json,%,$(wildcard Instances/*/datapackage.json))

# The figures that matter are taken on an idle machine: BENCH="--scale 150x250 --seeds 901-905 --limit 60".
BENCH ?= --scale week,100x110 --family dense --seeds 1-2 --limit 20
RESULTS ?= out/bench/peers.jsonl

bench: setup ## Measure the steps of a run: counts and time (SPEED="--filter 'dense.*'")
	cd Benchmarks && swift package --allow-writing-to-package-directory benchmark --no-progress $(SPEED)

bench-smoke: setup ## See that every benchmark still runs: the smallest scale, one seed, a second each
	@SWIFTFLAGS="$(SWIFTFLAGS)" Scripts/smoke-benchmarks

bench-peers: build ## Measure other solvers on the same regions (BENCH="--scale week --seeds 901-905 --limit 60")
	@Scripts/setup peers
	@python=$$(Scripts/python Benchmarks/peers/requirements.txt .venv-peers) && \
	"$$python" Benchmarks/peers/run.py --out $(RESULTS) $(BENCH) && \
	"$$python" Benchmarks/peers/table.py $(RESULTS) && \
	"$$python" Benchmarks/peers/chart.py $(RESULTS) --out $(dir $(RESULTS))

docs: setup ## Build the documentation of the libraries into out/docs; a warning is an error
	@SWIFTFLAGS="$(SWIFTFLAGS)" Scripts/docs out/docs $(LIBRARIES)

clean: ## Remove everything that was built
	rm -rf .build .build-tsan Benchmarks/.build .venv .venv-peers out

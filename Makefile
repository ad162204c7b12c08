# Solidus. `make run` shows it working, `make test` proves it; both install what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.PHONY: run fast test bench campaign sweep mutants lint embedded firmware fuzz clean prepare


prepare:
	@hil/prepare

run: prepare
	@swift build -c release --product solidus $$(hil/prepare traits) 2>&1 | { grep -vE '^\[|^Build' || true; }
	@.build/release/solidus run first-heat

# For long campaigns: the same program, optimised as one, its code in the order in which runs need it.
fast: prepare
	@swift build --product solidus $$(hil/prepare fast) 2>&1 | tail -n 1
	@hil/arrange .build/fast/release/solidus

test: prepare
	@swift test -Xswiftc -O $$(hil/prepare traits) $(if $(COVERAGE),--enable-code-coverage)

bench: prepare
	@hil/bench

campaign: prepare
	@hil/campaign 10000 .build/campaign.tsv

sweep: prepare
	@hil/sweep 1 .build/sweep.tsv

mutants:
	@hil/mutants/run
	@hil/mutants/rows

lint:
	@swift format lint -r --strict -p Package.swift Sources Tests hil

embedded:
	@hil/firmware/check

firmware:
	@mkdir -p .build
	@hil/firmware/run >.build/firmware.bits 2>.build/firmware.log || { cat .build/firmware.log; exit 1; }
	@diff .build/firmware.bits <(grep -oE '"[0-9a-f]{16}"' Tests/GoldenRunTests/GoldenRunTests.swift | tr -d '"') \
	  && echo "the Cortex-M4 computed the same bits"

fuzz:
	@hil/fuzz 60

clean:
	@rm -rf .build .build-*

# What one does with this repository. Every target needs Rust and a C compiler; `test` and `soak` need the tools that
# `.ci/tools` names, and install them where they may.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

CARGO ?= cargo
OUT   ?= target/demo
DEMO  := target/release/examples/demo
CHECK := python3 examples/check
# Where a check needs the packages of .ci/python.txt.
PYTHON := target/python/bin/python
RANDOM := target/release/examples/random
WORDS := target/release/examples/words
SEND   := target/release/examples/send
INBOX  := target/release/schet-mailbox

# $(call step,heading,command): says what comes, runs it, and says which step it was that failed.
step = @printf '\n==> %s\n' '$(1)'; { $(2); } || { code=$$?; printf '\n*** failed: %s (exit code %s)\n' '$(1)' "$$code" >&2; exit "$$code"; }

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## An operator's month, from calls to delivered invoices, into target/demo (OUT=…)
	$(CARGO) run --locked --release --example demo -- --out $(OUT)

# The cheap checks come first; the tests come last, so that their own lines close the output.
.PHONY: test
test: tools lint deny docs demo-checks document-checks install-check abi-checks language-checks mail-checks tests ## Everything that has to pass before a change is merged

.PHONY: tools
tools: ## What the checks need beside Rust: installed when root, else named
	$(call step,tools,.ci/tools)

.PHONY: lint
lint: ## Formatting, and clippy with warnings denied
	$(call step,formatting,$(CARGO) fmt --all --check)
	$(call step,clippy,$(CARGO) clippy --locked --workspace --all-targets -- -D warnings)

.PHONY: deny
deny: ## Licences, sources and banned crates of all dependencies
	$(call step,dependencies,.ci/deny)

.PHONY: docs
docs: ## Documentation, with warnings denied
	$(call step,documentation,RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --workspace --no-deps)

.PHONY: demo-checks
demo-checks: tools ## The demo and what it leaves behind, looked at with other people's programs
	$(call step,demo: build,$(CARGO) build --locked --release --example demo)
	$(call step,demo: the checks of its output themselves,$(CHECK)/test_checks.py)
	$(call step,demo: run,rm -rf target/demo && $(DEMO) --out target/demo)
	$(call step,demo: output,$(CHECK)/check_demo.py target/demo)
	$(call step,demo: an Asterisk file,$(CHECK)/check_calls.py $(DEMO))
	$(call step,demo: the files of an operator,$(CHECK)/check_input.py $(DEMO))
	$(call step,demo: the schemas of those files,$(PYTHON) adapters/files/schemas/check.py)
	$(call step,demo: whatever the zone of the machine,$(CHECK)/check_zone.py $(DEMO))
	$(call step,demo: killed and run again,$(CHECK)/kill_loop.py $(DEMO) --accounts 60 --kills 5)

.PHONY: document-checks
document-checks: tools ## Invoices of random content, looked at with other people's programs
	$(call step,documents: build,$(CARGO) build --locked --release --example random --example words)
	$(call step,documents: write,rm -rf target/random && $(RANDOM) --out target/random)
	$(call step,documents: four readers,$(CHECK)/check_documents.py target/random)
	$(call step,documents: payment codes,$(CHECK)/check_codes.py --most 50 target/random)
	$(call step,documents: EN 16931 and JSON,$(PYTHON) examples/check/check_einvoices.py core/tests/golden/*.xml target/random)
	$(call step,documents: amounts in words,$(PYTHON) examples/check/check_words.py $(WORDS))
	$(call step,documents: gallery,$(CARGO) build --locked --release --example gallery && rm -rf target/gallery && target/release/examples/gallery target/gallery)
	$(call step,documents: pictures and PDF/A,$(PYTHON) examples/check/check_gallery.py target/gallery)

.PHONY: install-check
install-check: tools ## What `make install` lays down, linked as hosts link it
	$(call step,C libraries: build,$(CARGO) build --locked --release -p schet-ffi)
	$(call step,C libraries: installed and linked,BUILT=target/release ffi/packaging/check)

.PHONY: abi-checks
abi-checks: tools ## The C programs of the tests, the interface held wrongly among them, under valgrind
	$(call step,C interface: build,$(CARGO) build --locked --release -p schet-ffi)
	$(call step,C interface: under valgrind,ffi/tests/run-suites valgrind)

.PHONY: language-checks
language-checks: tools ## A billing's month in C, C++, COBOL, Perl, Python and Java, against an installed tree
	$(call step,languages: build,$(CARGO) build --locked --release -p schet-ffi)
	$(call step,languages: a month in each,$(CHECK)/check_languages.py)

# Without what schet never asks of SQLite.
SQLITE := -USQLITE_ENABLE_FTS3 -USQLITE_ENABLE_FTS3_PARENTHESIS -USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE \
	-USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_ENABLE_STAT4

.PHONY: install
install: ## The C header and libraries, under DESTDIR and PREFIX (/usr/local), LIBDIR (lib); FEATURES=smtp adds SMTP
	LIBSQLITE3_FLAGS="$(SQLITE)" $(CARGO) build --locked --profile dist -p schet-ffi --features "$(FEATURES)"
	BUILT=target/dist ffi/packaging/install install

.PHONY: uninstall
uninstall: ## Takes away what install laid down; the same DESTDIR, PREFIX and LIBDIR
	ffi/packaging/install uninstall

.PHONY: dist-linux
dist-linux: ## The C libraries for old hosts, built against glibc 2.17, as an archive in target/dist-linux
	LIBSQLITE3_FLAGS="$(SQLITE)" ffi/packaging/dist-linux

.PHONY: mail-checks
mail-checks: tools ## Mails over SMTP: taken by Postfix, verified, weighed, and counted after kills
	$(call step,mails: build,$(CARGO) build --locked --release -p schet-examples --example send && $(CARGO) build --locked --release -p schet-mailbox)
	$(call step,mails: Postfix and dkimpy and SpamAssassin,$(PYTHON) examples/check/check_smtp.py $(SEND))
	$(call step,mails: killed and run again,$(CHECK)/kill_mails.py $(SEND) $(INBOX) --orders 900 --kills 30)

.PHONY: mailbox
mailbox: ## A mail server on this machine that shows what it takes, at port 2525
	$(CARGO) run --locked --release -p schet-mailbox

.PHONY: tests
tests: tools ## All tests and doc tests: what `cargo test` does, and what needs other compilers or features
	$(call step,tests,SCHET_COMPILERS="gcc clang" $(CARGO) test --locked --workspace)
	$(call step,tests: the bindings by the languages themselves,$(CARGO) test --locked -p schet-ffi --test foreign)
	$(call step,tests: the C interface with SMTP,$(CARGO) test --locked -p schet-ffi --features smtp --test smtp)

.PHONY: bench
bench: ## What is fast and how fast, beside floors and goals (SCHET_BENCH_SCALE=4 does four times as much)
	$(call step,benchmarks,$(CARGO) bench --locked -p schet-benches)

# How long the campaigns are; PROPTEST_CASES says it for the properties.
KILLS     ?= 300
DOCUMENTS ?= 10000
CODES     ?= 1000

.PHONY: bench-peers
bench-peers: ## The same invoices by schet, krilla, typst and reportlab, in one run
	$(call step,peers: packages of Python,test -x target/peers/bin/python || python3 -m venv target/peers)
	$(call step,peers: their versions,target/peers/bin/pip --quiet --disable-pip-version-check install --requirement benches/peers/requirements.txt)
	$(call step,peers: build,$(CARGO) build --locked --release --manifest-path benches/peers/Cargo.toml)
	$(call step,peers: run,PYTHON=target/peers/bin/python benches/peers/target/release/schet-peers)

.PHONY: soak
soak: tools ## The long campaigns: properties over many more cases, the demo killed some hundred times (KILLS=10 …)
	$(call step,soak: properties,PROPTEST_CASES=$${PROPTEST_CASES:-20000} $(CARGO) test --locked --release --workspace)
	$(call step,soak: C interface under ASan and UBSan,ffi/tests/run-suites address)
	$(call step,soak: demo build,$(CARGO) build --locked --release --example demo)
	$(call step,soak: demo killed and run again,$(CHECK)/kill_loop.py $(DEMO) --accounts 200 --kills $(KILLS))
	$(call step,soak: documents,$(CARGO) build --locked --release --example random --example words && rm -rf target/random && $(RANDOM) --out target/random --count $(DOCUMENTS))
	$(call step,soak: four readers,$(CHECK)/check_documents.py target/random)
	$(call step,soak: payment codes,$(CHECK)/check_codes.py --most $(CODES) target/random)
	$(call step,soak: EN 16931 and JSON,$(PYTHON) examples/check/check_einvoices.py target/random)
	$(call step,soak: amounts in words,$(PYTHON) examples/check/check_words.py --random 1000000 $(WORDS))
	$(call step,soak: mails build,$(CARGO) build --locked --release -p schet-examples --example send && $(CARGO) build --locked --release -p schet-mailbox)
	$(call step,soak: mails killed and run again,$(CHECK)/kill_mails.py $(SEND) $(INBOX) --orders 20000 --kills 1000)
	$(call step,soak: the whole demo,rm -rf target/demo && $(DEMO) --out target/demo && $(CHECK)/check_demo.py --all target/demo)

# What a developer does here; `just` alone lists it. Each recipe is a short command that can also be typed.

# List the recipes.
_default:
    @just --list

# Try it: the page's address is printed first.
demo *OPTIONS:
    cargo run --release -- demo {{OPTIONS}}

# Run the tests: all of them, or those whose name contains a word.
test *WORDS:
    cargo test {{WORDS}}

# What must be right before a commit, but for the tests.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo deny check bans licenses sources

# Run the tests and accept every changed snapshot; read them with `git diff` before you commit.
accept-snapshots *WORDS:
    INSTA_UPDATE=always cargo test {{WORDS}}

# Write .sqlx/ anew, after a query or a migration was changed.
sqlx-prepare:
    .ci/query-data

# Whether .sqlx/ fits the queries and the migrations.
sqlx-check:
    .ci/query-data --check

# Report a month and handle a petition in headless Chromium; screenshots come to tests/browser/screenshots.
browser:
    cargo build
    cd tests/browser && npm ci --no-audit --no-fund && npm test

# Everything that CI does, on a Debian machine as root.
ci:
    .ci/run </dev/null

# The project's chores. Nothing here is needed to build or to use actograph.

# Lists the recipes.
default:
    @just --list

# Formats the code.
fmt:
    cargo fmt

# Finds what the compiler and clippy dislike.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# Runs all tests.
test:
    cargo test

# Accepts what the code does now: golden files and output/.
bless: output
    BLESS=1 cargo test --test it golden

# Writes output/ again from the articles in examples/.
output:
    examples/regenerate.sh

# Builds the page of `explore` after a change in explore/.
page:
    cd explore && npm ci --no-audit --no-fund && npm run build

# Tests the page in Chromium, measures it and takes pictures of it for output/explore/.
page-test:
    cargo build
    cd explore && npm test && npm run bench && npm run screenshots

# Measures accuracy and speed and writes the figures into output/scores.md and README.md.
score:
    python3 tests/scores.py --write

# Measures each stage, and work on graphs.
bench *filter:
    cargo bench --bench stages --bench graphs -- {{filter}}

# Measures parsing beside spaCy, threads and a long text; benches/speed.py says what it needs.
speed:
    target/speed-venv/bin/python benches/speed.py --write

# Shows how the cost of graphs grows, in output/scale.md and README.md.
scale:
    cargo bench --profile fast --bench scale -- --write

# Prints every stage for one sentence.
show +sentence:
    cargo run --quiet --release --example show -- {{quote(sentence)}}

# Does what CI does.
ci:
    .ci/run

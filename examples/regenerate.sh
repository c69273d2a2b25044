#!/usr/bin/env bash
# Writes output/ (or the folder named as the argument) from the articles beside this script:
# for each article and for all of them together JSON, DOT and a picture, one article in every other text format, and
# answers to questions. Needs cargo.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-output}
mkdir -p "$out"

actograph() { cargo run --quiet --release -- "$@"; }

for article in examples/*.txt; do
    name=$(basename "$article" .txt)
    actograph extract "$article" -o "$out/$name.json"
    actograph convert "$out/$name.json" -o "$out/$name.dot"
    actograph convert "$out/$name.json" -o "$out/$name.svg"
done
actograph extract examples/*.txt -o "$out/all.json"
actograph convert "$out/all.json" -o "$out/all.dot"
actograph convert "$out/all.json" -o "$out/all.svg"
for ending in dark.svg graphml gexf csv pairs.csv cyjs mmd jgf cypher neo4j.csv ttl trig; do
    actograph convert "$out/politics.json" -o "$out/politics.$ending"
done
actograph query "$out/all.json" --actor Norwegen --collapse country -o "$out/query.txt"
actograph stats "$out/all.json" -o "$out/stats.txt"
# Ends with 1 where there are differences, as diff(1) does.
actograph diff "$out/politics.json" "$out/all.json" -o "$out/diff.txt" || [ $? = 1 ]
actograph parse examples/politics.txt -o "$out/politics.conllu"

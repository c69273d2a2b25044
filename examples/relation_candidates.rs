//! Writes every candidate for a relation in annotated articles with its features: what `training/relations.py` learns
//! from.
//!
//! `cargo run --release --example relation_candidates -- de < ARTICLES.jsonl > CANDIDATES.jsonl`
//!
//! Reads one article a line with `id` and `sentences`; writes one a line with its `actors` (kind and every name), the
//! first byte of each sentence, and its `candidates`: sentence, source, target, type, whether the type is symmetric,
//! the rule's confidence or null, features (each a list of parts joined by U+001F).

#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::error::Error;
use std::io::BufRead;

use actograph::document::Document;
use actograph::pipeline::Analyzer;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let language = std::env::args().nth(1).unwrap_or_else(|| "de".to_owned());
    let analyzer = Analyzer::embedded(&language)?;
    for line in std::io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        println!("{}", candidates(&analyzer, &article, &language));
    }
    Ok(())
}

fn candidates(analyzer: &Analyzer, article: &Value, language: &str) -> Value {
    let sentences = article["sentences"].as_array().into_iter().flatten();
    let text = sentences.filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
    let id = article["id"].as_str().unwrap_or_default().to_owned();
    let analysis = analyzer.analyze(Document { id, text, lang: language.to_owned(), ..Document::default() });
    let mut found = Vec::new();
    analyzer.candidates(&analysis, |seen| {
        found.push(json!([
            seen.sentence,
            seen.source,
            seen.target,
            seen.relation,
            seen.symmetric,
            seen.rule,
            seen.features.names(),
        ]));
    });
    let actors = analysis.actors.actors.iter().map(|actor| {
        json!({"name": actor.name, "kind": actor.kind.name(), "named": actor.named, "aliases": actor.aliases})
    });
    let starts =
        analysis.trees.iter().map(|tree| tree.sentence.words.first().map_or(0, |word| word.span.start));
    json!({
        "id": article["id"],
        "actors": actors.collect::<Vec<_>>(),
        "starts": starts.collect::<Vec<_>>(),
        "candidates": found,
    })
}

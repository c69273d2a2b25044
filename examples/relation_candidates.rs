//! Writes every candidate for a relation in annotated articles with its features: what `training/relations.py` learns
//! from.
//!
//! `cargo run --release --example relation_candidates -- de < ARTICLES.jsonl > CANDIDATES.jsonl`
//!
//! Reads one article a line with `id` and `sentences`; writes one a line with its `actors` (kind and every name), the
//! first byte of each sentence, and its `candidates`: sentence, source, target, type, whether the type is symmetric,
//! the rule's confidence or null, features (each a list of parts joined by U+001F).
//!
//! `cargo run --release --example relation_candidates -- de --frames` reads nothing and takes the `yes` and `no` sentences
//! of the frames, each as an article with the `type` of its frame and whether it is `expected`.
//!
//! `--model FILE` reads the articles with another model than the embedded one: one that was not trained on them, whose trees
//! are as good as those of an article that is new.

#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::error::Error;
use std::io::BufRead;

use actograph::document::Document;
use actograph::lang::{Language, embedded};
use actograph::pipeline::Analyzer;
use actograph::relation::frame::Frame;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let code = arguments.iter().find(|argument| !argument.starts_with("--")).map_or("de", String::as_str);
    let mut files = *embedded(code).ok_or("name a language of the program")?;
    if let Some(at) = arguments.iter().position(|argument| argument == "--model") {
        files.model = std::fs::read(arguments.get(at + 1).ok_or("--model needs a file")?)?.leak();
    }
    let language = Language::new(&files)?;
    let frames = language.frames.frames().to_vec();
    let analyzer = Analyzer::new(language);
    if arguments.iter().any(|argument| argument == "--frames") {
        of_frames(&analyzer, code, &frames);
        return Ok(());
    }
    for line in std::io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let sentences = article["sentences"].as_array().into_iter().flatten();
        let text = sentences.filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
        let id = article["id"].as_str().unwrap_or_default().to_owned();
        println!("{}", candidates(&analyzer, code, id, text));
    }
    Ok(())
}

fn of_frames(analyzer: &Analyzer, language: &str, frames: &[Frame]) {
    for frame in frames {
        for (text, expected) in [(&frame.yes, true), (&frame.no, false)] {
            let id = format!("{}.{expected}", frame.origin);
            let mut line = candidates(analyzer, language, id, text.clone());
            line["type"] = frame.relation.name.as_str().into();
            line["expected"] = expected.into();
            println!("{line}");
        }
    }
}

fn candidates(analyzer: &Analyzer, language: &str, id: String, text: String) -> Value {
    let lang = language.to_owned();
    let analysis = analyzer.analyze(Document { id: id.clone(), text, lang, ..Document::default() });
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
        "id": id,
        "actors": actors.collect::<Vec<_>>(),
        "starts": starts.collect::<Vec<_>>(),
        "candidates": found,
    })
}

//! Scores the tokeniser against a treebank: `cargo run --example score_tokens -- de gsd-test.conllu [--errors]`.
//!
//! The raw text is that of the `# text` lines; sentences of one document stand behind each other.

#![expect(clippy::print_stdout, reason = "an example that reports")]

use std::fs::File;
use std::io::BufReader;

use actograph::lang::token_data;
use actograph::parse::conllu;
use actograph::token::eval::evaluate;
use actograph::token::{Sentence, Tokenizer};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lang, path, ..] = &arguments[..] else { bail!("usage: score_tokens LANG FILE.conllu [--errors]") };
    let data = token_data(lang).with_context(|| format!("no data for language {lang}"))?;
    let tokenizer = Tokenizer::new(&data)?;
    let file = File::open(path).with_context(|| format!("cannot open {path}"))?;
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    let (mut bytes, mut seconds) = (0, 0.0);
    for document in conllu::read(BufReader::new(file))? {
        let gold: Vec<Sentence> = document.sentences.into_iter().map(|s| s.tree.sentence).collect();
        let start = std::time::Instant::now();
        let ours = tokenizer.tokenize(&document.text);
        seconds += start.elapsed().as_secs_f64();
        bytes += document.text.len();
        if arguments.iter().any(|argument| argument == "--errors") {
            differences(&document.text, &gold, &ours);
        }
        expected.extend(gold);
        found.extend(ours);
    }
    let scores = evaluate(&expected, &found)?;
    for (name, score) in [("sentences", scores.sentences), ("tokens", scores.tokens), ("words", scores.words)]
    {
        println!(
            "{name:9} F1 {:6.2}  right {} found {} expected {}",
            100.0 * score.f1(),
            score.right,
            score.found,
            score.expected
        );
    }
    let words = scores.words.found as f64;
    println!("{:.2} million tokens/s, {:.0} MB/s", words / seconds / 1e6, bytes as f64 / seconds / 1e6);
    Ok(())
}

/// Prints every place where words or sentences differ.
fn differences(text: &str, gold: &[Sentence], ours: &[Sentence]) {
    let spans = |sentences: &[Sentence]| -> std::collections::BTreeSet<_> {
        sentences.iter().flat_map(|s| s.words.iter().map(|w| w.span)).collect()
    };
    let around = |start: u32, end: u32| {
        let mut from = (start as usize).saturating_sub(40);
        let mut to = (end as usize + 30).min(text.len());
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        while !text.is_char_boundary(to) {
            to += 1;
        }
        let (start, end) = (start as usize, end as usize);
        format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to]).replace('\n', "⏎")
    };
    let (a, b) = (spans(gold), spans(ours));
    for span in a.difference(&b) {
        println!("W- {}", around(span.start, span.end));
    }
    for span in b.difference(&a) {
        println!("W+ {}", around(span.start, span.end));
    }
    let ends = |sentences: &[Sentence]| -> std::collections::BTreeSet<u32> {
        sentences.iter().map(|s| s.span.end).collect()
    };
    let (a, b) = (ends(gold), ends(ours));
    for &end in a.difference(&b) {
        println!("S- {}", around(end, end));
    }
    for &end in b.difference(&a) {
        println!("S+ {}", around(end, end));
    }
}

//! Scores a language's model on a treebank with gold tokens, and says how fast it was.
//!
//! `cargo run --profile fast --example score_model -- de gsd-test.conllu [--model FILE] [--compare ANALYSES.conllu]`
//!
//! `--model` takes another model than the embedded one; `--compare` counts the words that the training code analyses
//! differently (see `training/README.md`); then the language's lemma tables, which that code has not, are left out.

#![expect(clippy::print_stdout, reason = "an example that reports")]

use std::fs::File;
use std::io::BufReader;
use std::time::Instant;

use actograph::lang;
use actograph::model::Model;
use actograph::parse::{Lemmas, Parser, Scratch, Tree, conllu, eval};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(code), Some(treebank)) = (arguments.next(), arguments.next()) else {
        bail!("usage: score_model LANG FILE.conllu [--model FILE] [--compare FILE.conllu]")
    };
    let (mut path, mut compare) = (None, None);
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--model" => path = arguments.next(),
            "--compare" => compare = arguments.next(),
            other => bail!("unknown option {other}"),
        }
    }
    let gold = trees(&treebank)?;
    let started = Instant::now();
    let files = lang::embedded(&code);
    let model = match path {
        Some(path) => Model::from_path(path)?,
        None => Model::from_bytes(files.with_context(|| format!("no language {code}"))?.model)?,
    };
    let mut parser = Parser::new(model)?;
    if let (Some(files), None) = (files, &compare) {
        parser = parser.with_lemmas(Lemmas::new(&files.lemmas)?);
    }
    println!("loaded in {:.1} ms", started.elapsed().as_secs_f64() * 1e3);

    let sentences = gold.iter().map(|tree| tree.sentence.clone()).collect();
    let started = Instant::now();
    let found = parser.parse(sentences, &mut Scratch::default());
    let seconds = started.elapsed().as_secs_f64();
    let scores = eval::score(&gold, &found);
    println!("{} words, {:.0} words/s on one core", scores.words, scores.words as f64 / seconds);
    for (name, count) in [
        ("UPOS", scores.upos),
        ("XPOS", scores.xpos),
        ("UFeats", scores.feats),
        ("lemma", scores.lemma),
        ("UAS", scores.head),
        ("LAS", scores.labelled),
    ] {
        println!("{name:6} {:.2}", scores.percent(count));
    }
    if let Some(path) = compare {
        let other = trees(&path)?;
        let pairs = other.iter().zip(&found).flat_map(|(other, found)| other.nodes.iter().zip(&found.nodes));
        println!("{} words differ from {path}", pairs.filter(|(other, found)| other != found).count());
    }
    Ok(())
}

/// The trees of a CoNLL-U file.
fn trees(path: &str) -> Result<Vec<Tree>> {
    let file = File::open(path).with_context(|| format!("cannot open {path}"))?;
    let documents = conllu::read(BufReader::new(file)).with_context(|| format!("in {path}"))?;
    Ok(documents.into_iter().flat_map(|document| document.sentences).map(|sentence| sentence.tree).collect())
}

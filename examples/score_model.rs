//! Scores a model on a treebank with gold tokens, and says how fast it was.
//!
//! `cargo run --profile fast --example score_model -- TREEBANK.conllu [MODEL] [ANALYSES.conllu]`
//!
//! Without MODEL, the embedded German one is taken. With ANALYSES (the same sentences as the training code analyses them,
//! see `training/README.md`), the words on which the two disagree are counted.

use std::time::Instant;

use actograph::model::Model;
use actograph::parse::{Feats, Node, Parser, Scratch, Tree, Upos, eval};
use actograph::text::Span;
use actograph::token::{Sentence, Word};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let gold = read(&std::fs::read_to_string(arguments.next().ok_or("which treebank?")?)?);
    let started = Instant::now();
    let model = match arguments.next() {
        Some(path) => Model::from_path(path)?,
        None => Model::german()?,
    };
    let parser = Parser::new(model)?;
    println!("loaded in {:.1} ms", started.elapsed().as_secs_f64() * 1e3);

    let sentences: Vec<Sentence> = gold.iter().map(|tree| tree.sentence.clone()).collect();
    let mut scratch = Scratch::default();
    let started = Instant::now();
    let found = parser.parse(sentences, &mut scratch);
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
    if let Some(path) = arguments.next() {
        let other = read(&std::fs::read_to_string(path)?);
        let pairs = other.iter().zip(&found).flat_map(|(other, found)| other.nodes.iter().zip(&found.nodes));
        let differ = pairs.filter(|(other, found)| other != found).count();
        println!("{differ} of {} words differ from the other analyses", scores.words);
    }
    Ok(())
}

/// A treebank's words and trees, without comments, ranges and empty nodes.
fn read(text: &str) -> Vec<Tree> {
    text.split("\n\n").map(tree).filter(|tree| !tree.is_empty()).collect()
}

fn tree(block: &str) -> Tree {
    let mut sentence = Sentence::default();
    let mut nodes = Vec::new();
    for line in block.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() < 10 || columns[0].parse::<usize>().is_err() {
            continue;
        }
        let entity = columns[9].split('|').find_map(|pair| pair.strip_prefix("NER=")).unwrap_or_default();
        sentence.words.push(Word { form: columns[1].into(), span: Span::default(), space_after: true });
        nodes.push(Node {
            lemma: columns[2].into(),
            upos: Upos::from_name(columns[3]).unwrap_or(Upos::X),
            xpos: columns[4].into(),
            feats: Feats::new(columns[5]),
            head: columns[6].parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
            deprel: columns[7].into(),
            entity: entity.into(),
        });
    }
    Tree::new(sentence, nodes)
}

//! Cuts a text into words and writes them as CoNLL-U: `cargo run --example write_conllu -- [FILE]`.
//!
//! There is no analysis yet at this stage: every word hangs on the first.

use std::io::{BufWriter, stdout};

use actograph::lang::{detect, token_data};
use actograph::parse::conllu::Writer;
use actograph::parse::{Feats, Node, Tree, Upos};
use actograph::token::Tokenizer;
use anyhow::{Context, Result};

const TEXT: &str = "Gesandter reist ab\n\nDie US-Ministerin hat am 3. Mai im Schloss z. B. mit „Dr. Berg“ gesprochen. \
                    Danach ging sie ins Kino.\n";

fn main() -> Result<()> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?,
        None => TEXT.to_owned(),
    };
    let lang = detect(&text).unwrap_or("de");
    let tokenizer = Tokenizer::new(&token_data(lang).context("no data for this language")?)?;
    let trees: Vec<Tree> = tokenizer
        .sentences(&text)
        .map(|sentence| {
            let node = |index: usize| Node {
                lemma: sentence.words[index].form.clone(),
                upos: Upos::X,
                xpos: "".into(),
                feats: Feats::default(),
                head: (index > 0).then_some(0),
                deprel: if index > 0 { "dep" } else { "root" }.into(),
                entity: "".into(),
            };
            let nodes = (0..sentence.words.len()).map(node).collect();
            Tree::new(sentence, nodes)
        })
        .collect();
    Writer::new(BufWriter::new(stdout().lock())).document("example", &trees)?;
    Ok(())
}

//! The pipeline by hand: each stage reads what the stages before it made, and adds its own.
//!
//! `cargo run --release --example stage_by_stage`

#![expect(clippy::print_stdout, reason = "an example that prints")]

use actograph::document::Document;
use actograph::graph::Builder;
use actograph::lang::{self, Language};
use actograph::parse::Scratch;
use actograph::pipeline::Analysis;
use actograph::{actor, export, relation};

const TEXT: &str =
    "Die IG Metall fordert vom Vorstand mehr Geld. Vorstandschefin Vollmer lehnte das laut „Weser-Post“ ab.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A language is a folder of data: tokeniser rules, a model, lexicons, frames. Nothing of it is global.
    let german = Language::new(lang::embedded("de").ok_or("no German inside")?)?;

    // Text → sentences and words. Spans are bytes of the text, whatever the words look like.
    let sentences = german.tokenizer.tokenize(TEXT);
    for sentence in &sentences {
        println!("sentence {:?}: {} words", sentence.span.of(TEXT), sentence.words.len());
    }

    // Sentences → dependency trees. Any UD parser can stand in here, by way of CoNLL-U.
    let trees = german.parser.parse(sentences, &mut Scratch::default());
    for tree in &trees {
        let root = tree.root().ok_or("an empty sentence")?;
        println!("root {} ({})", tree.form(root), tree.lemma(root));
    }

    // Trees → actors and where they are mentioned.
    let actors = actor::find(TEXT, &trees, &german.actors);
    for found in &actors.actors {
        println!("{}: {}", found.kind.name(), found.aliases.join(" = "));
    }

    // Trees and actors → relations, with trigger, status and speaker.
    let relations = relation::extract(TEXT, &trees, &actors, german.knowledge());
    for found in &relations {
        let (source, target) = (&actors.actors[found.source].name, &actors.actors[found.target].name);
        println!("{source} {} {target}: {} [{}]", found.kind.name, found.status.name(), found.trigger);
    }

    // Relations of any number of documents → graph → file.
    let document = Document {
        id: "note".to_owned(),
        lang: "de".to_owned(),
        text: TEXT.to_owned(),
        ..Document::default()
    };
    let mut builder = Builder::default();
    builder.add(&Analysis { document, trees, actors, relations });
    let json = export::by_name("json").ok_or("no such format")?;
    println!("{}", export::to_string(&builder.build(), json));
    Ok(())
}

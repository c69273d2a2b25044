//! Prints what every stage makes of a text: trees, actors, relations, graph.
//!
//! `cargo run --release --example show -- "Lena Kern kritisierte Tobias Brandt."`

#![expect(clippy::print_stdout, reason = "an example that prints")]

mod stages;

use actograph::document::Document;
use actograph::graph::Builder;
use actograph::pipeline::Analyzer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let text =
        if words.is_empty() { "Lena Kern kritisierte Tobias Brandt.".to_owned() } else { words.join(" ") };
    let document = Document { id: "text".to_owned(), text, lang: "de".to_owned(), ..Document::default() };
    let analysis = Analyzer::embedded("de")?.analyze(document);
    let mut builder = Builder::default();
    builder.add(&analysis);

    println!("── words and trees (CoNLL-U)\n{}", stages::trees(&analysis).trim_end());
    println!("\n── actors\n{}", stages::actors(&analysis).trim_end());
    println!("\n── relations\n{}", stages::relations(&analysis).trim_end());
    println!("\n── graph (DOT)\n{}", stages::graph(&builder.build(), "dot").trim_end());
    Ok(())
}

//! Several files become one graph, in which an actor of two articles is one node.
//!
//! `cargo run --release --example batch [-- FILE…]` reads the articles of this folder when no file is named.

#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::path::PathBuf;

use actograph::document::Document;
use actograph::export;
use actograph::graph::{Builder, Filter, Keep};
use actograph::pipeline::Analyzer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"));
        paths = ["business.txt", "politics.txt", "sport.txt"].map(|name| folder.join(name)).into();
    }

    // One analyser serves all documents. The builder keeps their evidence, not their texts.
    let analyzer = Analyzer::embedded("de")?;
    let mut builder = Builder::default();
    for path in &paths {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path)?;
        builder.add(&analyzer.analyze(Document { id, text, lang: "de".to_owned(), ..Document::default() }));
    }
    let graph = builder.build();

    // What can be named and typed, and nothing that stands alone.
    let graph = graph.filtered(&Filter { other: false, min_confidence: 0.5, keep: Keep::Related });
    println!("{} documents, {} actors, {} edges", paths.len(), graph.node_count(), graph.edge_count());

    // The strongest ties: most evidence first.
    let mut links: Vec<_> = graph.links().collect();
    links.sort_by_key(|link| std::cmp::Reverse(link.edge.weight()));
    for link in links.iter().take(5) {
        let (source, kind, target) = (&link.source.name, &link.edge.kind.name, &link.target.name);
        println!("{:3} × {source} {kind} {target}", link.edge.weight());
    }

    // Any format of `actograph extract --format` is one call away.
    let dot = export::by_name("dot").ok_or("no such format")?;
    println!("{} bytes for Graphviz", export::to_string(&graph, dot).len());
    Ok(())
}

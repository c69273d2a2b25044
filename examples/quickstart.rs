//! The shortest way from a text to who did what to whom.
//!
//! `cargo run --release --example quickstart`

#![expect(clippy::print_stdout, reason = "an example that prints")]

use actograph::document::Document;
use actograph::graph::Builder;
use actograph::pipeline::Analyzer;

const TEXT: &str = "Die norwegische Außenministerin Ingrid Solvang traf am Dienstag in Reykjavik ihren \
                    Kollegen Jon Hallgrimsson. Solvang habe Island nicht gedroht, sagte Sprecher Lars Nygård.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Slow, so done once: the model and the lexicons are inside the program and are unpacked here.
    let analyzer = Analyzer::embedded("de")?;

    // Fast, and cannot fail: any text gives a result.
    let document = Document {
        id: "note".to_owned(),
        lang: "de".to_owned(),
        text: TEXT.to_owned(),
        ..Document::default()
    };
    let analysis = analyzer.analyze(document);

    // A graph has one node per actor and one edge per (source, type, target).
    let mut builder = Builder::default();
    builder.add(&analysis);
    let graph = builder.build();

    for link in graph.links() {
        let not = if link.edge.negated() { "not " } else { "" };
        println!("{} → {not}{} → {}", link.source.name, link.edge.kind.name, link.target.name);
        // Every edge can show where it comes from.
        for evidence in &link.edge.evidence {
            let by =
                evidence.speaker().map(|speaker| format!(", on the word of {speaker}")).unwrap_or_default();
            println!("    {}{by}: “{}”", evidence.status.name(), evidence.text);
        }
    }
    Ok(())
}

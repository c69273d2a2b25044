//! Graph files: one file per format, all behind [`Exporter`].
//!
//! Sees the graph only. To add a format, write its module and name it in [`FORMATS`].
//!
#![doc = include_str!("formats.md")]

mod colours;
mod columns;
mod csv;
mod cypher;
mod cytoscape;
mod dot;
mod gexf;
mod graphml;
pub mod html;
mod jgf;
mod json;
mod legend;
mod mermaid;
mod neo4j;
#[cfg(feature = "parquet")]
mod parquet;
mod rdf;
mod svg;
mod text;
mod xml;

use std::io::{self, Write};

use crate::graph::{Filter, Graph, Keep};

pub use json::ReadError;

/// All formats.
pub const FORMATS: &[&dyn Exporter] = &[
    &json::Json,
    &dot::Dot,
    &svg::Svg { dark: false },
    &svg::Svg { dark: true },
    &graphml::GraphMl,
    &gexf::Gexf,
    &csv::Edges,
    &csv::Pairs,
    &csv::Nodes,
    &csv::Evidence,
    &cytoscape::Cytoscape,
    &mermaid::Mermaid,
    &html::Html,
    &jgf::Jgf,
    &cypher::Cypher,
    &neo4j::Relations,
    &neo4j::Actors,
    &neo4j::Evidence,
    &rdf::Turtle,
    &rdf::TriG,
    #[cfg(feature = "parquet")]
    &parquet::Edges,
    #[cfg(feature = "parquet")]
    &parquet::Nodes,
    #[cfg(feature = "parquet")]
    &parquet::Evidence,
];

/// A file format for graphs.
pub trait Exporter: Sync {
    /// The word that chooses it on the command line.
    fn name(&self) -> &'static str;

    /// What it is for, in a few words.
    fn purpose(&self) -> &'static str;

    /// File name endings that choose it, without the dot, in small letters.
    fn endings(&self) -> &'static [&'static str];

    /// What the format shows unless the user says otherwise: data formats everything, pictures the essential.
    fn defaults(&self) -> Filter {
        Filter::default()
    }

    /// Whether the file is text in UTF-8.
    fn is_text(&self) -> bool {
        true
    }

    /// Formats that are written beside this one when it goes to a file: `graph.csv` gets `graph.nodes.csv`, after
    /// the first ending of the companion.
    fn companions(&self) -> &'static [&'static dyn Exporter] {
        &[]
    }

    /// Writes the graph.
    ///
    /// # Errors
    /// Only those of `out`.
    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()>;
}

/// What a picture leaves out: verbs without a type, and actors that would float alone.
const PICTURE: Filter = Filter { other: false, min_confidence: 0.0, keep: Keep::Related };

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static dyn Exporter> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format that the ending of a file name stands for; the longest ending decides (`nodes.csv` before `csv`).
pub fn by_file_name(name: &str) -> Option<&'static dyn Exporter> {
    let name = name.to_lowercase();
    let fits = |ending: &&str| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
    let longest = |format: &dyn Exporter| format.endings().iter().copied().filter(fits).map(str::len).max();
    let fitting = FORMATS.iter().copied().filter_map(|format| Some((longest(format)?, format)));
    fitting.max_by_key(|(length, _)| *length).map(|(_, format)| format)
}

/// Writes the graph into memory.
///
/// ```
/// # use actograph::{export, graph::Builder};
/// let graph = Builder::default().build();
/// for format in export::FORMATS {
///     let bytes = export::to_bytes(&graph, *format);
///     assert_eq!(String::from_utf8(bytes).is_ok(), format.is_text());
/// }
/// ```
pub fn to_bytes(graph: &Graph, format: &dyn Exporter) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory cannot fail.
    let _ = format.write(graph, &mut bytes);
    bytes
}

/// Writes the graph into a string; for a format that is no text (see [`Exporter::is_text`]) use [`to_bytes`].
///
/// ```
/// # use actograph::{export, graph::Builder};
/// let dot = export::by_name("dot").ok_or("no such format")?;
/// assert!(export::to_string(&Builder::default().build(), dot).starts_with("digraph"));
/// # Ok::<(), &str>(())
/// ```
pub fn to_string(graph: &Graph, format: &dyn Exporter) -> String {
    String::from_utf8_lossy(&to_bytes(graph, format)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_choose_one_format_each() {
        let mut seen = std::collections::BTreeSet::new();
        for format in FORMATS {
            assert_eq!(by_name(format.name()).unwrap().name(), format.name());
            for ending in format.endings() {
                assert!(seen.insert(*ending), "ending {ending} twice");
                assert_eq!(
                    by_file_name(&format!("Graph.{}", ending.to_uppercase())).unwrap().name(),
                    format.name()
                );
            }
        }
        assert!(by_name("pdf").is_none());
        assert!(by_file_name("json").is_none(), "a name without a dot has no ending");
        assert!(by_file_name("graph.txt").is_none());
    }
}

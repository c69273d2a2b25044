//! Tests through the public interface, in one binary.

mod candidates;
mod cli;
mod cli_graphs;
mod collapse;
mod correct;
mod csv;
mod cytoscape;
mod diff;
mod dot;
mod gexf;
mod golden;
mod graphml;
mod html;
mod jgf;
mod json;
mod laws;
mod merge;
mod mermaid;
mod neo4j;
#[cfg(feature = "parquet")]
mod parquet;
mod query;
mod rdf;
mod readme;
mod spec;
mod stats;
mod support;
mod svg;

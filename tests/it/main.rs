//! Tests through the public interface, in one binary.

mod cli;
mod correct;
mod csv;
mod cytoscape;
mod dot;
mod gexf;
mod golden;
mod graphml;
mod json;
mod laws;
mod merge;
mod mermaid;
mod readme;
mod support;

//! Cytoscape JSON, for Cytoscape and cytoscape.js.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::Exporter;
use super::columns::{Column, NODES, Value, edge_columns, rows};
use super::json::write_lines;
use super::text::one_line;
use crate::graph::Graph;

/// Cytoscape JSON.
pub(super) struct Cytoscape;

impl Exporter for Cytoscape {
    fn name(&self) -> &'static str {
        "cytoscape"
    }

    fn purpose(&self) -> &'static str {
        "JSON for Cytoscape and cytoscape.js"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["cyjs"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{{\"format_version\": \"1.0\", \"generated_by\": \"actograph\", \"data\": {{\"name\": \"actograph\"}},"
        )?;
        write!(out, "\"elements\": {{\"nodes\": ")?;
        let nodes = graph.nodes().map(|node| {
            let mut data = attributes(NODES, node);
            data.insert("id".to_owned(), json!(node.id));
            data.insert("name".to_owned(), json!(one_line(&node.name)));
            json!({ "data": data })
        });
        write_lines(out, nodes)?;
        write!(out, ",\n\"edges\": ")?;
        let columns = edge_columns();
        let edges = rows(graph).into_iter().map(|row| {
            let mut data = attributes(&columns, &row);
            // An edge with the id of a node would be dropped without a word: rows have ids of their own.
            data.insert("id".to_owned(), json!(row.id));
            data.insert("source".to_owned(), json!(row.link.source.id));
            data.insert("target".to_owned(), json!(row.link.target.id));
            data.insert("interaction".to_owned(), json!(one_line(&row.link.edge.kind.name)));
            json!({ "data": data })
        });
        write_lines(out, edges)?;
        writeln!(out, "}}}}")
    }
}

fn attributes<T>(columns: &[Column<T>], item: &T) -> Map<String, Json> {
    let values = columns.iter().filter_map(|column| {
        let value = match (column.value)(item)? {
            Value::Text(text) => json!(text),
            Value::Integer(number) => json!(number),
            Value::Real(number) => json!(number),
            Value::Boolean(truth) => json!(truth),
        };
        Some((column.name.to_owned(), value))
    });
    values.collect()
}

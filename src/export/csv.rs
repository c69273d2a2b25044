//! CSV tables after RFC 4180: edges, nodes and evidence, for spreadsheets, Gephi and databases.

use std::io::{self, Write};

use super::Exporter;
use super::columns::{NODES, Value, edge_columns, rows};
use super::text::one_line;
use crate::graph::Graph;

/// One row per edge.
pub(super) struct Edges;
/// One row per actor.
pub(super) struct Nodes;
/// One row per piece of evidence.
pub(super) struct Evidence;

impl Exporter for Edges {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn purpose(&self) -> &'static str {
        "tables of edges, and beside a file those of nodes and evidence"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn companions(&self) -> &'static [&'static dyn Exporter] {
        &[&Nodes, &Evidence]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        // The names that Gephi's import looks for; its `Type` is not that of the relation.
        let own = ["Source", "Target", "Type", "Id"].map(str::to_owned);
        let columns = edge_columns();
        let rest = columns.iter().map(|column| match column.name {
            "type" => "relation".to_owned(),
            name => name.to_owned(),
        });
        write_row(out, own.into_iter().chain(rest))?;
        for row in rows(graph) {
            let own = [&row.link.source.id, &row.link.target.id, "Directed", &row.id].map(cell);
            write_row(out, own.into_iter().chain(columns.iter().map(|column| value((column.value)(&row)))))?;
        }
        Ok(())
    }
}

impl Exporter for Nodes {
    fn name(&self) -> &'static str {
        "csv-nodes"
    }

    fn purpose(&self) -> &'static str {
        "table of nodes alone"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["nodes.csv"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let header = NODES.iter().map(|column| column.name.to_owned());
        write_row(out, std::iter::once("Id".to_owned()).chain(header))?;
        for node in graph.nodes() {
            let values = NODES.iter().map(|column| value((column.value)(node)));
            write_row(out, std::iter::once(cell(&node.id)).chain(values))?;
        }
        Ok(())
    }
}

impl Exporter for Evidence {
    fn name(&self) -> &'static str {
        "csv-evidence"
    }

    fn purpose(&self) -> &'static str {
        "table of evidence alone, one sentence per row"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["evidence.csv"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let header = "edge,source,type,target,status,negated,by,confidence,predicate,trigger,document,date,sentence,start,end,text";
        write_row(out, header.split(',').map(str::to_owned))?;
        for row in rows(graph) {
            for evidence in &row.link.edge.evidence {
                let document = &graph.documents()[evidence.document];
                let cells = [
                    cell(&row.id),
                    cell(&row.link.source.name),
                    cell(&row.link.edge.kind.name),
                    cell(&row.link.target.name),
                    cell(evidence.status.name()),
                    evidence.negated.to_string(),
                    cell(&evidence.by.join("; ")),
                    format!("{:?}", f64::from(evidence.confidence) / 100.0),
                    cell(&evidence.predicate),
                    cell(&evidence.trigger),
                    cell(&document.id),
                    cell(document.date.as_deref().unwrap_or_default()),
                    evidence.sentence.to_string(),
                    evidence.start.to_string(),
                    evidence.end.to_string(),
                    cell(&evidence.text),
                ];
                write_row(out, cells.into_iter())?;
            }
        }
        Ok(())
    }
}

fn value(value: Option<Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Text(text)) => cell(&text),
        Some(value) => value.text(),
    }
}

/// Text on one line, quoted where needed. A spreadsheet would calculate what begins like a formula: an apostrophe
/// makes text of it.
fn cell(text: &str) -> String {
    let mut text = one_line(text);
    if text.starts_with(['=', '+', '-', '@']) {
        text.insert(0, '\'');
    }
    if text.contains(['"', ',', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn write_row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for (index, cell) in cells.enumerate() {
        write!(out, "{}{cell}", if index == 0 { "" } else { "," })?;
    }
    write!(out, "\r\n")
}

//! CSV tables after RFC 4180: edges, nodes and evidence, for spreadsheets, Gephi and databases.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Exporter;
use super::columns::{NODES, Value, edge_columns, rows};
use super::text::{clean, edge_label, one_line};
use crate::graph::{Graph, Link};

/// One row per edge.
pub(super) struct Edges;
/// One row per pair of actors.
pub(super) struct Pairs;
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
        // Gephi's `Type` is not that of the relation.
        let own = ["Source", "Target", "Type", "Id"].map(str::to_owned);
        let columns = edge_columns();
        let rest = columns.iter().map(|column| match column.name {
            "type" => "relation".to_owned(),
            name => heading(name),
        });
        write_row(out, own.into_iter().chain(rest))?;
        for row in rows(graph) {
            let own = [&row.link.source.id, &row.link.target.id, "Directed", &row.id].map(id);
            write_row(out, own.into_iter().chain(columns.iter().map(|column| value((column.value)(&row)))))?;
        }
        Ok(())
    }
}

impl Exporter for Pairs {
    fn name(&self) -> &'static str {
        "csv-pairs"
    }

    fn purpose(&self) -> &'static str {
        "table of pairs of actors, all that one did to the other in one row"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["pairs.csv"]
    }

    /// Gephi joins edges between the same two actors when it reads them, and keeps the label of one: here they are
    /// joined already, and their types and weights with them.
    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        write_row(out, ["Source", "Target", "Type", "Weight", "Label"].map(str::to_owned).into_iter())?;
        let mut pairs: BTreeMap<(&str, &str), (usize, Vec<String>)> = BTreeMap::new();
        for Link { source, target, edge } in graph.links() {
            let (weight, labels) = pairs.entry((&source.id, &target.id)).or_default();
            *weight += edge.weight();
            labels.push(edge_label(edge));
        }
        for ((source, target), (weight, labels)) in pairs {
            let cells =
                [id(source), id(target), "Directed".to_owned(), weight.to_string(), cell(&labels.join("; "))];
            write_row(out, cells.into_iter())?;
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
        let header = NODES.iter().map(|column| heading(column.name));
        write_row(out, std::iter::once("Id".to_owned()).chain(header))?;
        for node in graph.nodes() {
            let values = NODES.iter().map(|column| value((column.value)(node)));
            write_row(out, std::iter::once(id(&node.id)).chain(values))?;
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
                    id(&row.id),
                    cell(&row.link.source.name),
                    cell(&row.link.edge.kind.name),
                    cell(&row.link.target.name),
                    cell(evidence.status.name()),
                    evidence.negated.to_string(),
                    cell(&evidence.by.join("; ")),
                    format!("{:?}", f64::from(evidence.confidence) / 100.0),
                    cell(&evidence.predicate),
                    cell(&evidence.trigger),
                    id(&document.id),
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

/// The name of a column as Gephi's import looks for it.
fn heading(name: &str) -> String {
    match name {
        "label" => "Label".to_owned(),
        "weight" => "Weight".to_owned(),
        name => name.to_owned(),
    }
}

/// Text on one line, quoted where needed.
fn cell(text: &str) -> String {
    quoted(one_line(text))
}

/// An id, which unlike a text keeps all its blanks, or two might become one.
fn id(id: &str) -> String {
    quoted(clean(id).replace('\n', " "))
}

/// A spreadsheet would calculate what begins like a formula: an apostrophe makes text of it.
fn quoted(mut text: String) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        text.insert(0, '\'');
    }
    let plain = !text.contains(['"', ',', ';']) && text.trim() == text;
    if plain { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

fn write_row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for (index, cell) in cells.enumerate() {
        write!(out, "{}{cell}", if index == 0 { "" } else { "," })?;
    }
    write!(out, "\r\n")
}

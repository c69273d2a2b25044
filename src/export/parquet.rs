//! Parquet tables of edges, nodes and evidence, for pandas, DuckDB, Spark and the like.
//!
//! Only types that every reader knows: text, signed numbers, truth values and lists of texts. The ends of an edge are
//! called `src` and `dst`, as GraphFrames wants it. Written without Arrow, which would be larger than the rest of the
//! program.

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;

use super::Exporter;
use super::columns::rows;
use super::text::one_line;
use crate::graph::Graph;
use crate::relation::Quad;

/// One row per edge.
pub(super) struct Edges;
/// One row per actor.
pub(super) struct Nodes;
/// One row per piece of evidence.
pub(super) struct Evidence;

/// The values of a column, one for each row.
enum Column {
    Text(Vec<Option<String>>),
    List(Vec<Vec<String>>),
    Integer(Vec<i64>),
    Real(Vec<f64>),
    Boolean(Vec<bool>),
}

impl Exporter for Edges {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn purpose(&self) -> &'static str {
        "Parquet tables of edges, and beside a file those of nodes and evidence"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn is_text(&self) -> bool {
        false
    }

    fn companions(&self) -> &'static [&'static dyn Exporter] {
        &[&Nodes, &Evidence]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let rows = rows(graph);
        let days = || rows.iter().map(|row| row.days());
        write_table(
            out,
            vec![
                ("id", texts(rows.iter().map(|row| Some(&*row.id)))),
                ("src", texts(rows.iter().map(|row| Some(&*row.link.source.id)))),
                ("dst", texts(rows.iter().map(|row| Some(&*row.link.target.id)))),
                ("type", texts(rows.iter().map(|row| Some(&*row.link.edge.kind.name)))),
                ("quad", texts(rows.iter().map(|row| row.link.edge.kind.quad.map(Quad::name)))),
                ("symmetric", Column::Boolean(rows.iter().map(|row| row.link.edge.kind.symmetric).collect())),
                ("weight", integers(rows.iter().map(|row| row.link.edge.weight()))),
                ("status", texts(rows.iter().map(|row| Some(row.link.edge.status().name())))),
                ("negated", Column::Boolean(rows.iter().map(|row| row.link.edge.negated()).collect())),
                ("by", lists(rows.iter().map(|row| row.link.edge.by()))),
                ("confidence", Column::Real(rows.iter().map(|row| row.confidence()).collect())),
                ("predicates", lists(rows.iter().map(|row| row.link.edge.predicates()))),
                ("documents", lists(rows.iter().map(|row| row.documents()))),
                ("first_seen", texts(days().map(|days| days.map(|days| days.0)))),
                ("last_seen", texts(days().map(|days| days.map(|days| days.1)))),
            ],
        )
    }
}

impl Exporter for Nodes {
    fn name(&self) -> &'static str {
        "parquet-nodes"
    }

    fn purpose(&self) -> &'static str {
        "Parquet table of nodes alone"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["nodes.parquet"]
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let countries: Vec<_> = graph.nodes().map(|node| node.country).collect();
        write_table(
            out,
            vec![
                ("id", texts(graph.nodes().map(|node| Some(&*node.id)))),
                ("name", Column::Text(graph.nodes().map(|node| Some(one_line(&node.name))).collect())),
                ("kind", texts(graph.nodes().map(|node| Some(node.kind.name())))),
                ("country", texts(countries.iter().map(|country| country.as_ref().map(|c| c.code())))),
                ("named", Column::Boolean(graph.nodes().map(|node| node.named).collect())),
                ("mentions", integers(graph.nodes().map(|node| node.mentions))),
                (
                    "aliases",
                    lists(graph.nodes().map(|node| node.aliases.iter().map(String::as_str).collect())),
                ),
            ],
        )
    }
}

impl Exporter for Evidence {
    fn name(&self) -> &'static str {
        "parquet-evidence"
    }

    fn purpose(&self) -> &'static str {
        "Parquet table of evidence alone"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["evidence.parquet"]
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let edges = rows(graph);
        let all: Vec<_> =
            edges.iter().flat_map(|row| row.link.edge.evidence.iter().map(move |item| (row, item))).collect();
        let documents = || all.iter().map(|(_, item)| &graph.documents()[item.document]);
        let speakers = all.iter().map(|(_, item)| item.by.iter().map(String::as_str).collect());
        write_table(
            out,
            vec![
                ("edge", texts(all.iter().map(|(row, _)| Some(&*row.id)))),
                ("src", texts(all.iter().map(|(row, _)| Some(&*row.link.source.id)))),
                ("type", texts(all.iter().map(|(row, _)| Some(&*row.link.edge.kind.name)))),
                ("dst", texts(all.iter().map(|(row, _)| Some(&*row.link.target.id)))),
                ("status", texts(all.iter().map(|(_, item)| Some(item.status.name())))),
                ("negated", Column::Boolean(all.iter().map(|(_, item)| item.negated).collect())),
                ("by", lists(speakers)),
                (
                    "confidence",
                    Column::Real(all.iter().map(|(_, item)| f64::from(item.confidence) / 100.0).collect()),
                ),
                ("predicate", texts(all.iter().map(|(_, item)| Some(&*item.predicate)))),
                ("trigger", texts(all.iter().map(|(_, item)| Some(&*item.trigger)))),
                ("document", texts(documents().map(|document| Some(&*document.id)))),
                ("date", texts(documents().map(|document| document.date.as_deref()))),
                ("sentence", integers(all.iter().map(|(_, item)| item.sentence))),
                ("start", integers(all.iter().map(|(_, item)| item.start as usize))),
                ("end", integers(all.iter().map(|(_, item)| item.end as usize))),
                ("text", texts(all.iter().map(|(_, item)| Some(&*item.text)))),
            ],
        )
    }
}

fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> Column {
    Column::Text(values.map(|value| value.map(str::to_owned)).collect())
}

fn lists<'a>(values: impl Iterator<Item = Vec<&'a str>>) -> Column {
    Column::List(values.map(|items| items.into_iter().map(str::to_owned).collect()).collect())
}

fn integers(values: impl Iterator<Item = usize>) -> Column {
    Column::Integer(values.map(|value| i64::try_from(value).unwrap_or(i64::MAX)).collect())
}

/// Writes a table in one row group. In memory first: a graph has some thousand edges, and the writer wants to send
/// itself between threads.
fn write_table(out: &mut dyn Write, columns: Vec<(&'static str, Column)>) -> io::Result<()> {
    let mut bytes = Vec::new();
    encode(&mut bytes, columns).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn encode(bytes: &mut Vec<u8>, columns: Vec<(&'static str, Column)>) -> Result<(), ParquetError> {
    let fields: String = columns.iter().map(|(name, column)| column.declaration(name)).collect();
    let schema = Arc::new(parse_message_type(&format!("message actograph {{ {fields} }}"))?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(bytes, schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for (_, column) in columns {
        let Some(mut writer) = group.next_column()? else { break };
        match column {
            Column::Text(values) => {
                let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
                let values: Vec<ByteArray> = values.into_iter().flatten().map(bytes_of).collect();
                writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
            }
            Column::List(values) => {
                // An empty list is one place without a value; the first item of a list opens a new row.
                let filled = |items: &Vec<String>| vec![i16::from(!items.is_empty()); items.len().max(1)];
                let defined: Vec<i16> = values.iter().flat_map(filled).collect();
                let opens = |items: &Vec<String>| {
                    (0..items.len().max(1)).map(|at| i16::from(at > 0)).collect::<Vec<_>>()
                };
                let repeated: Vec<i16> = values.iter().flat_map(opens).collect();
                let values: Vec<ByteArray> = values.into_iter().flatten().map(bytes_of).collect();
                writer.typed::<ByteArrayType>().write_batch(&values, Some(&defined), Some(&repeated))?;
            }
            Column::Integer(values) => {
                writer.typed::<Int64Type>().write_batch(&values, None, None)?;
            }
            Column::Real(values) => {
                writer.typed::<DoubleType>().write_batch(&values, None, None)?;
            }
            Column::Boolean(values) => {
                writer.typed::<BoolType>().write_batch(&values, None, None)?;
            }
        }
        writer.close()?;
    }
    group.close()?;
    file.close()?;
    Ok(())
}

fn bytes_of(text: String) -> ByteArray {
    ByteArray::from(text.into_bytes())
}

impl Column {
    fn declaration(&self, name: &str) -> String {
        match self {
            Self::Text(_) => format!("optional binary {name} (STRING); "),
            Self::List(_) => {
                format!(
                    "required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }} "
                )
            }
            Self::Integer(_) => format!("required int64 {name}; "),
            Self::Real(_) => format!("required double {name}; "),
            Self::Boolean(_) => format!("required boolean {name}; "),
        }
    }
}

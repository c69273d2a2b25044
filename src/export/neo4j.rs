//! Tables for Neo4j's bulk import, whose headers say what each column is:
//!
//! ```text
//! neo4j-admin database import full --nodes=graph.neo4j.actors.csv --nodes=graph.neo4j.evidence.csv \
//!     --relationships=graph.neo4j.csv
//! ```
//!
//! Each table has its header once, in its first line, without blanks. Texts are always quoted (a quote is doubled,
//! nothing is escaped) and on one line, so that the import needs no options.

use std::io::{self, Write};

use super::Exporter;
use super::columns::rows;
use super::text::{clean, one_line};
use crate::graph::Graph;
use crate::relation::Quad;

/// Relations, as relationships of their type.
pub(super) struct Relations;
/// Actors, as nodes.
pub(super) struct Actors;
/// Evidence, as nodes that name relation, actors and document.
pub(super) struct Evidence;

impl Exporter for Relations {
    fn name(&self) -> &'static str {
        "neo4j"
    }

    fn purpose(&self) -> &'static str {
        "tables for neo4j-admin: relations, and beside a file those of actors and evidence"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["neo4j.csv"]
    }

    fn companions(&self) -> &'static [&'static dyn Exporter] {
        &[&Actors, &Evidence]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            ":START_ID(Actor),:END_ID(Actor),:TYPE,id,label,quad,symmetric:boolean,weight:int,status,\
             negated:boolean,by:string[],confidence:double,predicates:string[],documents:string[],first_seen,last_seen"
        )?;
        for row in rows(graph) {
            let edge = row.link.edge;
            let days = row.days();
            let cells = [
                id(&row.link.source.id),
                id(&row.link.target.id),
                text(if edge.kind.name.trim().is_empty() { "RELATED" } else { &edge.kind.name }),
                id(&row.id),
                text(&row.label()),
                some(edge.kind.quad.map(Quad::name)),
                edge.kind.symmetric.to_string(),
                edge.weight().to_string(),
                text(edge.status().name()),
                edge.negated().to_string(),
                list(&edge.by()),
                format!("{:?}", row.confidence()),
                list(&edge.predicates()),
                list(&row.documents()),
                some(days.map(|days| days.0)),
                some(days.map(|days| days.1)),
            ];
            writeln!(out, "{}", cells.join(","))?;
        }
        Ok(())
    }
}

impl Exporter for Actors {
    fn name(&self) -> &'static str {
        "neo4j-actors"
    }

    fn purpose(&self) -> &'static str {
        "table of actors for neo4j-admin alone"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["neo4j.actors.csv"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "id:ID(Actor),:LABEL,name,kind,country,named:boolean,mentions:int,aliases:string[]")?;
        for node in graph.nodes() {
            let cells = [
                id(&node.id),
                text(&format!("Actor;{}", capitalised(node.kind.name()))),
                text(&node.name),
                text(node.kind.name()),
                some(node.country.as_ref().map(|country| country.code())),
                node.named.to_string(),
                node.mentions.to_string(),
                list(&node.aliases),
            ];
            writeln!(out, "{}", cells.join(","))?;
        }
        Ok(())
    }
}

impl Exporter for Evidence {
    fn name(&self) -> &'static str {
        "neo4j-evidence"
    }

    fn purpose(&self) -> &'static str {
        "table of evidence for neo4j-admin alone"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["neo4j.evidence.csv"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "id:ID(Evidence),:LABEL,relation,source,type,target,status,negated:boolean,by:string[],\
             confidence:double,predicate,trigger,document,date,sentence:int,start:int,end:int,text"
        )?;
        for row in rows(graph) {
            for (index, evidence) in row.link.edge.evidence.iter().enumerate() {
                let document = &graph.documents()[evidence.document];
                let cells = [
                    id(&format!("{}#{}", row.id, index + 1)),
                    text("Evidence"),
                    id(&row.id),
                    id(&row.link.source.id),
                    text(&row.link.edge.kind.name),
                    id(&row.link.target.id),
                    text(evidence.status.name()),
                    evidence.negated.to_string(),
                    list(&evidence.by),
                    format!("{:?}", f64::from(evidence.confidence) / 100.0),
                    text(&evidence.predicate),
                    text(&evidence.trigger),
                    id(&document.id),
                    some(document.date.as_deref()),
                    evidence.sentence.to_string(),
                    evidence.start.to_string(),
                    evidence.end.to_string(),
                    text(&evidence.text),
                ];
                writeln!(out, "{}", cells.join(","))?;
            }
        }
        Ok(())
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An id, in quotes: unlike a text it keeps all its blanks, or two might become one.
fn id(id: &str) -> String {
    format!("\"{}\"", clean(id).replace('\n', " ").replace('"', "\"\""))
}

fn text(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('"', "\"\""))
}

/// A text, or a cell without anything, which is no value at all.
fn some(value: Option<&str>) -> String {
    value.map(text).unwrap_or_default()
}

/// Several texts. Nothing can protect the semicolon between them inside one, so a comma takes its place there.
fn list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| one_line(item.as_ref()).replace(';', ","))
        .filter(|item| !item.is_empty())
        .collect();
    some((!items.is_empty()).then(|| items.join(";")).as_deref())
}

//! A Cypher script for Neo4j and other databases that speak openCypher: `cypher-shell -f graph.cypher`.
//!
//! Actors and documents are nodes, relations are relationships of their type, and each piece of evidence is a node
//! that points to its document and to both actors. Running the script twice changes nothing: everything is merged
//! by its id.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::Exporter;
use super::columns::{Row, rows};
use super::text::{clean, one_line};
use crate::actor::Kind;
use crate::graph::{Graph, Node, Source};
use crate::relation::Quad;

/// Rows of one statement: large enough to be fast, small enough for a transaction.
const BATCH: usize = 500;

/// Cypher script.
pub(super) struct Cypher;

impl Exporter for Cypher {
    fn name(&self) -> &'static str {
        "cypher"
    }

    fn purpose(&self) -> &'static str {
        "script for Neo4j and other Cypher databases, with all evidence"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["cypher", "cql"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "// Made by actograph. Load it with: cypher-shell -f FILE. Loading it again changes nothing."
        )?;
        for label in ["Actor", "Document", "Evidence"] {
            let name = label.to_lowercase();
            writeln!(
                out,
                "CREATE CONSTRAINT actograph_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
            )?;
        }
        unwind(out, "MERGE (n:Document {id: row.id}) SET n += row", graph.documents().iter().map(document))?;
        for kind in [Kind::Person, Kind::Organization, Kind::Place, Kind::Group] {
            let nodes = graph.nodes().filter(|node| node.kind == kind).map(actor);
            let statement = format!("MERGE (n:Actor {{id: row.id}}) SET n:{}, n += row", label(kind));
            unwind(out, &statement, nodes)?;
        }
        // The type of a relationship cannot come from the data: one statement per type.
        let rows = rows(graph);
        let mut types: BTreeMap<&str, Vec<&Row<'_>>> = BTreeMap::new();
        for row in &rows {
            types.entry(&row.link.edge.kind.name).or_default().push(row);
        }
        for (name, rows) in types {
            let statement = format!(
                "MATCH (s:Actor {{id: row.source}}) MATCH (t:Actor {{id: row.target}}) \
                 MERGE (s)-[r:{} {{id: row.edge.id}}]->(t) SET r += row.edge",
                identifier(name)
            );
            unwind(out, &statement, rows.into_iter().map(relation))?;
        }
        let statement = "MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) \
                         MATCH (d:Document {id: row.document}) MERGE (n:Evidence {id: row.evidence.id}) \
                         SET n += row.evidence MERGE (n)-[:SOURCE]->(s) MERGE (n)-[:TARGET]->(t) \
                         MERGE (n)-[:TOLD_IN]->(d)";
        unwind(out, statement, rows.iter().flat_map(|row| evidence(row, graph.documents())))
    }
}

/// Statements that run for each of the rows, some hundred at once.
fn unwind(out: &mut dyn Write, statement: &str, rows: impl Iterator<Item = Fields>) -> io::Result<()> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        writeln!(out, "UNWIND [")?;
        for (index, row) in rows.by_ref().take(BATCH).enumerate() {
            write!(out, "{}  {{{}}}", if index == 0 { "" } else { ",\n" }, row.0)?;
        }
        writeln!(out, "\n] AS row\n{statement};")?;
    }
    Ok(())
}

/// The inside of a map, `name: value` with commas between. Values that are absent have no field.
#[derive(Default)]
struct Fields(String);

impl Fields {
    fn raw(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        let comma = if self.0.is_empty() { "" } else { ", " };
        let _ = write!(self.0, "{comma}{name}: {value}");
        self
    }

    fn text(self, name: &str, text: &str) -> Self {
        self.raw(name, string(text))
    }

    fn some(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    fn list(self, name: &str, items: &[impl AsRef<str>]) -> Self {
        let items: Vec<String> = items.iter().map(|item| string(item.as_ref())).collect();
        self.raw(name, format_args!("[{}]", items.join(", ")))
    }
}

fn document(source: &Source) -> Fields {
    let fields = Fields::default().text("id", &source.id).text("lang", &source.lang);
    fields
        .some("title", source.title.as_deref())
        .some("date", source.date.as_deref())
        .some("uri", source.uri.as_deref())
        .some("publisher", source.publisher.as_deref())
}

fn actor(node: &Node) -> Fields {
    let fields = Fields::default().text("id", &node.id).text("name", &one_line(&node.name));
    fields
        .text("kind", node.kind.name())
        .some("country", node.country.as_ref().map(|country| country.code()))
        .raw("named", node.named)
        .raw("mentions", node.mentions)
        .list("aliases", &node.aliases)
}

fn relation(row: &Row<'_>) -> Fields {
    let edge = row.link.edge;
    let days = row.days();
    let properties = Fields::default()
        .text("id", &row.id)
        .text("type", &edge.kind.name)
        .some("quad", edge.kind.quad.map(Quad::name))
        .raw("symmetric", edge.kind.symmetric)
        .raw("weight", edge.weight())
        .text("status", edge.status().name())
        .raw("negated", edge.negated())
        .list("by", &edge.by())
        .raw("confidence", format_args!("{:?}", row.confidence()))
        .list("predicates", &edge.predicates())
        .list("documents", &row.documents())
        .some("first_seen", days.map(|days| days.0))
        .some("last_seen", days.map(|days| days.1));
    let ends = Fields::default().text("source", &row.link.source.id).text("target", &row.link.target.id);
    ends.raw("edge", format_args!("{{{}}}", properties.0))
}

fn evidence<'a>(row: &'a Row<'_>, documents: &'a [Source]) -> impl Iterator<Item = Fields> + 'a {
    row.link.edge.evidence.iter().enumerate().map(|(index, evidence)| {
        let properties = Fields::default()
            .text("id", &format!("{}#{}", row.id, index + 1))
            .text("relation", &row.id)
            .text("type", &row.link.edge.kind.name)
            .text("text", &evidence.text)
            .text("trigger", &evidence.trigger)
            .text("predicate", &evidence.predicate)
            .text("status", evidence.status.name())
            .list("by", &evidence.by)
            .raw("negated", evidence.negated)
            .raw("confidence", format_args!("{:?}", f64::from(evidence.confidence) / 100.0))
            .raw("sentence", evidence.sentence)
            .raw("start", evidence.start)
            .raw("end", evidence.end);
        Fields::default()
            .text("source", &row.link.source.id)
            .text("target", &row.link.target.id)
            .text("document", &documents[evidence.document].id)
            .raw("evidence", format_args!("{{{}}}", properties.0))
    })
}

fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Place => "Place",
        Kind::Group => "Group",
    }
}

/// A string in quotes.
fn string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for c in clean(text).chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\'' => quoted.push_str("\\'"),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

/// A relationship type in backticks. Not every database knows how to escape one inside, and Neo4j would read `\u0060`
/// as one even there, so both go; the property `type` has the name as it is.
fn identifier(name: &str) -> String {
    let name = one_line(name).replace('\\', "/").replace('`', "'");
    if name.is_empty() { "RELATED".to_owned() } else { format!("`{name}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_names_stay_inside_their_quotes() {
        assert_eq!(string("O'Hara \\ \"x\"\nzwei\u{0}"), r#"'O\'Hara \\ "x"\nzwei'"#);
        assert_eq!(identifier("a`b\\u0060 c"), "`a'b/u0060 c`");
        assert_eq!(identifier(" \n"), "RELATED");
    }
}

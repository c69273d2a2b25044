//! JSON Graph Format, version 2 (<https://jsongraphformat.info>), with all evidence.
//!
//! The format allows no field of ours beside its own, so everything that it does not know is in `metadata`.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Exporter;
use super::columns::{rows, sorted_days};
use super::json::write_lines;
use super::text::one_line;
use crate::graph::{Evidence, Graph, Link, Node, Source};
use crate::relation::Quad;

/// JSON Graph Format.
pub(super) struct Jgf;

impl Exporter for Jgf {
    fn name(&self) -> &'static str {
        "jgf"
    }

    fn purpose(&self) -> &'static str {
        "JSON Graph Format 2, with all evidence"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["jgf", "jgf.json"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "{{\"graph\": {{\"id\": \"actograph\", \"type\": \"actograph\", \"directed\": true,\n\"metadata\": {{\"documents\": "
        )?;
        write_lines(out, graph.documents().iter().map(document))?;
        // An object, not a list as in version 1: nodes are found by their ids.
        write!(out, "}},\n\"nodes\": {{")?;
        for (index, item) in graph.nodes().enumerate() {
            write!(out, "{}", if index == 0 { "\n" } else { ",\n" })?;
            serde_json::to_writer(&mut *out, &item.id)?;
            write!(out, ": ")?;
            serde_json::to_writer(&mut *out, &node(item))?;
        }
        write!(out, "}},\n\"edges\": ")?;
        write_lines(out, rows(graph).into_iter().map(|row| edge(&row.id, row.link, graph.documents())))?;
        writeln!(out, "}}}}")
    }
}

fn document(source: &Source) -> Value {
    let mut fields =
        Map::from_iter([("id".to_owned(), json!(source.id)), ("lang".to_owned(), json!(source.lang))]);
    for (name, value) in [
        ("title", &source.title),
        ("date", &source.date),
        ("uri", &source.uri),
        ("publisher", &source.publisher),
    ] {
        if let Some(value) = value {
            fields.insert(name.to_owned(), json!(value));
        }
    }
    Value::Object(fields)
}

fn node(node: &Node) -> Value {
    let mut metadata = json!({
        "kind": node.kind.name(),
        "named": node.named,
        "mentions": node.mentions,
        "aliases": node.aliases,
    });
    if let Some(country) = node.country {
        metadata["country"] = json!(country.code());
    }
    json!({ "label": one_line(&node.name), "metadata": metadata })
}

fn edge(id: &str, Link { source, target, edge }: Link<'_>, documents: &[Source]) -> Value {
    let mut metadata = json!({
        "symmetric": edge.kind.symmetric,
        "weight": edge.weight(),
        "status": edge.status().name(),
        "negated": edge.negated(),
        "by": edge.by(),
        "confidence": (edge.confidence() * 100.0).round() / 100.0,
        "predicates": edge.predicates(),
        "evidence": edge.evidence.iter().map(|item| evidence(item, documents)).collect::<Vec<_>>(),
    });
    if let Some(quad) = edge.kind.quad.map(Quad::name) {
        metadata["quad"] = json!(quad);
    }
    if let Some((first, last)) = sorted_days(edge, documents) {
        metadata["first_seen"] = json!(first);
        metadata["last_seen"] = json!(last);
    }
    let not = if edge.negated() { "not " } else { "" };
    json!({
        "id": id,
        "source": source.id,
        "target": target.id,
        "relation": edge.kind.name,
        "directed": true,
        "label": format!("{not}{}", one_line(&edge.kind.name)),
        "metadata": metadata,
    })
}

fn evidence(evidence: &Evidence, documents: &[Source]) -> Value {
    json!({
        "document": documents[evidence.document].id,
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "trigger": evidence.trigger,
        "predicate": evidence.predicate,
        "status": evidence.status.name(),
        "by": evidence.by,
        "negated": evidence.negated,
        "confidence": f64::from(evidence.confidence) / 100.0,
    })
}

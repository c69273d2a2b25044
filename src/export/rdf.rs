//! RDF: Turtle, and TriG with one named graph per document.
//!
//! A relation is a resource of its own with source and target, and so is each piece of evidence: a Web Annotation
//! (<https://www.w3.org/TR/annotation-model/>) whose body is the relation and whose target is the sentence in its
//! document, by position and by words, with its origin in PROV (<https://www.w3.org/TR/prov-o/>). Plain triples
//! from actor to actor cannot say who claims them, and readers know neither RDF-star nor RDF 1.2 yet.

mod term;

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Exporter;
use super::columns::{Row, rows};
use super::text::one_line;
use crate::actor::Kind;
use crate::graph::{Evidence, Graph, Node, Source};
use crate::relation::{Quad, RelationType};
use term::{date, decimal, iri, language_string, own, string, web_address};

/// Turtle.
pub(super) struct Turtle;
/// TriG.
pub(super) struct TriG;

impl Exporter for Turtle {
    fn name(&self) -> &'static str {
        "turtle"
    }

    fn purpose(&self) -> &'static str {
        "RDF for triple stores, with PROV and Web Annotations"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["ttl"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let rows = rows(graph);
        write_head(out)?;
        write_facts(out, graph, &rows)?;
        for (row, index, evidence) in evidences(&rows) {
            write_evidence(out, row, index, evidence, &graph.documents()[evidence.document])?;
        }
        Ok(())
    }
}

impl Exporter for TriG {
    fn name(&self) -> &'static str {
        "trig"
    }

    fn purpose(&self) -> &'static str {
        "RDF for quad stores: the evidence of each document in a named graph"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["trig"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        let rows = rows(graph);
        write_head(out)?;
        write_facts(out, graph, &rows)?;
        for (number, document) in graph.documents().iter().enumerate() {
            let name = iri("graph", &document.id);
            Subject::new(name.clone())
                .add("a", "prov:Bundle")
                .add("prov:wasDerivedFrom", iri("document", &document.id))
                .write(out)?;
            writeln!(out, "{name} {{")?;
            for (row, index, evidence) in evidences(&rows).filter(|(_, _, e)| e.document == number) {
                write_evidence(out, row, index, evidence, document)?;
            }
            writeln!(out, "}}\n")?;
        }
        Ok(())
    }
}

/// All evidence with its edge and its number there.
fn evidences<'a>(rows: &'a [Row<'a>]) -> impl Iterator<Item = (&'a Row<'a>, usize, &'a Evidence)> {
    rows.iter().flat_map(|row| row.link.edge.evidence.iter().enumerate().map(move |(at, e)| (row, at + 1, e)))
}

/// A resource and what is said of it.
struct Subject {
    name: String,
    statements: Vec<(&'static str, String)>,
}

impl Subject {
    fn new(name: String) -> Self {
        Self { name, statements: Vec::new() }
    }

    fn add(mut self, predicate: &'static str, object: impl Into<String>) -> Self {
        self.statements.push((predicate, object.into()));
        self
    }

    fn some(self, predicate: &'static str, object: Option<String>) -> Self {
        match object {
            Some(object) => self.add(predicate, object),
            None => self,
        }
    }

    fn all(mut self, predicate: &'static str, objects: impl IntoIterator<Item = String>) -> Self {
        self.statements.extend(objects.into_iter().map(|object| (predicate, object)));
        self
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}", self.name)?;
        for (index, (predicate, object)) in self.statements.iter().enumerate() {
            write!(out, "{}{predicate} {object}", if index == 0 { " " } else { " ;\n    " })?;
        }
        writeln!(out, " .\n")
    }
}

fn write_head(out: &mut dyn Write) -> io::Result<()> {
    for (prefix, namespace) in [
        ("dcterms", "http://purl.org/dc/terms/"),
        ("oa", "http://www.w3.org/ns/oa#"),
        ("prov", "http://www.w3.org/ns/prov#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("actograph", term::NAMESPACE),
    ] {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    writeln!(out)
}

/// Documents, types, actors and relations: all but the evidence.
fn write_facts(out: &mut dyn Write, graph: &Graph, rows: &[Row<'_>]) -> io::Result<()> {
    for source in graph.documents() {
        document(source).write(out)?;
    }
    for kind in graph.links().map(|link| &*link.edge.kind).collect::<BTreeSet<_>>() {
        relation_type(kind).write(out)?;
    }
    for node in graph.nodes() {
        actor(node).write(out)?;
    }
    for row in rows {
        relation(row).write(out)?;
    }
    Ok(())
}

fn document(source: &Source) -> Subject {
    Subject::new(iri("document", &source.id))
        .add("a", "prov:Entity, actograph:Document")
        .add("dcterms:identifier", string(&source.id))
        .some("dcterms:language", (!source.lang.is_empty()).then(|| string(&source.lang)))
        .some(
            "dcterms:title",
            source.title.as_ref().map(|title| language_string(&one_line(title), &source.lang)),
        )
        .some("dcterms:issued", source.date.as_deref().map(date))
        .some("dcterms:publisher", source.publisher.as_ref().map(|name| string(&one_line(name))))
        .some("dcterms:source", source.uri.as_deref().map(web_address))
}

fn relation_type(kind: &RelationType) -> Subject {
    Subject::new(iri("type", &kind.name))
        .add("a", "rdfs:Class")
        .add("rdfs:subClassOf", "actograph:Relation")
        .add("rdfs:label", string(&one_line(&kind.name)))
        .some("actograph:quad", kind.quad.map(Quad::name).map(string))
        .add("actograph:symmetric", kind.symmetric.to_string())
}

fn actor(node: &Node) -> Subject {
    let class = match node.kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Place => "Place",
        Kind::Group => "Group",
    };
    let others = node.aliases.iter().filter(|alias| **alias != node.name);
    Subject::new(iri("actor", &node.id))
        .add("a", format!("actograph:Actor, {}", own(class)))
        .add("skos:prefLabel", string(&one_line(&node.name)))
        .all("skos:altLabel", others.map(|alias| string(&one_line(alias))))
        .some("actograph:country", node.country.map(|country| string(country.code())))
        .add("actograph:named", node.named.to_string())
        .add("actograph:mentions", node.mentions.to_string())
}

fn relation(row: &Row<'_>) -> Subject {
    let edge = row.link.edge;
    let days = row.days();
    Subject::new(iri("relation", &row.id))
        .add("a", format!("actograph:Relation, {}", iri("type", &edge.kind.name)))
        .add("actograph:source", iri("actor", &row.link.source.id))
        .add("actograph:target", iri("actor", &row.link.target.id))
        .add("actograph:status", string(edge.status().name()))
        .add("actograph:negated", edge.negated().to_string())
        .add("actograph:weight", edge.weight().to_string())
        .add("actograph:confidence", decimal(row.confidence()))
        .all("actograph:predicate", edge.predicates().into_iter().map(string))
        .some("actograph:firstSeen", days.map(|days| date(days.0)))
        .some("actograph:lastSeen", days.map(|days| date(days.1)))
        .all("prov:wasDerivedFrom", row.documents().into_iter().map(|document| iri("document", document)))
}

fn write_evidence(
    out: &mut dyn Write,
    row: &Row<'_>,
    number: usize,
    evidence: &Evidence,
    document: &Source,
) -> io::Result<()> {
    let source = iri("document", &document.id);
    let (start, end) = (evidence.start, evidence.end);
    let quote = language_string(&evidence.text, &document.lang);
    // The positions of a text position selector are code points, as ours are.
    let target = format!(
        "[\n        a oa:SpecificResource ;\n        oa:hasSource {source} ;\n        \
         oa:hasSelector [ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ] ,\n            \
         [ a oa:TextQuoteSelector ; oa:exact {quote} ]\n    ]"
    );
    let speaker = |name: &String| format!("[ a prov:Agent ; rdfs:label {} ]", string(&one_line(name)));
    Subject::new(iri("evidence", &format!("{}#{number}", row.id)))
        .add("a", "oa:Annotation, prov:Entity, actograph:Evidence")
        .add("oa:hasBody", iri("relation", &row.id))
        .add("oa:hasTarget", target)
        .add("prov:wasQuotedFrom", source)
        .all("prov:wasAttributedTo", evidence.by.iter().map(speaker))
        .add("actograph:sentence", evidence.sentence.to_string())
        .add("actograph:status", string(evidence.status.name()))
        .add("actograph:negated", evidence.negated.to_string())
        .add("actograph:confidence", decimal(f64::from(evidence.confidence) / 100.0))
        .add("actograph:predicate", string(&evidence.predicate))
        .add("actograph:trigger", string(&evidence.trigger))
        .write(out)
}

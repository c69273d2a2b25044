//! A graph as text to read: its relations with their sentences.

use std::fmt::Write;

use serde_json::json;

use super::{Evidence, Graph, Link, Node};

impl Graph {
    /// The relations, each with all its sentences; those with the most evidence first.
    ///
    /// ```
    /// # use actograph::{document::Document, graph::Builder, pipeline::Analyzer};
    /// # let analyzer = Analyzer::embedded("de")?;
    /// # let text = "Lena Kern kritisierte Tobias Brandt.".into();
    /// # let mut builder = Builder::default();
    /// # builder.add(&analyzer.analyze(Document { id: "a".into(), lang: "de".into(), text, ..Document::default() }));
    /// # let graph = builder.build();
    /// assert!(graph.listing().starts_with("Lena Kern ACCUSE Tobias Brandt  (1 ×, actual, "));
    /// assert!(graph.listing().ends_with("\n  a, sentence 1: Lena Kern kritisierte Tobias Brandt.\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn listing(&self) -> String {
        let mut links: Vec<Link<'_>> = self.links().collect();
        links.sort_by_key(|link| std::cmp::Reverse(link.edge.weight()));
        let mut text = String::new();
        for link in links {
            let denied = if link.edge.negated() { "not " } else { "" };
            let _ = writeln!(
                text,
                "{} {denied}{} {}  ({} ×, {}, {})",
                shown(&link.source.name),
                link.edge.kind.name,
                shown(&link.target.name),
                link.edge.weight(),
                link.edge.status().name(),
                (link.edge.confidence() * 100.0).round() / 100.0
            );
            for evidence in &link.edge.evidence {
                let _ = writeln!(text, "  {}", self.citation(evidence));
            }
        }
        text
    }

    /// A piece of evidence with where it stands: `2026-03-01 monday, sentence 3: … (claimed by Kern)`.
    pub fn citation(&self, evidence: &Evidence) -> String {
        let source = &self.documents()[evidence.document];
        let mut text = source.date.as_ref().map_or(String::new(), |date| format!("{date} "));
        let _ =
            write!(text, "{}, sentence {}: {}", shown(&source.id), evidence.sentence, shown(&evidence.text));
        let denied = if evidence.negated { "denied, " } else { "" };
        let by = evidence.speaker().map_or(String::new(), |by| format!(" by {}", shown(by)));
        match (evidence.status.name(), denied) {
            ("actual", "") if by.is_empty() => {}
            (status, denied) => {
                let _ = write!(text, " ({denied}{status}{by})");
            }
        }
        text
    }

    /// The pieces of evidence as JSON, one per line, each with everything about its edge and document: for jq, pandas
    /// and whatever reads tables.
    pub fn json_lines(&self) -> String {
        let mut text = String::new();
        for link in self.links() {
            for evidence in &link.edge.evidence {
                let source = &self.documents()[evidence.document];
                let line = json!({
                    "source": link.source.id,
                    "source_name": link.source.name,
                    "type": link.edge.kind.name,
                    "quad": link.edge.kind.quad.map(crate::relation::Quad::name),
                    "target": link.target.id,
                    "target_name": link.target.name,
                    "status": evidence.status.name(),
                    "negated": evidence.negated,
                    "by": evidence.by,
                    "confidence": f64::from(evidence.confidence) / 100.0,
                    "predicate": evidence.predicate,
                    "trigger": evidence.trigger,
                    "document": source.id,
                    "date": source.date,
                    "publisher": source.publisher,
                    "uri": source.uri,
                    "sentence": evidence.sentence,
                    "start": evidence.start,
                    "end": evidence.end,
                    "text": evidence.text,
                });
                let _ = writeln!(text, "{line}");
            }
        }
        text
    }

    /// The first sentence that shows something of an actor, with where it stands.
    pub(super) fn first_sentence(&self, node: petgraph::graph::NodeIndex) -> Option<String> {
        use petgraph::Direction::{Incoming, Outgoing};
        let edges = [Outgoing, Incoming].into_iter().flat_map(|way| self.inner.edges_directed(node, way));
        let first = edges.flat_map(|edge| &edge.weight().evidence).min_by(|a, b| Evidence::order(a, b));
        first.map(|evidence| self.citation(evidence))
    }
}

/// An actor with what tells it apart: `Lena Kern (person, AUT)`.
pub(super) fn described(node: &Node) -> String {
    let country = node.country.map_or(String::new(), |country| format!(", {}", country.code()));
    format!("{} ({}{country})", shown(&node.name), node.kind.name())
}

/// On one line and without control characters, which would act on a terminal.
pub(super) fn shown(text: &str) -> String {
    let harmless = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(harmless).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

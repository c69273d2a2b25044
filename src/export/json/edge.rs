//! Edges and their evidence, as the file has them. What can be borrowed from the file or the graph is: there may be
//! millions of them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ReadError, appearance};
use crate::graph::{Edge, Evidence, IndexedEdge, Link, Source};
use crate::relation::{Quad, RelationType, Status};

#[derive(Serialize)]
pub(super) struct EdgeJson<'a> {
    source: &'a str,
    target: &'a str,
    key: &'a str,
    r#type: &'a str,
    quad: Option<&'static str>,
    weight: usize,
    status: &'static str,
    negated: bool,
    by: Vec<&'a str>,
    confidence: f64,
    predicates: Vec<&'a str>,
    evidence: Vec<EvidenceJson<'a>>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceJson<'a> {
    #[serde(borrow)]
    document: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ends: Option<[u32; 2]>,
    sentence: usize,
    start: u32,
    end: u32,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    trigger: Cow<'a, str>,
    #[serde(borrow)]
    predicate: Cow<'a, str>,
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow)]
    by: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    by_chain: Vec<String>,
    negated: bool,
    confidence: f64,
}

impl<'a> EdgeJson<'a> {
    pub(super) fn new(link: Link<'a>, documents: &'a [Source]) -> Self {
        let edge = link.edge;
        Self {
            source: &link.source.id,
            target: &link.target.id,
            key: &edge.kind.name,
            r#type: &edge.kind.name,
            quad: edge.kind.quad.map(Quad::name),
            weight: edge.weight(),
            status: edge.status().name(),
            negated: edge.negated(),
            by: edge.by(),
            confidence: (edge.confidence() * 100.0).round() / 100.0,
            predicates: edge.predicates(),
            evidence: edge.evidence.iter().map(|evidence| EvidenceJson::new(evidence, documents)).collect(),
        }
    }
}

impl<'a> EvidenceJson<'a> {
    fn new(evidence: &'a Evidence, documents: &'a [Source]) -> Self {
        Self {
            document: Cow::Borrowed(&documents[evidence.document].id),
            ends: Some(evidence.ends),
            sentence: evidence.sentence,
            start: evidence.start,
            end: evidence.end,
            text: Cow::Borrowed(&evidence.text),
            trigger: Cow::Borrowed(&evidence.trigger),
            predicate: Cow::Borrowed(&evidence.predicate),
            status: Cow::Borrowed(evidence.status.name()),
            by: evidence.speaker().map(Cow::Borrowed),
            by_chain: if evidence.by.len() > 1 { evidence.by.clone() } else { Vec::new() },
            negated: evidence.negated,
            confidence: f64::from(evidence.confidence) / 100.0,
        }
    }

    fn read(
        self,
        place: impl Fn() -> String,
        document_of: &HashMap<String, usize>,
    ) -> Result<Evidence, ReadError> {
        let Some(&document) = document_of.get(&*self.document) else {
            let id = self.document.into_owned();
            return Err(ReadError::Dangling { place: place(), what: "document", id });
        };
        let Some(status) = Status::from_name(&self.status) else {
            let got = self.status.into_owned();
            return Err(ReadError::Word { place: place(), what: "status", got });
        };
        Ok(Evidence {
            document,
            ends: self.ends.unwrap_or([appearance::UNKNOWN; 2]),
            sentence: self.sentence,
            start: self.start,
            end: self.end,
            text: self.text.into_owned(),
            trigger: self.trigger.into_owned(),
            predicate: self.predicate.into_owned(),
            status,
            by: if self.by_chain.is_empty() {
                self.by.into_iter().map(Cow::into_owned).collect()
            } else {
                self.by_chain
            },
            negated: self.negated,
            confidence: (self.confidence.clamp(0.0, 1.0) * 100.0).round() as u8,
        })
    }
}

/// An edge as it is read: all else follows from its evidence.
#[derive(Deserialize)]
pub(super) struct EdgeIn<'a> {
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(borrow)]
    target: Cow<'a, str>,
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    #[serde(borrow)]
    evidence: Vec<EvidenceJson<'a>>,
}

impl EdgeIn<'_> {
    pub(super) fn read(
        self,
        document_of: &HashMap<String, usize>,
        node_of: &HashMap<String, usize>,
        types: &HashMap<String, Arc<RelationType>>,
    ) -> Result<IndexedEdge, ReadError> {
        let Self { source, target, r#type, evidence } = self;
        let place = || format!("{source} {} {target}", r#type);
        let end = |id: &str| {
            let dangling = || ReadError::Dangling { place: place(), what: "node", id: id.to_owned() };
            node_of.get(id).copied().ok_or_else(dangling)
        };
        let ends = (end(&source)?, end(&target)?);
        let Some(kind) = types.get(&*r#type) else {
            let id = r#type.clone().into_owned();
            return Err(ReadError::Dangling { place: place(), what: "type", id });
        };
        let evidence = evidence.into_iter().map(|evidence| evidence.read(place, document_of));
        Ok((ends.0, ends.1, Edge { kind: kind.clone(), evidence: evidence.collect::<Result<_, _>>()? }))
    }
}

//! Asking a graph: the part of it that answers.

use std::collections::HashSet;

use petgraph::graph::NodeIndex;

use super::{Edge, Evidence, Graph, Source, UnknownActor};
use crate::relation::{Quad, Status};

/// What is asked for. What is empty or `None` does not matter; all else must hold.
///
/// ```
/// # use actograph::{document::Document, graph::Builder, pipeline::Analyzer};
/// use actograph::graph::Query;
///
/// # let analyzer = Analyzer::embedded("de")?;
/// # let text = "Lena Kern kritisierte Tobias Brandt. Brandt traf am Montag Paul Lohse.".into();
/// # let mut builder = Builder::default();
/// # builder.add(&analyzer.analyze(Document { id: "a".into(), lang: "de".into(), text, ..Document::default() }));
/// # let graph = builder.build();
/// let query = Query { actors: vec!["Brandt".into()], types: vec!["ACCUSE".into()], ..Query::default() };
/// let answer = graph.query(&query)?;
/// let accusation = answer.links().next().ok_or("nothing")?;
/// assert_eq!(accusation.source.name, "Lena Kern");
/// assert_eq!(accusation.edge.evidence[0].text, "Lena Kern kritisierte Tobias Brandt.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// One of these takes part, on either side; names as for [`Graph::find`].
    pub actors: Vec<String>,
    /// One of these is on the other side.
    pub with: Vec<String>,
    /// One of these does it (of what two do together: takes part).
    pub sources: Vec<String>,
    /// To one of these it is done (of what two do together: takes part).
    pub targets: Vec<String>,
    /// Names of types.
    pub types: Vec<String>,
    /// Quads.
    pub quads: Vec<Quad>,
    /// Evidence with one of these statuses.
    pub statuses: Vec<Status>,
    /// Evidence that is denied, or is not.
    pub negated: Option<bool>,
    /// Evidence on the word of one of these, compared as names are.
    pub by: Vec<String>,
    /// Evidence of documents from this day on, `YYYY-MM-DD`; those without a date do not count.
    pub from: Option<String>,
    /// Evidence of documents up to this day.
    pub to: Option<String>,
    /// Evidence of these documents.
    pub documents: Vec<String>,
    /// Edges with at least so many pieces of such evidence.
    pub min_weight: usize,
    /// Edges whose confidence from such evidence is not lower.
    pub min_confidence: f64,
    /// Not only the relations of `actors`, but everything among those that can be reached from them in so many steps.
    pub hops: Option<usize>,
}

impl Graph {
    /// The part of the graph that a query asks for: the edges with the evidence that counts, and their actors. With
    /// nothing asked of edges all actors stay.
    ///
    /// # Errors
    /// When an actor that is named is not in the graph.
    pub fn query(self, query: &Query) -> Result<Self, UnknownActor> {
        let find = |names: &[String]| -> Result<Option<HashSet<usize>>, UnknownActor> {
            let mut found = HashSet::new();
            for name in names {
                found.extend(self.find(name)?.into_iter().map(NodeIndex::index));
            }
            Ok((!names.is_empty()).then_some(found))
        };
        let (actors, with) = (find(&query.actors)?, find(&query.with)?);
        let (sources, targets) = (find(&query.sources)?, find(&query.targets)?);
        let by: HashSet<String> = query.by.iter().map(|name| super::merge::name_key(name)).collect();
        let documents: Vec<bool> = self.documents().iter().map(|source| query.wants(source)).collect();
        let everyone = *query == Query::default();

        let among =
            |set: &Option<HashSet<usize>>, node: usize| set.as_ref().is_none_or(|set| set.contains(&node));
        let mut graph = self.retained(everyone, |source, target, edge| {
            if !query.wants_type(edge) {
                return false;
            }
            edge.evidence
                .retain(|evidence| documents[evidence.document] && query.wants_evidence(evidence, &by));
            let turned = edge.kind.symmetric;
            let either = |a: &Option<_>, b: &Option<_>, turned: bool| {
                among(a, source) && among(b, target) || turned && among(a, target) && among(b, source)
            };
            edge.weight() >= query.min_weight.max(1)
                && edge.confidence() >= query.min_confidence
                && either(&sources, &targets, turned)
                && (query.hops.is_some() || either(&actors, &with, true))
        });
        if let (Some(hops), Some(_)) = (query.hops, &actors) {
            // Places have changed: whoever has no such edge at all is gone.
            let mut starts = Vec::new();
            for name in query.actors.iter().chain(&query.with) {
                starts.extend(graph.find(name).unwrap_or_default());
            }
            let near = graph.within(&starts, hops);
            graph =
                graph.retained(false, |source, target, _| near.contains(&source) && near.contains(&target));
        }
        Ok(graph)
    }
}

impl Query {
    fn wants(&self, source: &Source) -> bool {
        let date = source.date.as_deref();
        (self.documents.is_empty() || self.documents.contains(&source.id))
            && self.from.as_deref().is_none_or(|from| date.is_some_and(|date| date >= from))
            && self.to.as_deref().is_none_or(|to| date.is_some_and(|date| date <= to))
    }

    fn wants_type(&self, edge: &Edge) -> bool {
        (self.types.is_empty() || self.types.contains(&edge.kind.name))
            && (self.quads.is_empty() || edge.kind.quad.is_some_and(|quad| self.quads.contains(&quad)))
    }

    fn wants_evidence(&self, evidence: &Evidence, by: &HashSet<String>) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&evidence.status))
            && self.negated.is_none_or(|negated| evidence.negated == negated)
            && (by.is_empty() || evidence.by.iter().any(|name| by.contains(&super::merge::name_key(name))))
    }
}

//! What a second graph has more, less or different.
//!
//! Actors are the same when their ids are, edges when their ends and type are; of what two do together the direction
//! does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::listing::described;
use super::{Edge, Evidence, Graph, Link, Node};

/// What happened to an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActorChange {
    /// Its id.
    pub id: String,
    /// Its name in the newer graph that has it.
    pub name: String,
    /// What differs, `FIELD: OLD → NEW`; empty for one that was added or is gone.
    pub changes: Vec<String>,
    /// The first sentence that shows something of it.
    pub sentence: Option<String>,
}

/// What happened to an edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EdgeChange {
    /// Id of who does it.
    pub source: String,
    /// Name of the type.
    pub r#type: String,
    /// Id of whom it is done to.
    pub target: String,
    /// What differs, `FIELD: OLD → NEW`; empty for one that was added or is gone.
    pub changes: Vec<String>,
    /// Sentences that only the new graph has; of an edge that was added all.
    pub added: Vec<String>,
    /// Sentences that only the old graph has; of an edge that is gone all.
    pub gone: Vec<String>,
}

/// The differences between two graphs, each list in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Diff {
    /// Actors that only the new graph has.
    pub actors_added: Vec<ActorChange>,
    /// Actors that only the old graph has.
    pub actors_gone: Vec<ActorChange>,
    /// Actors of which something else is known.
    pub actors_changed: Vec<ActorChange>,
    /// Edges that only the new graph has.
    pub edges_added: Vec<EdgeChange>,
    /// Edges that only the old graph has.
    pub edges_gone: Vec<EdgeChange>,
    /// Edges with other evidence.
    pub edges_changed: Vec<EdgeChange>,
}

/// Compares two graphs.
///
/// ```
/// # use actograph::{document::Document, graph::Builder, pipeline::Analyzer};
/// # let analyzer = Analyzer::embedded("de")?;
/// # let read = |text: &str| {
/// #     let mut builder = Builder::default();
/// #     let document = Document { id: "a".into(), lang: "de".into(), text: text.into(), ..Document::default() };
/// #     builder.add(&analyzer.analyze(document));
/// #     builder.build()
/// # };
/// let old = read("Lena Kern kritisierte Tobias Brandt.");
/// let new = read("Lena Kern lobte Tobias Brandt.");
/// let diff = actograph::graph::diff(&old, &new);
/// assert_eq!((diff.edges_gone[0].r#type.as_str(), diff.edges_added[0].r#type.as_str()), ("ACCUSE", "SUPPORT"));
/// assert!(actograph::graph::diff(&old, &old).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diff(old: &Graph, new: &Graph) -> Diff {
    let mut diff = Diff::default();
    diff.actors(old, new);
    diff.edges(old, new);
    diff
}

fn actors(graph: &Graph) -> BTreeMap<&str, NodeIndex> {
    graph.inner.node_indices().map(|index| (graph.inner[index].id.as_str(), index)).collect()
}

/// Source, type and target; the ends of what two do together in alphabetical order.
type Key<'a> = (&'a str, &'a str, &'a str);

fn edges(graph: &Graph) -> BTreeMap<Key<'_>, Link<'_>> {
    let keyed = graph.links().map(|link| {
        let (source, target) = (link.source.id.as_str(), link.target.id.as_str());
        let turned = link.edge.kind.symmetric && target < source;
        let (first, second) = if turned { (target, source) } else { (source, target) };
        ((first, link.edge.kind.name.as_str(), second), link)
    });
    keyed.collect()
}

impl Diff {
    /// Whether the graphs are the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn actors(&mut self, old: &Graph, new: &Graph) {
        let (before, after) = (actors(old), actors(new));
        let told = |graph: &Graph, index: NodeIndex, changes: Vec<String>| ActorChange {
            id: graph.inner[index].id.clone(),
            name: graph.inner[index].name.clone(),
            changes,
            sentence: graph.first_sentence(index),
        };
        for (id, &index) in &before {
            match after.get(id) {
                None => self.actors_gone.push(told(old, index, Vec::new())),
                Some(&now) => {
                    let changes = actor_changes(&old.inner[index], &new.inner[now]);
                    if !changes.is_empty() {
                        self.actors_changed.push(told(new, now, changes));
                    }
                }
            }
        }
        let added = after.iter().filter(|(id, _)| !before.contains_key(*id));
        self.actors_added = added.map(|(_, &index)| told(new, index, Vec::new())).collect();
    }

    fn edges(&mut self, old: &Graph, new: &Graph) {
        let (before, after) = (edges(old), edges(new));
        for (key, was) in &before {
            match after.get(key) {
                None => {
                    let gone = citations(old, was.edge).into_iter().collect();
                    self.edges_gone.push(EdgeChange { gone, ..told(was) });
                }
                Some(is) => {
                    let (gone, added) = (citations(old, was.edge), citations(new, is.edge));
                    let changes = edge_changes(was, is);
                    let only =
                        |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
                    let (added, gone): (Vec<String>, Vec<String>) =
                        (only(&added, &gone), only(&gone, &added));
                    if !changes.is_empty() || !added.is_empty() || !gone.is_empty() {
                        self.edges_changed.push(EdgeChange { changes, added, gone, ..told(is) });
                    }
                }
            }
        }
        for link in after.iter().filter(|(key, _)| !before.contains_key(*key)).map(|(_, link)| link) {
            let added = citations(new, link.edge).into_iter().collect();
            self.edges_added.push(EdgeChange { added, ..told(link) });
        }
    }

    /// The differences as text: `+` added, `-` gone, `~` changed, each with its sentences.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let actors = [("+", &self.actors_added), ("-", &self.actors_gone), ("~", &self.actors_changed)];
        for (sign, list) in actors {
            for actor in list {
                let _ = writeln!(text, "{sign} {} {}", actor.id, actor.changes.join(", "));
                if let Some(sentence) = &actor.sentence {
                    let _ = writeln!(text, "    {sentence}");
                }
            }
        }
        let edges = [("+", &self.edges_added), ("-", &self.edges_gone), ("~", &self.edges_changed)];
        for (sign, list) in edges {
            for edge in list {
                let changes = edge.changes.join(", ");
                let _ = writeln!(text, "{sign} {} {} {} {changes}", edge.source, edge.r#type, edge.target);
                for (sign, sentences) in [("+", &edge.added), ("-", &edge.gone)] {
                    for sentence in sentences {
                        let _ = writeln!(text, "  {sign} {sentence}");
                    }
                }
            }
        }
        text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }
}

fn told(link: &Link<'_>) -> EdgeChange {
    EdgeChange {
        source: link.source.id.clone(),
        r#type: link.edge.kind.name.clone(),
        target: link.target.id.clone(),
        changes: Vec::new(),
        added: Vec::new(),
        gone: Vec::new(),
    }
}

fn citations(graph: &Graph, edge: &Edge) -> BTreeSet<String> {
    edge.evidence.iter().map(|evidence: &Evidence| graph.citation(evidence)).collect()
}

fn push_change(changes: &mut Vec<String>, field: &str, old: &str, new: &str) {
    if old != new {
        let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
        changes.push(format!("{field}: {} → {}", or_none(old), or_none(new)));
    }
}

fn actor_changes(old: &Node, new: &Node) -> Vec<String> {
    let mut changes = Vec::new();
    if (&old.name, old.kind, old.country) != (&new.name, new.kind, new.country) {
        push_change(&mut changes, "actor", &described(old), &described(new));
    }
    push_change(&mut changes, "mentions", &old.mentions.to_string(), &new.mentions.to_string());
    let (was, is): (BTreeSet<_>, BTreeSet<_>) = (old.aliases.iter().collect(), new.aliases.iter().collect());
    changes.extend(is.difference(&was).map(|alias| format!("+ alias {alias:?}")));
    changes.extend(was.difference(&is).map(|alias| format!("- alias {alias:?}")));
    changes
}

fn edge_changes(old: &Link<'_>, new: &Link<'_>) -> Vec<String> {
    let confidence = |edge: &Edge| format!("{:.2}", edge.confidence());
    let mut changes = Vec::new();
    let (was, is) = (old.edge, new.edge);
    push_change(&mut changes, "source", &old.source.id, &new.source.id);
    push_change(&mut changes, "weight", &was.weight().to_string(), &is.weight().to_string());
    push_change(&mut changes, "status", was.status().name(), is.status().name());
    push_change(&mut changes, "negated", &was.negated().to_string(), &is.negated().to_string());
    push_change(&mut changes, "by", &was.by().join("; "), &is.by().join("; "));
    push_change(&mut changes, "confidence", &confidence(was), &confidence(is));
    changes
}

//! The legend: what the marks that occur in a picture mean.

use std::collections::BTreeSet;

use super::theme::class;
use crate::actor::Kind;
use crate::export::legend::{quads, statuses};
use crate::graph::Graph;
use crate::relation::Status;

/// A mark of the legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mark {
    /// A line in the colour of a quad.
    Colour(&'static str),
    /// A line in the style of a status.
    Style(Status),
    /// The end of a line that is denied.
    Denied,
    /// Both ends of a mutual relation.
    Mutual,
    /// The shape of an actor.
    Shape(Kind),
    /// Words without a mark.
    Words,
}

/// Marks and their meanings, in the order in which they are drawn. An empty graph has no legend.
pub(super) fn entries(graph: &Graph, hidden: usize) -> Vec<(Mark, String)> {
    let mut entries: Vec<(Mark, String)> = Vec::new();
    entries.extend(quads(graph).into_iter().map(|(quad, text)| (Mark::Colour(class(quad)), text.to_owned())));
    entries.extend(statuses(graph).into_iter().map(|(status, text)| (Mark::Style(status), text.to_owned())));
    if graph.links().any(|link| link.edge.negated()) {
        entries.push((Mark::Denied, "denied".to_owned()));
    }
    if graph.links().any(|link| link.edge.kind.symmetric) {
        entries.push((Mark::Mutual, "mutual".to_owned()));
    }
    let kinds: BTreeSet<Kind> = graph.nodes().map(|node| node.kind).collect();
    entries.extend(kinds.into_iter().map(|kind| (Mark::Shape(kind), kind.name().to_owned())));
    if hidden > 0 {
        entries.push((Mark::Words, format!("{hidden} less supported edges are left out")));
    }
    entries
}

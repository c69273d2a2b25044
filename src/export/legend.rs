//! What pictures explain: the colours and line styles that occur in them.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::relation::{Quad, Status};

/// The quads that occur, each with what it means; none at all last.
pub(super) fn quads(graph: &Graph) -> Vec<(Option<Quad>, &'static str)> {
    let occurring: BTreeSet<Option<Quad>> = graph.links().map(|link| link.edge.kind.quad).collect();
    let all = Quad::ALL.into_iter().map(Some).chain([None]);
    let meaning = |quad| match quad {
        Some(Quad::VerbalCooperation) => "words with each other",
        Some(Quad::MaterialCooperation) => "deeds with each other",
        Some(Quad::VerbalConflict) => "words against each other",
        Some(Quad::MaterialConflict) => "deeds against each other",
        None => "ties and other relations",
    };
    all.filter(|quad| occurring.contains(quad)).map(|quad| (quad, meaning(quad))).collect()
}

/// The statuses that occur, each with what it means.
pub(super) fn statuses(graph: &Graph) -> Vec<(Status, &'static str)> {
    let occurring: BTreeSet<Status> = graph.links().map(|link| link.edge.status()).collect();
    let meaning = |status| match status {
        Status::Actual => "stated as fact",
        Status::Claimed => "claimed by someone",
        Status::Intended => "planned, demanded or possible",
    };
    occurring.into_iter().map(|status| (status, meaning(status))).collect()
}

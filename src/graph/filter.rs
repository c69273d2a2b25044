//! Leaving out what a reader does not want to see.

use super::{Graph, Pieces};
use crate::relation::types::OTHER;

/// Which actors stay in the graph beside those with relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// None.
    Related,
    /// Named ones: a reader expects to find everyone and every body that the text names.
    #[default]
    Named,
    /// All.
    All,
}

/// What stays in a graph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Filter {
    /// Whether edges of type OTHER stay.
    pub other: bool,
    /// Edges with a lower confidence go.
    pub min_confidence: f64,
    /// Which actors stay without relations.
    pub keep: Keep,
}

impl Default for Filter {
    fn default() -> Self {
        Self { other: true, min_confidence: 0.0, keep: Keep::default() }
    }
}

impl Graph {
    /// The graph without what the filter leaves out. Ids do not change.
    pub fn filtered(self, filter: &Filter) -> Self {
        let Pieces { documents, nodes, mut links, corrections, rejected } = self.into_pieces();
        links.retain(|(_, _, edge)| {
            (filter.other || edge.kind.name != OTHER) && edge.confidence() >= filter.min_confidence
        });
        let mut stays = vec![filter.keep == Keep::All; nodes.len()];
        for (source, target, _) in &links {
            stays[*source] = true;
            stays[*target] = true;
        }
        if filter.keep == Keep::Named {
            for (stays, node) in stays.iter_mut().zip(&nodes) {
                *stays |= node.named;
            }
        }
        let mut place = vec![0; nodes.len()];
        let mut kept = Vec::new();
        for (index, node) in nodes.into_iter().enumerate().filter(|(index, _)| stays[*index]) {
            place[index] = kept.len();
            kept.push(node);
        }
        for (source, target, _) in &mut links {
            (*source, *target) = (place[*source], place[*target]);
        }
        Self::assemble(Pieces { documents, nodes: kept, links, corrections, rejected })
    }
}

//! The way of one document through all stages: the only place that calls them in order.

use crate::actor::Actors;
use crate::document::Document;
use crate::parse::Tree;
use crate::relation::Relation;

/// Everything that was found in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The document itself.
    pub document: Document,
    /// One tree per sentence.
    pub trees: Vec<Tree>,
    /// The actors and their mentions.
    pub actors: Actors,
    /// The relations, in order of position.
    pub relations: Vec<Relation>,
}

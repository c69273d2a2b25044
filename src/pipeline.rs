//! The way of one document through all stages: the only place that calls them in order.

use crate::actor::{self, Actors};
use crate::document::Document;
use crate::lang::Language;
use crate::parse::Tree;
use crate::relation::{self, Relation};

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

/// The stages after the trees, for a language.
#[derive(Debug)]
pub struct Analyzer {
    language: Language,
}

impl Analyzer {
    /// An analyzer for a language that has been read.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// Finds actors and relations in trees that are there already. The trees' spans point into `document.text`.
    pub fn analyze_trees(&self, document: Document, trees: Vec<Tree>) -> Analysis {
        let actors = actor::find(&document.text, &trees, &self.language.actors);
        let relations =
            relation::extract(&document.text, &trees, &actors, &self.language.frames, &self.language.words);
        Analysis { document, trees, actors, relations }
    }
}

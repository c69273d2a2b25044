//! Relations: who did what to whom.
//!
//! Matches frames on the trees and says of each relation whether it happened, on whose word, and whether it is
//! denied. Reads what [`crate::parse`] and [`crate::actor`] made and changes neither.

mod affiliation;
mod candidates;
mod choose;
pub mod classify;
mod clause;
mod events;
mod explain;
mod extract;
mod fill;
pub mod frame;
mod idle;
mod other;
mod status;
mod subject;
mod tables;
pub mod types;
pub mod words;

use std::sync::Arc;

use crate::text::Span;
pub use candidates::{Seen, candidates};
pub use explain::{FrameReason, Reason, SentenceReasons, explain};
pub use extract::{Knowledge, extract};

/// The four fields of the PLOVER ontology: words or deeds, with or against the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Words with the other: agree, consult, support, concede.
    VerbalCooperation,
    /// Deeds with the other: cooperate, aid, retreat.
    MaterialCooperation,
    /// Words against the other: request, accuse, reject, threaten.
    VerbalConflict,
    /// Deeds against the other: protest, sanction, mobilize, coerce, assault.
    MaterialConflict,
}

impl Quad {
    /// All quads in the ontology's order.
    pub const ALL: [Quad; 4] =
        [Quad::VerbalCooperation, Quad::MaterialCooperation, Quad::VerbalConflict, Quad::MaterialConflict];

    /// The word used in JSON and in data files.
    pub fn name(self) -> &'static str {
        match self {
            Quad::VerbalCooperation => "verbal-cooperation",
            Quad::MaterialCooperation => "material-cooperation",
            Quad::VerbalConflict => "verbal-conflict",
            Quad::MaterialConflict => "material-conflict",
        }
    }

    /// Reads the word used in JSON and in data files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quad| quad.name() == name)
    }
}

/// Whether the text says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Stated as fact.
    Actual,
    /// Told on the word of a source.
    Claimed,
    /// Planned, possible, demanded, conditional, future.
    Intended,
}

impl Status {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Claimed => "claimed",
            Status::Intended => "intended",
        }
    }

    /// Reads the word used in JSON.
    pub fn from_name(name: &str) -> Option<Self> {
        [Status::Actual, Status::Claimed, Status::Intended].into_iter().find(|status| status.name() == name)
    }
}

/// A type of relation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationType {
    /// `ACCUSE`, `AFFILIATION`, `OTHER`, or one of the user's own.
    pub name: String,
    /// Its quad; `None` for AFFILIATION and OTHER.
    pub quad: Option<Quad>,
    /// Whether source and target are equals (`CONSULT`).
    pub symmetric: bool,
    /// The user's own colour for it, `#rrggbb`.
    pub color: Option<String>,
}

/// One relation with the sentence that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Who does it: index into [`crate::actor::Actors::actors`].
    pub source: usize,
    /// To whom: index into [`crate::actor::Actors::actors`].
    pub target: usize,
    /// What is done.
    pub kind: Arc<RelationType>,
    /// Dictionary form of the predicate (`vorwerfen`, `Gespräch führen`).
    pub predicate: String,
    /// The words that carry it as they stand in the text, separate pieces joined by ` … `.
    pub trigger: String,
    /// Bytes of the trigger's words in the document, in order.
    pub trigger_spans: Vec<Span>,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// Whether it happened.
    pub status: Status,
    /// For claimed relations: on whose word, nearest speaker last (paper, then the person it quotes).
    pub by: Vec<String>,
    /// Whether the text denies it.
    pub negated: bool,
    /// From 0 to 1: how likely a careful reader would list it.
    pub confidence: f32,
}

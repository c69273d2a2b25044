//! What a person puts right by hand, kept apart from what was read, so that it survives every later run.
//!
//! Corrections name actors as the graph has them without any correction: by id (`lena-kern`), by a name or alias that
//! only one actor has (`Lena Kern`), or by a name in a document (`Kern @ monday`), which stays right whatever documents
//! are added. The order of corrections does not matter: first actors are split, then merged, then renamed, retyped and
//! rejected, and then relations are retyped and rejected. A renamed or merged actor keeps its id.

mod apply;
mod read;
mod relations;

pub(super) use apply::{REJECTED, correct_actors};
pub(crate) use read::Entry;
pub use read::{CorrectionsError, read_toml};
pub(super) use relations::correct_relations;

use crate::actor::{Country, Kind};

/// One change with its reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// What is changed.
    pub change: Change,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub author: Option<String>,
    /// When it was decided.
    pub date: Option<String>,
    /// The line in its file, from 1; 0 for a correction that was found in a graph.
    pub line: usize,
}

/// What is changed. Actors are named as the [module](self) says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Change {
    /// Some of an actor's documents speak of another actor.
    Split {
        /// The actor.
        actor: String,
        /// Ids of the documents that mean the other one.
        documents: Vec<String>,
        /// Name of the other one; its fullest name in these documents where there is none.
        name: Option<String>,
    },
    /// Several actors are one.
    Merge {
        /// Two or more; the first gives id, kind and country.
        actors: Vec<String>,
        /// Its name; the fullest one where there is none.
        name: Option<String>,
    },
    /// An actor has another name.
    Rename {
        /// The actor.
        actor: String,
        /// Its name.
        name: String,
    },
    /// An actor has another kind or country.
    RetypeActor {
        /// The actor.
        actor: String,
        /// Its kind, where that changes.
        kind: Option<Kind>,
        /// Its country, where that changes.
        country: Option<Country>,
    },
    /// What was taken for an actor is none; its relations go with it.
    RejectActor {
        /// The actor.
        actor: String,
    },
    /// What is done is something else, or the other way round.
    RetypeRelation {
        /// Which evidence.
        relation: Selector,
        /// The type, where that changes.
        to: Option<String>,
        /// Whether source and target change places.
        reverse: bool,
    },
    /// What was taken for a relation is none.
    RejectRelation {
        /// Which evidence.
        relation: Selector,
    },
}

/// Which pieces of evidence are meant: all of an edge, or those of one document or sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selector {
    /// Who does it.
    pub source: String,
    /// The name of the type.
    pub kind: String,
    /// To whom.
    pub target: String,
    /// Only in the document with this id.
    pub document: Option<String>,
    /// Only in the sentence with this number.
    pub sentence: Option<usize>,
}

/// A correction that changes nothing any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unapplied {
    /// The correction.
    pub correction: Correction,
    /// Why it changes nothing.
    pub why: String,
}

impl Change {
    /// What is done, in a few words: `merge of "kern" and "lena-kern"`.
    pub fn summary(&self) -> String {
        let relation = |s: &Selector| format!("{:?} {} {:?}", s.source, s.kind, s.target);
        match self {
            Self::Split { actor, .. } => format!("split of {actor:?}"),
            Self::Merge { actors, .. } => {
                let actors: Vec<String> = actors.iter().map(|actor| format!("{actor:?}")).collect();
                format!("merge of {}", actors.join(" and "))
            }
            Self::Rename { actor, .. } => format!("renaming of {actor:?}"),
            Self::RetypeActor { actor, .. } => format!("retyping of {actor:?}"),
            Self::RejectActor { actor } => format!("rejection of {actor:?}"),
            Self::RetypeRelation { relation: selector, .. } => format!("retyping of {}", relation(selector)),
            Self::RejectRelation { relation: selector } => format!("rejection of {}", relation(selector)),
        }
    }
}

/// All corrections in an order that depends on nothing but themselves, each once; one that has a line rather than the
/// same without.
pub(super) fn in_order(mut corrections: Vec<Correction>) -> Vec<Correction> {
    corrections.sort_by(|a, b| (&a.change, b.line).cmp(&(&b.change, a.line)));
    corrections.dedup_by(|later, first| later.change == first.change);
    corrections
}

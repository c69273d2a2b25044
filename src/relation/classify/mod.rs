//! Which candidates are relations: a linear classifier over facts of the tree.
//!
//! Frames and the rules for ties say what a sentence shows when its grammar is plain. Parsers err and writers are free,
//! so more is looked at than the rules accept: every predicate that has a frame with every two actors of its sentence
//! (`events`), and every two actors that stand close (`ties`). Each candidate becomes a list of facts
//! ([`Features`]) — where its actors stand to the predicate, whether the rule agrees, what kind of actors they are —
//! and [`Weights`] turn these into the probability that a careful reader would list the relation. The weights are
//! learned from annotated articles by `training/relations.py`; logistic regression, so that each fact's share in a
//! decision can be read off.

pub(super) mod candidate;
pub(super) mod events;
mod features;
mod offices;
mod path;
pub(super) mod ties;
mod weights;

pub use features::{Features, hash};
pub use weights::{Weights, WeightsError};

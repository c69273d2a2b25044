//! Trees: what the analyser says of each word.
//!
//! Universal Dependencies throughout: UPOS, a language's own tags in XPOS (STTS for German), features, lemma and
//! basic dependencies. [`Tree`] is the boundary to the actor and relation stages; it can also be read from
//! CoNLL-U made by any other parser.

pub mod conllu;
pub(crate) mod dateline;
mod decode;
pub mod eval;
mod lemma;
mod parser;
mod script;
mod tree;
mod upos;

pub use lemma::{LemmaData, Lemmas};
pub use parser::{Parser, Scratch};
pub use tree::{Feats, Node, Tree};
pub use upos::Upos;

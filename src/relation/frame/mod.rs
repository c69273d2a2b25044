//! Frames: how predicates realise relation types.
//!
//! A frame file is TOML; `docs/frames.md` describes it. [`FrameSet`] reads one or several and finds the frames of
//! a word; it does not look at trees.

mod read;
mod role;

use std::sync::Arc;

pub use read::FrameError;
pub use role::{Case, Role};
use rustc_hash::FxHashMap;

use super::{RelationType, Status};
use crate::actor::Kind;

/// The word that carries a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// A verb; separable verbs as infinitives (`vorwerfen`).
    Verb {
        /// The infinitive.
        lemma: String,
        /// Whether it needs `sich`.
        reflexive: bool,
    },
    /// A noun; compounds that end in it count as well, unless `exact`.
    Noun {
        /// The singular.
        lemma: String,
        /// Whether compounds are left out.
        exact: bool,
    },
    /// An adjective (`verantwortlich`).
    Adjective {
        /// The base form.
        lemma: String,
    },
    /// A noun with a verb that has little meaning of its own (`Kritik üben`, `in Schutz nehmen`).
    Light {
        /// Preposition before the noun.
        preposition: Option<String>,
        /// The noun, singular.
        noun: String,
        /// The verb, infinitive.
        verb: String,
    },
}

/// One way in which a predicate realises a relation type.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What carries it.
    pub predicate: Predicate,
    /// Predicate as it is shown (`Gespräch führen`).
    pub name: String,
    /// The type of the relation.
    pub relation: Arc<RelationType>,
    /// Where the doer stands: alternatives in order.
    pub source: Vec<Role>,
    /// Where the other stands: alternatives in order.
    pub target: Vec<Role>,
    /// Kinds the source may have; empty = all.
    pub source_kinds: Vec<Kind>,
    /// Kinds the target may have; empty = all.
    pub target_kinds: Vec<Kind>,
    /// One of these lemmas must depend on the predicate, if there are any.
    pub with: Vec<String>,
    /// None of these lemmas may depend on the predicate.
    pub without: Vec<String>,
    /// The predicate itself makes the act a plan.
    pub status: Option<Status>,
    /// The predicate itself denies the act.
    pub negated: bool,
    /// How reliable the predicate is, 0 to 1.
    pub confidence: f32,
    /// A sentence that shows the frame.
    pub yes: String,
    /// A sentence with the predicate that does not.
    pub no: String,
    /// File and line it was read from.
    pub origin: String,
}

/// Index of a frame in its [`FrameSet`].
pub type FrameId = usize;

/// Frames with the ways to find them.
#[derive(Debug, Default)]
pub struct FrameSet {
    frames: Vec<Frame>,
    types: Vec<Arc<RelationType>>,
    verbs: FxHashMap<String, Vec<FrameId>>,
    nouns: FxHashMap<String, Vec<FrameId>>,
    adjectives: FxHashMap<String, Vec<FrameId>>,
    light: FxHashMap<String, Vec<FrameId>>,
    /// How many frames are the language's own.
    own: usize,
}

impl FrameSet {
    /// Reads files in the order given; a file is a pair of its name (for messages) and its text.
    ///
    /// # Errors
    /// The first fault, with file, line and what to write instead.
    pub fn new(files: &[(&str, &str)]) -> Result<Self, FrameError> {
        let mut set =
            Self { types: super::types::plover().into_iter().map(Arc::new).collect(), ..Self::default() };
        for (name, text) in files {
            set.read(name, text)?;
        }
        set.sort();
        set.own = set.frames.len();
        Ok(set)
    }

    /// Whether a frame is one of the language's own, of which a classifier may have learned something.
    pub fn is_learned(&self, id: FrameId) -> bool {
        id < self.own
    }

    /// Adds the types and frames of one more file; a type that is known already is replaced.
    ///
    /// # Errors
    /// The first fault, with file, line and what to write instead.
    pub fn add_file(&mut self, name: &str, text: &str) -> Result<(), FrameError> {
        self.read(name, text)?;
        self.sort();
        Ok(())
    }

    fn read(&mut self, name: &str, text: &str) -> Result<(), FrameError> {
        let (types, frames) = read::file(name, text, &self.types)?;
        self.types = types;
        for frame in frames {
            self.insert(frame);
        }
        Ok(())
    }

    /// Brings the frames of each predicate into the order in which they are tried: those of files that were added later
    /// first, then those that ask for more.
    fn sort(&mut self) {
        let (frames, own) = (&self.frames, self.own);
        let key = |id: &FrameId| {
            let frame = &frames[*id];
            let conditions =
                [!frame.with.is_empty(), !frame.without.is_empty(), !frame.target_kinds.is_empty()];
            let asked = conditions.into_iter().filter(|&condition| condition).count();
            (
                own == 0 || *id < own,
                std::cmp::Reverse((!frame.with.is_empty(), asked)),
                std::cmp::Reverse((frame.confidence * 100.0) as u32),
                *id,
            )
        };
        for index in [&mut self.verbs, &mut self.nouns, &mut self.adjectives, &mut self.light] {
            #[allow(clippy::iter_over_hash_type, reason = "each entry is sorted by itself")]
            for ids in index.values_mut() {
                ids.sort_by_key(key);
            }
        }
    }

    fn insert(&mut self, frame: Frame) {
        let id = self.frames.len();
        let (index, key) = match &frame.predicate {
            Predicate::Verb { lemma, .. } => (&mut self.verbs, lemma.clone()),
            Predicate::Noun { lemma, .. } => (&mut self.nouns, lemma.to_lowercase()),
            Predicate::Adjective { lemma } => (&mut self.adjectives, lemma.clone()),
            Predicate::Light { noun, .. } => (&mut self.light, noun.to_lowercase()),
        };
        index.entry(key).or_default().push(id);
        self.frames.push(frame);
    }

    /// The frame with this id.
    ///
    /// # Panics
    /// For an id of another set.
    pub fn frame(&self, id: FrameId) -> &Frame {
        &self.frames[id]
    }

    /// All frames, in the order of the files.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// All types, PLOVER's first.
    pub fn types(&self) -> &[Arc<RelationType>] {
        &self.types
    }

    /// The frames of a verb by its infinitive.
    pub fn verb(&self, lemma: &str) -> &[FrameId] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The frames of an adjective by its base form.
    pub fn adjective(&self, lemma: &str) -> &[FrameId] {
        self.adjectives.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The light-verb frames of a noun by its lemma.
    pub fn light(&self, noun: &str) -> &[FrameId] {
        self.light.get(&noun.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// The frames of a noun by its lemma, and how many bytes of it stand before the part that carries them
    /// (`Militär` in `Militärangriff`).
    pub fn noun(&self, lemma: &str) -> (&[FrameId], usize) {
        let lower = lemma.to_lowercase();
        if lower.len() != lemma.len() {
            return (self.nouns.get(&lower).map_or(&[], Vec::as_slice), 0);
        }
        (0..lower.len())
            .filter(|&at| lower.is_char_boundary(at) && (at == 0 || at >= 3 && lower.len() - at >= 4))
            .find_map(|at| Some((self.nouns.get(&lower[at..])?.as_slice(), at)))
            .unwrap_or((&[], 0))
    }
}

//! Whether an act happened, on whose word, and whether it is denied.
//!
//! Starts at the predicate and climbs the tree to the root of the sentence. Each word on the way can change the
//! verdict: auxiliaries and adverbs of the clause, its conjunction and mood, the verb or noun that governs it.

mod denial;
mod governed;
mod local;
mod quotation;
mod told;

use super::Status;
use super::clause::particle;
use super::fill::{Filler, Scene};
use super::words::{Effect, Force, OperatorWords, Speech};
use crate::parse::Upos;
pub(super) use denial::{denies_end, has_no_member};
use governed::governed;
use local::{Shared, conditional, has_finite, is_reported, local};
pub(super) use quotation::Quotations;
pub(super) use told::speaker_of;
use told::told_from_above;

/// What the text says of an act.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Verdict {
    pub(super) intended: bool,
    pub(super) claimed: bool,
    pub(super) negated: bool,
    /// On whose word, nearest speaker last.
    pub(super) by: Vec<usize>,
    /// The clause stands in the mood of reported speech.
    pub(super) reported_mood: bool,
}

impl Verdict {
    /// The one word for it: what is only planned is planned, whoever says so.
    pub(super) fn status(&self) -> Status {
        match (self.intended, self.claimed) {
            (true, _) => Status::Intended,
            (false, true) => Status::Claimed,
            (false, false) => Status::Actual,
        }
    }

    fn apply(&mut self, effect: Effect) {
        match effect {
            Effect::Intended => self.intended = true,
            Effect::Negated => self.negated = !self.negated,
            Effect::Claimed => self.claimed = true,
            Effect::Actual => {}
        }
    }

    /// What is asked for or promised is a plan; everything else that is said is told.
    fn governed(&mut self, speech: &Speech, speakers: &[Filler]) {
        match speech.force {
            Force::Ask | Force::Promise => self.intended = true,
            _ => self.told(speech, speakers),
        }
    }

    fn told(&mut self, speech: &Speech, speakers: &[Filler]) {
        self.claimed = true;
        if speech.force == Force::Deny {
            self.negated = !self.negated;
        }
        for speaker in speakers {
            if !self.by.contains(&speaker.actor) {
                self.by.insert(0, speaker.actor);
            }
        }
    }
}

/// The verdict on the act that `predicate` carries in its sentence.
pub(super) fn judge(scene: &Scene<'_>, predicate: usize, words: &OperatorWords) -> Verdict {
    let tree = scene.tree;
    let mut verdict = Verdict::default();
    let mut shared = Shared::own();
    let mut word = predicate;
    for _ in 0..tree.len() {
        local(scene, word, shared, words, &mut verdict);
        let Some(head) = tree.head(word) else { break };
        if !climbs(scene, word, head) {
            conditional(scene, word, words, &mut verdict);
            told_from_above(scene, word, words, &mut verdict);
            break;
        }
        governed(scene, word, head, words, &mut verdict);
        shared = if tree.is_dep(word, "conj") { Shared::with(scene, word, words) } else { Shared::all() };
        word = head;
    }
    verdict
}

/// What the words around one word say of it, without what governs it.
pub(super) fn judge_word(scene: &Scene<'_>, word: usize, words: &OperatorWords) -> Verdict {
    let mut verdict = Verdict::default();
    local(scene, word, Shared::own(), words, &mut verdict);
    verdict
}

/// Whether what is said of the head also holds for the word's act: relative and adverbial clauses stand alone, and so does
/// an attribute, which tells what is known (`die von Moskau unterstützten Truppen`).
fn climbs(scene: &Scene<'_>, word: usize, head: usize) -> bool {
    let tree = scene.tree;
    match tree.deprel(word) {
        "acl:relcl" | "advcl" | "parataxis" | "appos" | "amod" => false,
        "acl" => !has_finite(scene, word),
        "conj" if tree.upos(word) == Upos::Verb => {
            // the second of two clauses is reported where the first is, if it stands in the same mood
            tree.upos(head) == Upos::Verb
                && (!own_subject(scene, word) || is_reported(scene, word) == is_reported(scene, head))
        }
        _ => true,
    }
}

fn own_subject(scene: &Scene<'_>, verb: usize) -> bool {
    scene.tree.children_by(verb, "nsubj").next().is_some()
}

/// The predicate and the words above it for which it stands.
fn climb(scene: &Scene<'_>, predicate: usize) -> Vec<usize> {
    let mut path = vec![predicate];
    let mut word = predicate;
    while let Some(head) = scene.tree.head(word).filter(|&head| climbs(scene, word, head)) {
        path.push(head);
        word = head;
    }
    path
}

/// The words of the trigger: the predicate with its separated particle.
pub(super) fn trigger_words(scene: &Scene<'_>, predicate: usize, light: Option<usize>) -> Vec<usize> {
    let mut words = vec![predicate];
    words.extend(light);
    let verb = light.unwrap_or(predicate);
    words.extend(particle(scene.tree, verb));
    words.sort_unstable();
    words.dedup();
    words
}

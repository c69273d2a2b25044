//! On whose word something is told: sources, inserted clauses, verbs of saying.

use super::Verdict;
use crate::parse::Upos;
use crate::relation::clause::{is_verbal, verb_lemma};
use crate::relation::fill::Scene;
use crate::relation::words::{Force, OperatorWords, Speech};

/// `laut Polizei`, `nach Angaben der Behörden`, `einem Bericht zufolge`.
pub(super) fn attribution(scene: &Scene<'_>, child: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    for case in tree.children_by(child, "case") {
        let preposition = tree.form(case).to_lowercase();
        if let Some(speech) = words.speech_preposition(&preposition) {
            // `so` and the like need somebody who can speak
            let speakers = scene.called(child);
            if preposition != "so" || !speakers.is_empty() {
                verdict.told(speech, &speakers);
            }
        } else if let Some(speech) = words.speech_preposition(&format!("{preposition} {}", tree.lemma(child)))
        {
            let speakers = scene.fill(child, &speech.speaker, &[]);
            // `nach Berichten über Folter`: behind them in time
            let about =
                || child + 1 < tree.len() && speech.without.iter().any(|word| word == tree.lemma(child + 1));
            if !speakers.is_empty() || !about() {
                verdict.told(speech, &speakers);
            }
        }
    }
}

/// `…, sagte der Minister`, `…, so der Minister`, inserted in or behind what is said.
pub(super) fn inserted(scene: &Scene<'_>, child: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    let behind = tree.is_dep(child, "parataxis") || stands_behind(scene, child, words);
    let with_as = tree.is_dep(child, "advcl") && opens_with_as(scene, child);
    if !behind && !with_as {
        return;
    }
    if let Some(speech) = speech_verb(scene, child, words) {
        // the inserted clause is short: a parataxis that says something of its own has a complement
        let own_complement = tree.children(child).any(|c| tree.is_dep(c, "ccomp"));
        if !own_complement {
            let speakers = scene.fill(child, &speech.speaker, &[]);
            verdict.told(speech, &speakers);
        }
    } else if tree.children(child).any(|c| tree.form(c).eq_ignore_ascii_case("so"))
        && tree.upos(child) != Upos::Verb
    {
        let speakers = scene.called(child);
        if let (Some(speech), false) = (words.speech_preposition("so"), speakers.is_empty()) {
            verdict.told(speech, &speakers);
        }
    }
}

/// `Oslo attacked Bergen, the paper reported`, where the parser took who tells it for what is told.
fn stands_behind(scene: &Scene<'_>, clause: usize, words: &OperatorWords) -> bool {
    let tree = scene.tree;
    // the comma hangs on the clause or on its subject
    let under =
        |mark: usize| tree.head(mark).filter(|&head| head == clause).or_else(|| tree.head(tree.head(mark)?));
    let said = |head: usize| head < clause && speech_verb(scene, head, words).is_none();
    tree.is_dep(clause, "ccomp")
        && tree.head(clause).is_some_and(said)
        && (0..clause).any(|mark| tree.form(mark) == "," && under(mark) == Some(clause))
        && tree.children_by(clause, "mark").next().is_none()
}

fn opens_with_as(scene: &Scene<'_>, clause: usize) -> bool {
    let tree = scene.tree;
    tree.children_by(clause, "mark")
        .any(|mark| scene.grammar.has("speech-as", &tree.form(mark).to_lowercase()))
}

/// A clause that stands beside a verb of saying: `"…", sagte X` with the verb of saying as the head.
pub(super) fn told_from_above(scene: &Scene<'_>, word: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    if !tree.is_dep(word, "parataxis") {
        return;
    }
    let Some(head) = tree.head(word) else { return };
    if let Some(speech) = speech_verb(scene, head, words) {
        let speakers = scene.fill(head, &speech.speaker, &[]);
        verdict.told(speech, &speakers);
    }
}

/// The entry of a verb of saying, if the words beside the verb allow it.
pub(super) fn speech_verb<'w>(
    scene: &Scene<'_>,
    verb: usize,
    words: &'w OperatorWords,
) -> Option<&'w Speech> {
    let tree = scene.tree;
    words.speech_verb(&verb_lemma(tree, verb), |lemma| {
        tree.children(verb).any(|child| tree.lemma(child) == lemma)
    })
}

/// The speaker that a sentence ends with: whom a following sentence in the mood of report quotes.
pub(in crate::relation) fn speaker_of(scene: &Scene<'_>, words: &OperatorWords) -> Option<Vec<usize>> {
    last_speaker(scene, words, |_, force| !matches!(force, Force::Ask | Force::Promise))
}

/// The last speaker whose word of saying counts.
pub(super) fn last_speaker(
    scene: &Scene<'_>,
    words: &OperatorWords,
    counts: impl Fn(usize, Force) -> bool,
) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let mut last = None;
    for word in 0..tree.len() {
        if is_verbal(tree, word)
            && let Some(speech) = speech_verb(scene, word, words)
            && counts(word, speech.force)
        {
            let speakers = scene.fill(word, &speech.speaker, &[]);
            if !speakers.is_empty() {
                last = Some(speakers.iter().map(|speaker| speaker.actor).collect());
            }
        }
        let mut verdict = Verdict::default();
        attribution(scene, word, words, &mut verdict);
        if !verdict.by.is_empty() && counts(word, Force::Say) {
            last = Some(verdict.by);
        }
    }
    last
}

//! What the word that governs an act does to it.

use super::Verdict;
use super::local::{has_finite, stands_in_past};
use super::told::speech_verb;
use crate::parse::Upos;
use crate::relation::clause::{is_verbal, verb_lemma};
use crate::relation::fill::Scene;
use crate::relation::words::{Force, OperatorWords};

/// What the governing word does to what it governs.
pub(super) fn governed(
    scene: &Scene<'_>,
    word: usize,
    head: usize,
    words: &OperatorWords,
    verdict: &mut Verdict,
) {
    let tree = scene.tree;
    let relation = tree.deprel(word).split(':').next().unwrap_or("");
    let nominal = matches!(relation, "obj" | "iobj" | "obl" | "nmod" | "nsubj");
    let clausal = matches!(relation, "ccomp" | "xcomp" | "csubj" | "acl");
    if is_verbal(tree, head) {
        let speech = speech_verb(scene, head, words).filter(|_| clausal);
        if let Some(speech) = speech {
            let speakers = scene.fill(head, &speech.speaker, &[]);
            verdict.governed(speech, &speakers);
        }
        // `told him to go` is a plan, `told him that she went` is told; what is denied is denied once
        let said = speech.is_some_and(|speech| match speech.force {
            Force::Say => has_finite(scene, word),
            force => force == Force::Deny,
        });
        if !said {
            let (lemma, nominal) = (verb_lemma(tree, head), nominal && relation != "nsubj");
            apply_scoped(scene, word, head, "verb", &lemma, relation, nominal, words, verdict);
        }
    } else if tree.upos(head) == Upos::Noun && clausal {
        apply_scoped(scene, word, head, "noun", tree.lemma(head), relation, false, words, verdict);
        if let Some(speech) = words.speech_noun(tree.lemma(head)) {
            let speakers = scene.fill(head, &speech.speaker, &[]);
            verdict.governed(speech, &speakers);
        }
    } else if tree.upos(head) == Upos::Adj {
        // `ist bereit, … zu helfen`, `bereit zu Gesprächen`
        apply_scoped(scene, word, head, "adjective", tree.lemma(head), relation, nominal, words, verdict);
    } else if tree.upos(head) == Upos::Noun && relation == "nmod" {
        apply_scoped(scene, word, head, "noun", tree.lemma(head), relation, true, words, verdict);
    }
}

#[allow(clippy::too_many_arguments, reason = "one step of the climb, split off for reading")]
fn apply_scoped(
    scene: &Scene<'_>,
    word: usize,
    head: usize,
    pos: &str,
    lemma: &str,
    relation: &str,
    nominal: bool,
    words: &OperatorWords,
    verdict: &mut Verdict,
) {
    let clausal = |scope: &str| matches!(scope, "xcomp" | "ccomp" | "aux" | "advmod");
    let found = words.modality(pos, lemma).iter().find(|modality| {
        let in_scope = modality.scope.iter().any(|scope| match scope.as_str() {
            "xcomp" => matches!(relation, "xcomp" | "ccomp" | "acl"),
            "ccomp" => matches!(relation, "ccomp" | "csubj" | "acl"),
            other => nominal && !clausal(other) && preposition_fits(scene, word, other),
        });
        let with = modality.with.is_empty()
            || scene
                .tree
                .children(head)
                .any(|child| modality.with.iter().any(|lemma| lemma == scene.tree.lemma(child)));
        in_scope && with && (!modality.past || stands_in_past(scene, head))
    });
    if let Some(modality) = found {
        verdict.apply(modality.effect);
    }
}

/// Whether a nominal scope (`obj`, `gen`, `auf:Acc`) is the word's: with the preposition that it names, or without any.
fn preposition_fits(scene: &Scene<'_>, word: usize, scope: &str) -> bool {
    let tree = scene.tree;
    let marker = tree.children_by(word, "case").next().map(|case| tree.form(case).to_lowercase());
    match (scope, marker) {
        ("obj" | "iobj" | "gen" | "gobj" | "subj", None) => true,
        ("obj" | "iobj" | "gen" | "gobj" | "subj", Some(_)) | (_, None) => false,
        (preposition, Some(marker)) => preposition.split(':').next() == Some(marker.as_str()),
    }
}

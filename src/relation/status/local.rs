//! What the words of a clause say of its act: auxiliaries, adverbs, mood, the conjunction that opens it.

use super::Verdict;
use super::denial::{marker, only_denied};
use super::told::{attribution, inserted};
use crate::parse::Upos;
use crate::relation::clause::finite;
use crate::relation::fill::Scene;
use crate::relation::words::{Effect, Modality, OperatorWords};

/// What the words around a verb say of the act: of its own, or of one that is joined to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// The word is the predicate itself.
    own: bool,
    /// Its auxiliary and mood.
    manner: bool,
    /// What denies it.
    denial: bool,
    /// Its adverbs and who tells it.
    adverbs: bool,
}

impl Shared {
    pub(super) fn own() -> Self {
        Self { own: true, ..Self::all() }
    }

    pub(super) fn all() -> Self {
        Self { own: false, manner: true, denial: true, adverbs: true }
    }

    /// What a verb shares with the one that it is joined to. With a subject of its own, it only shares what governs them.
    /// A denial is for both if nothing sets them apart (`weder gelobt noch kritisiert`, `nicht gelobt, sondern kritisiert`,
    /// `nicht gelobt und Brandt kritisiert`).
    pub(super) fn with(scene: &Scene<'_>, conjunct: usize, words: &OperatorWords) -> Self {
        let tree = scene.tree;
        if tree.upos(conjunct) != Upos::Verb {
            return Self::all();
        }
        let has = |relations: &[&str]| {
            tree.children(conjunct).any(|child| relations.iter().any(|relation| tree.is_dep(child, relation)))
        };
        let clause = has(&["nsubj", "csubj"]);
        let apart = clause
            || has(&["obj", "iobj", "obl", "ccomp", "xcomp"])
            || tree.children(conjunct).any(|child| marker(tree, child, words).is_some());
        let finite = has_finite(scene, conjunct);
        Self { own: false, manner: !clause && !finite, denial: !apart && !finite, adverbs: !clause }
    }
}

/// Words around `word` in its own clause.
pub(super) fn local(
    scene: &Scene<'_>,
    word: usize,
    shared: Shared,
    words: &OperatorWords,
    verdict: &mut Verdict,
) {
    let tree = scene.tree;
    for child in tree.children(word) {
        let lemma = tree.lemma(child).to_lowercase();
        match tree.deprel(child).split(':').next().unwrap_or("") {
            "aux" if shared.manner => {
                let entries = words.modality("auxiliary", &lemma).iter();
                if let Some(modality) =
                    entries.into_iter().find(|entry| auxiliary_fits(scene, word, child, entry))
                {
                    verdict.apply(modality.effect);
                }
            }
            "advmod" | "det" | "case" | "cc" | "dep" | "mark" => adverb(scene, child, shared, words, verdict),
            // `der geplante Besuch`, but not what `geplante Besuche` are governed by
            "amod" if shared.own => {
                if let Some(modality) =
                    words.modality("adjective", &lemma).first().filter(|entry| entry.scope == ["advmod"])
                {
                    verdict.apply(modality.effect);
                }
            }
            _ => {}
        }
        if shared.adverbs {
            attribution(scene, child, words, verdict);
            inserted(scene, child, words, verdict);
        }
    }
    if shared.manner {
        mood(scene, word, verdict);
    }
}

fn adverb(scene: &Scene<'_>, adverb: usize, shared: Shared, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    let denial = shared.denial && only_denied(tree, adverb).is_none();
    let allowed = |effect| if effect == Effect::Negated { denial } else { shared.adverbs };
    if let Some(modality) = marker(tree, adverb, words).filter(|modality| allowed(modality.effect)) {
        verdict.apply(modality.effect);
    }
    if tree.is_dep(adverb, "advmod")
        && shared.adverbs
        && let Some(speech) = words.speech_adverb(&tree.lemma(adverb).to_lowercase())
    {
        verdict.told(speech, &[]);
    }
}

/// `soll getötet haben` is hearsay, `soll töten` a plan; `werden` makes a future only with an infinitive.
fn auxiliary_fits(scene: &Scene<'_>, verb: usize, auxiliary: usize, modality: &Modality) -> bool {
    let tree = scene.tree;
    let infinitive =
        |word: usize| tree.nodes[word].feats.is("VerbForm", "Inf") || tree.nodes[word].xpos.ends_with("INF");
    let perfect = tree.children(verb).any(|child| {
        tree.is_dep(child, "aux") && infinitive(child) && scene.grammar.has("perfect", tree.lemma(child))
    });
    if modality.perfect_infinitive {
        return perfect;
    }
    if modality.past {
        return !perfect && is_past(scene, verb, auxiliary);
    }
    if tree.lemma(auxiliary) == "werden" {
        let finite_indicative =
            !tree.nodes[auxiliary].feats.is("Mood", "Sub") && tree.nodes[auxiliary].xpos == "VAFIN";
        return finite_indicative && infinitive(verb);
    }
    true
}

/// Whether a modal stands in the past, where the act was done: `musste festnehmen`, `hat festnehmen müssen`.
fn is_past(scene: &Scene<'_>, verb: usize, modal: usize) -> bool {
    let tree = scene.tree;
    let feats = &tree.nodes[modal].feats;
    if feats.is("VerbForm", "Fin") {
        return feats.is("Tense", "Past") && !feats.is("Mood", "Sub");
    }
    finite(scene.tree, verb).is_some_and(|finite| {
        let feats = &tree.nodes[finite].feats;
        // `hätte festnehmen müssen` did not happen; `habe festnehmen müssen` is told
        let imagined = feats.is("Mood", "Sub") && feats.is("Tense", "Past");
        scene.grammar.has("perfect", tree.lemma(finite)) && !imagined
    })
}

/// Whether a verb or an adjective with its copula stands in the past (`had to go`, `was able to go`).
pub(super) fn stands_in_past(scene: &Scene<'_>, head: usize) -> bool {
    let tree = scene.tree;
    finite(scene.tree, head).is_some_and(|finite| {
        let feats = &tree.nodes[finite].feats;
        !tree.is_dep(finite, "aux") && feats.is("Tense", "Past") && !feats.is("Mood", "Sub")
    })
}

pub(super) fn has_finite(scene: &Scene<'_>, verb: usize) -> bool {
    finite(scene.tree, verb).is_some()
}

/// Whether the clause stands in a mood of report.
pub(super) fn is_reported(scene: &Scene<'_>, verb: usize) -> bool {
    finite(scene.tree, verb).is_some_and(|finite| scene.tree.nodes[finite].feats.is("Mood", "Sub"))
}

/// Konjunktiv I reports; Konjunktiv II does so inside a report and imagines elsewhere.
fn mood(scene: &Scene<'_>, verb: usize, verdict: &mut Verdict) {
    let Some(finite) = finite(scene.tree, verb) else { return };
    let feats = &scene.tree.nodes[finite].feats;
    if !feats.is("Mood", "Sub") {
        return;
    }
    verdict.reported_mood = true;
    if feats.is("Tense", "Pres") {
        verdict.claimed = true;
    }
}

/// `falls`, `wenn`, `um … zu`, `damit`.
pub(super) fn conditional(scene: &Scene<'_>, clause: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    for mark in tree.children_by(clause, "mark") {
        if let Some(modality) = words.modality("conjunction", &tree.form(mark).to_lowercase()).first() {
            let infinitive_only = modality.scope == ["xcomp"];
            if !infinitive_only || !has_finite(scene, clause) {
                verdict.apply(modality.effect);
            }
        }
    }
}

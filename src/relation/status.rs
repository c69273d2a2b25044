//! Whether an act happened, on whose word, and whether it is denied.
//!
//! Starts at the predicate and climbs the tree to the root of the sentence. Each word on the way can change the
//! verdict: auxiliaries and adverbs of the clause, its conjunction and mood, the verb or noun that governs it.

use super::Status;
use super::clause::{is_verbal, particle, verb_lemma};
use super::fill::{Filler, Scene};
use super::words::{Effect, Force, Modality, OperatorWords, Speech};
use crate::parse::Upos;

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
    let mut word = predicate;
    for _ in 0..tree.len() {
        local(scene, word, words, &mut verdict);
        let Some(head) = tree.head(word) else { break };
        if !climbs(scene, word, head) {
            conditional(scene, word, words, &mut verdict);
            told_from_above(scene, word, words, &mut verdict);
            break;
        }
        governed(scene, word, head, words, &mut verdict);
        word = head;
    }
    verdict
}

/// What the words around one word say of it, without what governs it.
pub(super) fn judge_word(scene: &Scene<'_>, word: usize, words: &OperatorWords) -> Verdict {
    let mut verdict = Verdict::default();
    local(scene, word, words, &mut verdict);
    verdict
}

/// Whether a verb's object is none (`sagte keine Lieferungen zu`), which denies the act.
pub(super) fn has_no_object(scene: &Scene<'_>, verb: usize, words: &OperatorWords) -> bool {
    let tree = scene.tree;
    let objects =
        tree.children(verb).filter(|&child| tree.is_dep(child, "obj") || tree.deprel(child) == "nsubj:pass");
    let mut determiners = objects.flat_map(|object| tree.children_by(object, "det"));
    determiners.any(|determiner| {
        let lemma = tree.lemma(determiner).to_lowercase();
        words
            .modality("determiner", &lemma)
            .first()
            .is_some_and(|modality| modality.effect == Effect::Negated)
    })
}

/// Whether what is said of the head also holds for the word's act: relative and adverbial clauses stand alone.
fn climbs(scene: &Scene<'_>, word: usize, head: usize) -> bool {
    let tree = scene.tree;
    match tree.deprel(word) {
        "acl:relcl" | "advcl" | "parataxis" | "appos" => false,
        "acl" => !has_finite(scene, word),
        "conj" => tree.upos(word) != Upos::Verb || tree.upos(head) == Upos::Verb && !own_subject(scene, word),
        _ => true,
    }
}

fn own_subject(scene: &Scene<'_>, verb: usize) -> bool {
    scene.tree.children_by(verb, "nsubj").next().is_some()
}

fn has_finite(scene: &Scene<'_>, verb: usize) -> bool {
    finite(scene, verb).is_some()
}

/// The finite verb of the clause: the word itself or its auxiliary or copula.
fn finite(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let tree = scene.tree;
    let is_finite = |&word: &usize| {
        tree.nodes[word].xpos.ends_with("FIN") || tree.nodes[word].feats.is("VerbForm", "Fin")
    };
    let auxiliaries =
        tree.children(verb).filter(|&child| tree.is_dep(child, "aux") || tree.is_dep(child, "cop"));
    std::iter::once(verb).chain(auxiliaries).find(is_finite)
}

/// Words around `word` in its own clause.
fn local(scene: &Scene<'_>, word: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    for child in tree.children(word) {
        let lemma = tree.lemma(child).to_lowercase();
        let base = tree.deprel(child).split(':').next().unwrap_or("");
        match base {
            "aux" => {
                for modality in words.modality("auxiliary", &lemma).iter().take(2) {
                    if auxiliary_fits(scene, word, child, modality) {
                        verdict.apply(modality.effect);
                        break;
                    }
                }
            }
            "advmod" | "det" | "case" | "cc" => {
                for pos in ["particle", "adverb", "determiner", "preposition"] {
                    if let Some(modality) = words.modality(pos, &lemma).first() {
                        verdict.apply(modality.effect);
                    }
                }
                if base == "advmod"
                    && let Some(speech) = words.speech_adverb(&lemma)
                {
                    verdict.told(speech, &[]);
                }
            }
            _ => {}
        }
        attribution(scene, child, words, verdict);
        inserted(scene, child, words, verdict);
    }
    mood(scene, word, verdict);
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
    if tree.lemma(auxiliary) == "werden" {
        let finite_indicative =
            !tree.nodes[auxiliary].feats.is("Mood", "Sub") && tree.nodes[auxiliary].xpos == "VAFIN";
        return finite_indicative && infinitive(verb);
    }
    true
}

/// `laut Polizei`, `nach Angaben der Behörden`, `einem Bericht zufolge`.
fn attribution(scene: &Scene<'_>, child: usize, words: &OperatorWords, verdict: &mut Verdict) {
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
            verdict.told(speech, &speakers);
        }
    }
}

/// `…, sagte der Minister`, `…, so der Minister`, inserted in or behind what is said.
fn inserted(scene: &Scene<'_>, child: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    let behind = tree.is_dep(child, "parataxis");
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

fn opens_with_as(scene: &Scene<'_>, clause: usize) -> bool {
    let tree = scene.tree;
    tree.children_by(clause, "mark")
        .any(|mark| scene.grammar.has("speech-as", &tree.form(mark).to_lowercase()))
}

/// Konjunktiv I reports; Konjunktiv II does so inside a report and imagines elsewhere.
fn mood(scene: &Scene<'_>, verb: usize, verdict: &mut Verdict) {
    let Some(finite) = finite(scene, verb) else { return };
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
fn conditional(scene: &Scene<'_>, clause: usize, words: &OperatorWords, verdict: &mut Verdict) {
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

/// What the governing word does to what it governs.
fn governed(scene: &Scene<'_>, word: usize, head: usize, words: &OperatorWords, verdict: &mut Verdict) {
    let tree = scene.tree;
    let relation = tree.deprel(word).split(':').next().unwrap_or("");
    let nominal = matches!(relation, "obj" | "iobj" | "obl" | "nmod" | "nsubj");
    let clausal = matches!(relation, "ccomp" | "xcomp" | "csubj" | "acl");
    if is_verbal(tree, head) {
        let lemma = verb_lemma(tree, head);
        if clausal && let Some(speech) = speech_verb(scene, head, words) {
            let speakers = scene.fill(head, &speech.speaker, &[]);
            verdict.governed(speech, &speakers);
        }
        apply_scoped(
            scene,
            word,
            head,
            "verb",
            &lemma,
            relation,
            nominal && relation != "nsubj",
            words,
            verdict,
        );
    } else if tree.upos(head) == Upos::Noun && clausal {
        apply_scoped(scene, word, head, "noun", tree.lemma(head), relation, false, words, verdict);
        if let Some(speech) = words.speech_noun(tree.lemma(head)) {
            let speakers = scene.fill(head, &speech.speaker, &[]);
            verdict.governed(speech, &speakers);
        }
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
        in_scope && with
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

/// A clause that stands beside a verb of saying: `"…", sagte X` with the verb of saying as the head.
fn told_from_above(scene: &Scene<'_>, word: usize, words: &OperatorWords, verdict: &mut Verdict) {
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
fn speech_verb<'w>(scene: &Scene<'_>, verb: usize, words: &'w OperatorWords) -> Option<&'w Speech> {
    let tree = scene.tree;
    words.speech_verb(&verb_lemma(tree, verb), |lemma| {
        tree.children(verb).any(|child| tree.lemma(child) == lemma)
    })
}

/// The speaker that a sentence ends with: whom a following sentence in the mood of report quotes.
pub(super) fn speaker_of(scene: &Scene<'_>, words: &OperatorWords) -> Option<Vec<usize>> {
    let tree = scene.tree;
    let mut last = None;
    for word in 0..tree.len() {
        if is_verbal(tree, word)
            && let Some(speech) = speech_verb(scene, word, words)
            && matches!(speech.force, Force::Say | Force::Report | Force::Deny | Force::Think)
        {
            let speakers = scene.fill(word, &speech.speaker, &[]);
            if !speakers.is_empty() {
                last = Some(speakers.iter().map(|speaker| speaker.actor).collect());
            }
        }
        let mut verdict = Verdict::default();
        attribution(scene, word, words, &mut verdict);
        if !verdict.by.is_empty() {
            last = Some(verdict.by);
        }
    }
    last
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

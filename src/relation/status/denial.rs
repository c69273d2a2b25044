//! What denies an act, and whether it denies the act of one actor alone: `weder … noch`, `nicht …, sondern`.

use super::climb;
use crate::parse::{Tree, Upos};
use crate::relation::clause::{surface_subjects, with_conjuncts};
use crate::relation::fill::Scene;
use crate::relation::words::{Effect, Modality, OperatorWords};

/// What a list says of one of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Denied,
    /// Set against one that is denied.
    Affirmed,
}

/// What an adverb, article, preposition or conjunction does to the word it hangs on.
pub(super) fn marker<'w>(tree: &Tree, word: usize, words: &'w OperatorWords) -> Option<&'w Modality> {
    let kinds: &[&str] = match tree.deprel(word).split(':').next().unwrap_or("") {
        "advmod" | "det" | "case" | "cc" => {
            &["particle", "adverb", "determiner", "preposition", "coordinator"]
        }
        // how the parser leaves a `weder` that opens the sentence
        "dep" | "mark" => &["particle"],
        _ => return None,
    };
    entry(tree, word, kinds, words)
}

/// The first entry of a word that its neighbours do not forbid (`nicht nur`, `noch` without `weder`).
fn entry<'w>(tree: &Tree, word: usize, kinds: &[&str], words: &'w OperatorWords) -> Option<&'w Modality> {
    let lemma = tree.lemma(word).to_lowercase();
    let has =
        |lemmas: &[String], at: usize| lemmas.iter().any(|lemma| *lemma == tree.lemma(at).to_lowercase());
    let fits = |modality: &&Modality| {
        let next = word + 1;
        (modality.after.is_empty() || (0..word).any(|before| has(&modality.after, before)))
            && !(next < tree.len() && has(&modality.not_before, next))
    };
    kinds.iter().find_map(|kind| words.modality(kind, &lemma).iter().find(fits))
}

fn denies(modality: &Modality) -> bool {
    modality.effect == Effect::Negated
}

/// The phrase that alone a word denies although the parser hung it on the verb: one set against another of its kind before it
/// (`traf A am Montag, nicht am Dienstag`).
pub(super) fn only_denied(tree: &Tree, word: usize) -> Option<usize> {
    let before = word.checked_sub(1)?;
    if tree.form(before) != "," && tree.upos(before) != Upos::Cconj {
        return None;
    }
    let verb = tree.head(word)?;
    let preposition = |phrase: usize| tree.children_by(phrase, "case").next().map(|case| tree.lemma(case));
    let begins = |phrase: usize| {
        let first = tree.children(phrase).find(|&child| child > word);
        first.map_or(phrase, |first| first.min(phrase))
    };
    let phrase = tree.children(verb).find(|&phrase| begins(phrase) == word + 1)?;
    let nominal = ["nsubj", "obj", "iobj", "obl"].iter().any(|relation| tree.is_dep(phrase, relation));
    let alike = |other: usize| {
        other < word && tree.deprel(other) == tree.deprel(phrase) && preposition(other) == preposition(phrase)
    };
    (nominal && tree.children(verb).any(alike)).then_some(phrase)
}

/// Whether the act is denied of this source and target in another way than the verb's own words say of all.
pub(in crate::relation) fn denies_end(
    scene: &Scene<'_>,
    (predicate, light): (usize, Option<usize>),
    ends: [usize; 2],
    words: &OperatorWords,
) -> bool {
    let tree = scene.tree;
    let mut path = climb(scene, light.unwrap_or(predicate));
    path.push(predicate);
    let of_ends = scene.mentions.iter().filter(|mention| ends.contains(&mention.actor));
    let found: Vec<(usize, Member)> =
        of_ends.filter_map(|mention| member_under(tree, mention.head, &path, words)).collect();
    let denied = found.iter().find(|(_, member)| *member == Member::Denied);
    let Some((word, member)) = denied.or(found.first()) else { return false };
    // `lobte nicht A, sondern B`: the denial hangs on the verb, where the parser leaves it
    let verb = light.unwrap_or(predicate);
    let of_all = tree.children(verb).any(|child| {
        child < *word && only_denied(tree, child).is_none() && marker(tree, child, words).is_some_and(denies)
    });
    of_all != (*member == Member::Denied)
}

/// What is said of the list that an actor's word is in, if the predicate or a word above it governs that list.
fn member_under(tree: &Tree, word: usize, path: &[usize], words: &OperatorWords) -> Option<(usize, Member)> {
    let mut found = None;
    let mut at = word;
    for _ in 0..tree.len() {
        found = found.or_else(|| member(tree, at, words));
        let head = tree.head(at)?;
        if path.contains(&head) && !tree.is_dep(at, "conj") {
            return found;
        }
        if !["conj", "flat", "appos", "nmod", "compound"].iter().any(|relation| tree.is_dep(at, relation)) {
            return None;
        }
        at = head;
    }
    None
}

/// The last mark in a list before one of its members says what is true of it: `nicht A und B, sondern C und D`.
fn member(tree: &Tree, word: usize, words: &OperatorWords) -> Option<(usize, Member)> {
    let mut first = word;
    while let Some(head) =
        tree.head(first).filter(|&head| tree.is_dep(first, "conj") && tree.upos(head) != Upos::Verb)
    {
        first = head;
    }
    let mut members = with_conjuncts(tree, first);
    members.retain(|&member| member <= word);
    members.sort_unstable();
    members.into_iter().rev().find_map(|member| {
        // adverbs like `beinahe` may only measure: `beinahe hundert Rebellen`
        let kinds = ["particle", "preposition", "coordinator"];
        let before = tree.children(member).filter(|&child| child < member && !tree.is_dep(child, "det"));
        let beside = tree.head(member).into_iter().flat_map(|head| tree.children(head));
        let before = before.chain(beside.filter(|&word| only_denied(tree, word) == Some(member)));
        let marks: Vec<&Modality> = before.filter_map(|child| entry(tree, child, &kinds, words)).collect();
        let contrast = |modality: &&Modality| modality.scope == ["conj"];
        if marks.iter().any(|modality| denies(modality)) {
            Some((member, Member::Denied))
        } else {
            marks.iter().any(contrast).then_some((member, Member::Affirmed))
        }
    })
}

/// Whether it is nobody who does the act, or nothing that it is done to (`sagte keine Lieferungen zu`, `kein Land half`). A
/// subject that the verb shares with another counts (`Kein Land half und spendete`), the noun of a light verb, which tells itself
/// what it denies, does not.
pub(in crate::relation) fn has_no_member(
    scene: &Scene<'_>,
    verb: usize,
    noun: Option<usize>,
    words: &OperatorWords,
) -> bool {
    let tree = scene.tree;
    let objects = tree.children_by(verb, "obj").filter(|&object| Some(object) != noun);
    let members = surface_subjects(tree, verb, 0).into_iter().chain(objects);
    let mut determiners = members.flat_map(|member| tree.children_by(member, "det"));
    determiners.any(|determiner| marker(tree, determiner, words).is_some_and(denies))
}

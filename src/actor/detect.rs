//! Finds mentions in one sentence.
//!
//! Works on the words from left to right with tags, entity tags and the lexicon, and asks the tree only for the
//! head of what it found: a wrong attachment then costs one role, not the mention itself.

use std::ops::Range;

use super::lexicon::{ActorLexicon, EntryId, Gender, NounMatch};
use super::{Form, Kind, describe, names};
use crate::parse::{Tree, Upos};

/// A mention before it is known which actor it calls.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) sentence: usize,
    /// Name with title and adjectives, or the whole description; without article.
    pub(super) words: Range<usize>,
    /// The description without adjectives that say nothing of who it is (`vertraute` in `vertraute US-Beamte`).
    pub(super) core: Range<usize>,
    /// The bare name.
    pub(super) name: Option<Range<usize>>,
    pub(super) head: usize,
    pub(super) form: Form,
    pub(super) kind: Kind,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
    pub(super) entry: Option<EntryId>,
    pub(super) noun: Option<(usize, NounMatch)>,
    /// The listed place or body that an adjective, compound part or genitive gives a description.
    pub(super) owner: Option<EntryId>,
    /// For the first part of a compound written as one word: how many bytes of the word it has.
    pub(super) part: Option<usize>,
}

/// A stretch of words that is a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) words: Range<usize>,
    pub(super) kind: Kind,
    pub(super) entry: Option<EntryId>,
    pub(super) gender: Option<Gender>,
}

/// All mentions of a sentence, in order of position.
pub(super) fn sentence(index: usize, tree: &Tree, lexicon: &ActorLexicon) -> Vec<Candidate> {
    let names = names::find(tree, lexicon);
    let mut found = describe::find(index, tree, &names, lexicon);
    for name in names {
        if found.iter().any(|other| other.name.as_ref() == Some(&name.words)) {
            continue;
        }
        found.push(Candidate {
            sentence: index,
            head: head_of(tree, &name.words),
            form: if is_modifier(tree, &name.words) { Form::Modifier } else { Form::Name },
            kind: name.kind,
            gender: name.gender,
            plural: false,
            entry: name.entry,
            noun: None,
            owner: None,
            part: None,
            name: Some(name.words.clone()),
            core: name.words.clone(),
            words: name.words,
        });
    }
    found.extend(describe::modifiers(index, tree, &found, lexicon));
    found.extend(describe::pronouns(index, tree, lexicon));
    found.sort_by_key(|candidate| (candidate.words.start, std::cmp::Reverse(candidate.words.end)));
    found
}

/// The word of the range whose head lies outside it; of several, the one that the others hang below, else the first.
pub(super) fn head_of(tree: &Tree, words: &Range<usize>) -> usize {
    let outside = |&word: &usize| tree.head(word).is_none_or(|head| !words.contains(&head));
    words
        .clone()
        .filter(outside)
        .find(|&word| !tree.is_dep(word, "punct") && !tree.is_dep(word, "compound"))
        .or_else(|| words.clone().find(outside))
        .unwrap_or(words.start)
}

/// Whether the words are the first part of a compound (`US` in `US-Präsident`, `US troops`).
fn is_modifier(tree: &Tree, words: &Range<usize>) -> bool {
    let head = head_of(tree, words);
    let before_noun =
        |part: usize| tree.head(part).is_some_and(|noun| noun >= words.end && tree.upos(noun) == Upos::Noun);
    (tree.is_dep(head, "compound") || tree.is_dep(head, "amod") && words.len() > 1) && before_noun(head)
        || tree.deprel(head) == "nmod:desc"
        || words.end + 1 < tree.len()
            && tree.form(words.end) == "-"
            && !tree.word(words.end - 1).space_after
            && !tree.word(words.end).space_after
}

//! The way through the tree from a predicate to a mention, and from one mention to another.

use compact_str::CompactString;

use crate::parse::{Tree, Upos};

/// Longest way that is spelled out.
const SPELLED: usize = 5;

/// A way through the tree: up from one word to a common ancestor, down to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// Labels of the steps up, `^` before each, then of the steps down, `/` before each; `far` for long ways.
    pub(super) text: String,
    /// Number of steps.
    pub(super) length: usize,
    /// The label of the last step down with its preposition (`obl:mit`), or of the first step up.
    pub(super) last: String,
    /// The words in between and the ancestor, both ends left out.
    pub(super) inner: Vec<usize>,
    /// Index of the common ancestor.
    pub(super) top: usize,
}

impl Path {
    /// The way to somebody who was quoted some sentences ago.
    pub(super) fn outside(ago: usize) -> Self {
        let text = format!("speaker{}", ago.min(3));
        Self { last: text.clone(), text, length: 3, inner: Vec::new(), top: 0 }
    }
}

/// The length of the way from one word to another, if the tree joins them.
pub(super) fn distance(tree: &Tree, from: usize, to: usize) -> Option<usize> {
    // As `between`: the first word above `from` that is also above `to`.
    let above = |word| std::iter::successors(Some(word), |&word| tree.head(word)).take(tree.len() + 1);
    let meet = |(up, word)| Some(up + above(to).position(|other| other == word)?);
    above(from).enumerate().find_map(meet)
}

/// The way from one word to another, if the tree joins them.
pub(super) fn between(tree: &Tree, from: usize, to: usize) -> Option<Path> {
    let up_chain = chain(tree, from);
    let down_chain = chain(tree, to);
    let (up, down) = up_chain
        .iter()
        .enumerate()
        .find_map(|(up, word)| Some((up, down_chain.iter().position(|other| other == word)?)))?;
    let length = up + down;
    let mut text = String::new();
    if length > SPELLED {
        text.push_str("far");
    } else {
        for &word in &up_chain[..up] {
            text.push('^');
            text.push_str(&label(tree, word));
        }
        for &word in down_chain[..down].iter().rev() {
            text.push('/');
            text.push_str(&label(tree, word));
        }
    }
    let last = match (down, up) {
        (0, 0) => "self".to_owned(),
        (0, _) => format!("^{}", label(tree, up_chain[0])),
        _ => label(tree, to).into(),
    };
    let inner = up_chain[..=up].iter().chain(&down_chain[..down]).copied();
    let inner = inner.filter(|&word| word != from && word != to).collect();
    Some(Path { text, length, last, inner, top: up_chain[up] })
}

/// A way on which conjuncts, appositions and parts of names stand where the phrase stands that they belong to, so that the
/// last of four coordinated objects is an object like the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainPath {
    /// As [`Path::text`].
    pub(super) text: String,
    /// Number of steps.
    pub(super) length: usize,
}

impl PlainPath {
    /// The way to somebody who is not in the sentence.
    pub(super) fn outside() -> Self {
        Self { text: "outside".to_owned(), length: 0 }
    }

    /// The way from one word to another.
    pub(super) fn between(tree: &Tree, from: usize, to: usize) -> Self {
        let up_chain = phrases(tree, from);
        let down_chain = phrases(tree, to);
        let meets = |down: &(usize, usize)| {
            up_chain.iter().position(|up| [up.0, up.1].iter().any(|word| *word == down.0 || *word == down.1))
        };
        let found = down_chain.iter().enumerate().find_map(|(down, phrase)| Some((meets(phrase)?, down)));
        let Some((up, down)) = found else { return Self { text: "none".to_owned(), length: SPELLED + 1 } };
        let length = up + down;
        if length > SPELLED {
            return Self { text: "far".to_owned(), length };
        }
        let mut text = String::new();
        for &(_, phrase) in &up_chain[..up] {
            text.push('^');
            text.push_str(&label(tree, phrase));
        }
        for &(_, phrase) in down_chain[..down].iter().rev() {
            text.push('/');
            text.push_str(&label(tree, phrase));
        }
        Self { text, length }
    }
}

/// The word and what stands above it, each with the head of the phrase that it is a conjunct, apposition or part of.
fn phrases(tree: &Tree, word: usize) -> Vec<(usize, usize)> {
    let mut phrases = Vec::new();
    let mut at = Some(word);
    while let Some(word) = at.filter(|_| phrases.len() <= tree.len()) {
        let phrase = phrase_head(tree, word);
        phrases.push((word, phrase));
        at = tree.head(phrase);
    }
    phrases
}

fn phrase_head(tree: &Tree, word: usize) -> usize {
    let nominal = |word: usize| matches!(tree.upos(word), Upos::Noun | Upos::Propn | Upos::Pron);
    let mut phrase = word;
    for _ in 0..tree.len() {
        let same = ["conj", "appos", "flat"].iter().any(|relation| tree.is_dep(phrase, relation));
        match tree.head(phrase) {
            Some(head) if same && (nominal(head) && nominal(word) || tree.upos(head) == tree.upos(word)) => {
                phrase = head;
            }
            _ => break,
        }
    }
    phrase
}

/// The word and what stands above it.
fn chain(tree: &Tree, word: usize) -> Vec<usize> {
    let mut chain = vec![word];
    let mut at = word;
    while let Some(head) = tree.head(at) {
        if chain.len() > tree.len() {
            break;
        }
        chain.push(head);
        at = head;
    }
    chain
}

/// The relation of a word to its head, with its preposition, or `g` for a bare genitive.
pub(super) fn label(tree: &Tree, word: usize) -> CompactString {
    let deprel = tree.deprel(word);
    let base = match deprel {
        "nsubj:pass" | "obl:agent" | "obl:arg" | "det:poss" | "acl:relcl" | "nmod:poss" => deprel,
        other => other.split(':').next().unwrap_or(other),
    };
    if !matches!(base, "obl" | "obl:arg" | "obl:agent" | "nmod" | "obj" | "iobj" | "advcl") {
        return base.into();
    }
    let case = match preposition(tree, word) {
        Some(case) => case,
        None if tree.nodes[word].feats.is("Case", "Gen") => CompactString::const_new("g"),
        None if tree.nodes[word].feats.is("Case", "Dat") => CompactString::const_new("d"),
        None => return base.into(),
    };
    let mut label = CompactString::from(base);
    label.push(':');
    label.push_str(&case);
    label
}

/// The preposition of a phrase, in lower case.
pub(super) fn preposition(tree: &Tree, word: usize) -> Option<CompactString> {
    tree.children_by(word, "case").next().map(|case| CompactString::from_str_to_lowercase(tree.lemma(case)))
}

/// One letter for a part of speech.
pub(super) fn letter(upos: Upos) -> &'static str {
    match upos {
        Upos::Verb => "v",
        Upos::Aux => "x",
        Upos::Noun => "n",
        Upos::Propn => "p",
        Upos::Adj => "a",
        Upos::Pron => "r",
        _ => "o",
    }
}

//! One sentence's dependency tree.

use std::sync::Arc;

use compact_str::CompactString;

use super::Upos;
use crate::token::{Sentence, Word};

/// Morphological features as CoNLL-U writes them (`Case=Nom|Number=Sing`), shared between equal words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feats(Option<Arc<str>>);

impl Feats {
    /// Wraps a features string; `_` and the empty string mean none.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        Self(if text.is_empty() || &*text == "_" { None } else { Some(text) })
    }

    /// The value of one feature.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut rest = self.0.as_deref()?;
        loop {
            // Byte by byte: the parts are too short for a search to be worth its start.
            let end = rest.bytes().position(|byte| byte == b'|');
            let pair = &rest[..end.unwrap_or(rest.len())];
            if let Some(value) = pair.strip_prefix(name).and_then(|value| value.strip_prefix('=')) {
                return Some(value);
            }
            rest = &rest[end? + 1..];
        }
    }

    /// Whether the feature has this value (or has it among several, `Gender=Masc,Neut`).
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|values| values == value || values.split(',').any(|v| v == value))
    }

    /// As CoNLL-U writes them, `_` for none.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or("_")
    }
}

/// What the analyser says of one word.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Dictionary form.
    pub lemma: CompactString,
    /// Universal part of speech.
    pub upos: Upos,
    /// The language's own tag (STTS for German, Penn for English).
    pub xpos: CompactString,
    /// Morphological features.
    pub feats: Feats,
    /// Index of the head word in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head, with subtype (`nsubj:pass`).
    pub deprel: CompactString,
    /// Entity tag in BIO form (`B-PER`, `I-ORG`), empty outside entities or where unknown.
    pub entity: CompactString,
}

/// A sentence with one [`Node`] per word. `nodes[i]` belongs to `sentence.words[i]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The words.
    pub sentence: Sentence,
    /// The analysis, parallel to the words.
    pub nodes: Vec<Node>,
    /// Dependents of all words in a row; those of word `i` are `children[first_child[i]..first_child[i + 1]]`.
    children: Vec<u32>,
    first_child: Vec<u32>,
    /// Participles in the place of adjectives, by word, with the infinitives of their verbs.
    participles: Vec<(usize, CompactString)>,
}

impl Tree {
    /// Joins words and analysis.
    ///
    /// # Panics
    /// Panics when the two differ in length or a head points outside the sentence: both are mistakes of the
    /// caller, never of the text.
    pub fn new(sentence: Sentence, nodes: Vec<Node>) -> Self {
        assert_eq!(sentence.words.len(), nodes.len(), "one node per word");
        let mut first_child = vec![0u32; nodes.len() + 1];
        for head in nodes.iter().filter_map(|node| node.head) {
            first_child[head + 1] += 1;
        }
        for index in 1..first_child.len() {
            first_child[index] += first_child[index - 1];
        }
        let mut next = first_child.clone();
        let mut children = vec![0; first_child[nodes.len()] as usize];
        for (index, node) in nodes.iter().enumerate() {
            if let Some(head) = node.head {
                children[next[head] as usize] = index as u32;
                next[head] += 1;
            }
        }
        Self { sentence, nodes, children, first_child, participles: Vec::new() }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the sentence has no words.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The word at `index`.
    pub fn word(&self, index: usize) -> &Word {
        &self.sentence.words[index]
    }

    /// The form of the word at `index`.
    pub fn form(&self, index: usize) -> &str {
        &self.sentence.words[index].form
    }

    /// The lemma of the word at `index`.
    pub fn lemma(&self, index: usize) -> &str {
        &self.nodes[index].lemma
    }

    /// The infinitive of a participle that is tagged as an adjective (`gerettete`: `retten`), if
    /// [`super::Parser::name_participles`] has seen it.
    pub fn infinitive(&self, index: usize) -> Option<&str> {
        let at = self.participles.binary_search_by_key(&index, |(word, _)| *word).ok()?;
        Some(&self.participles[at].1)
    }

    /// Says which words are participles in the place of adjectives, in order of position.
    pub(super) fn set_participles(&mut self, participles: Vec<(usize, CompactString)>) {
        self.participles = participles;
    }

    /// The universal tag of the word at `index`.
    pub fn upos(&self, index: usize) -> Upos {
        self.nodes[index].upos
    }

    /// The head of the word at `index`, `None` for the root.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.nodes[index].head
    }

    /// The relation of the word at `index` to its head, with subtype.
    pub fn deprel(&self, index: usize) -> &str {
        &self.nodes[index].deprel
    }

    /// Whether the relation of the word is `relation`, whatever its subtype (`nsubj` matches `nsubj:pass`).
    pub fn is_dep(&self, index: usize, relation: &str) -> bool {
        self.deprel(index).strip_prefix(relation).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }

    /// The dependents of the word at `index`, left to right.
    pub fn children(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.first_child[index] as usize..self.first_child[index + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// The dependents of the word at `index` that stand in `relation` to it.
    pub fn children_by<'a>(
        &'a self,
        index: usize,
        relation: &'a str,
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.children(index).filter(move |&child| self.is_dep(child, relation))
    }

    /// The root word, if the sentence has words.
    pub fn root(&self) -> Option<usize> {
        (0..self.len()).find(|&index| self.head(index).is_none())
    }
}

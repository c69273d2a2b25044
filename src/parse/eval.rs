//! Scores of trees against gold trees over the same words, by the rules of the CoNLL 2018 shared task.

use super::Tree;

/// The features that count for UFeats.
const UNIVERSAL: [&str; 21] = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
    "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person",
    "Polite",
];

/// Counts of right answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores {
    /// Words compared.
    pub words: usize,
    /// Universal tags.
    pub upos: usize,
    /// The language's own tags.
    pub xpos: usize,
    /// Universal features, as a whole.
    pub feats: usize,
    /// Lemmas; an empty gold lemma (`_`) accepts any.
    pub lemma: usize,
    /// Heads (UAS).
    pub head: usize,
    /// Heads with their relation, subtypes cut off (LAS).
    pub labelled: usize,
}

impl Scores {
    /// A count as a percentage of the words.
    pub fn percent(&self, count: usize) -> f64 {
        if self.words == 0 { 0.0 } else { 100.0 * count as f64 / self.words as f64 }
    }

    /// Adds the counts for a tree and its gold tree. Words beyond the shorter of the two count as wrong.
    pub fn add(&mut self, gold: &Tree, found: &Tree) {
        self.words += gold.len();
        for (g, f) in gold.nodes.iter().zip(&found.nodes) {
            self.upos += usize::from(g.upos == f.upos);
            self.xpos += usize::from(g.xpos == f.xpos);
            self.feats += usize::from(universal(g.feats.as_str()) == universal(f.feats.as_str()));
            self.lemma += usize::from(g.lemma.is_empty() || g.lemma == "_" || g.lemma == f.lemma);
            self.head += usize::from(g.head == f.head);
            self.labelled += usize::from(g.head == f.head && plain(&g.deprel) == plain(&f.deprel));
        }
    }
}

/// Scores trees against gold trees in the same order.
pub fn score(gold: &[Tree], found: &[Tree]) -> Scores {
    let mut scores = Scores::default();
    for (gold, found) in gold.iter().zip(found) {
        scores.add(gold, found);
    }
    scores
}

/// The relation without its subtype.
fn plain(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

/// The universal features, sorted.
fn universal(feats: &str) -> Vec<&str> {
    let known = |pair: &&str| pair.split('=').next().is_some_and(|name| UNIVERSAL.contains(&name));
    let mut pairs: Vec<&str> = feats.split('|').filter(known).collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Feats, Node, Upos};
    use crate::text::Span;
    use crate::token::{Sentence, Word};

    /// Rows of form, lemma, tag, features, head (0 is the root), relation.
    fn tree(rows: &[(&str, &str, Upos, &str, usize, &str)]) -> Tree {
        let words = rows
            .iter()
            .map(|row| Word { form: row.0.into(), span: Span::default(), space_after: true })
            .collect();
        let nodes = rows
            .iter()
            .map(|&(form, lemma, upos, feats, head, deprel)| Node {
                lemma: lemma.into(),
                upos,
                xpos: form.into(),
                feats: Feats::new(feats),
                head: head.checked_sub(1),
                deprel: deprel.into(),
                entity: "".into(),
            })
            .collect();
        Tree::new(Sentence { words, ..Sentence::default() }, nodes)
    }

    #[test]
    fn counts_by_hand() {
        let gold = tree(&[
            ("Sie", "sie", Upos::Pron, "Case=Nom|Gender[psor]=Fem", 2, "nsubj"),
            ("wird", "", Upos::Aux, "Mood=Ind|Number=Sing", 3, "aux:pass"),
            ("gelobt", "loben", Upos::Verb, "VerbForm=Part", 0, "root"),
        ]);
        let found = tree(&[
            ("Sie", "Sie", Upos::Pron, "Case=Nom", 3, "nsubj"), // lemma and head wrong; a feature of no universal name may differ
            ("wird", "werden", Upos::Aux, "Number=Sing|Mood=Ind", 3, "aux"), // order and subtype do not count
            ("gelobt", "loben", Upos::Adj, "_", 0, "root"),     // tag and features wrong
        ]);
        let scores = score(&[gold], &[found]);
        let expected = Scores { words: 3, upos: 2, xpos: 3, feats: 2, lemma: 2, head: 2, labelled: 2 };
        assert_eq!(scores, expected);
        assert!((scores.percent(scores.upos) - 66.666).abs() < 0.001);
    }

    #[test]
    fn another_relation_costs_the_label_only() {
        let gold = tree(&[
            ("Regen", "Regen", Upos::Noun, "_", 2, "obj"),
            ("fällt", "fallen", Upos::Verb, "_", 0, "root"),
        ]);
        let found = tree(&[
            ("Regen", "Regen", Upos::Noun, "_", 2, "nsubj"),
            ("fällt", "fallen", Upos::Verb, "_", 0, "root"),
        ]);
        let scores = score(&[gold], &[found]);
        assert_eq!((scores.head, scores.labelled), (2, 1));
    }

    #[test]
    fn nothing_scores_nothing() {
        assert_eq!(Scores::default().percent(0), 0.0);
    }
}

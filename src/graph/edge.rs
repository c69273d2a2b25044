//! Edges: pieces of evidence and what they say together.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::relation::{RelationType, Status};

/// No pile of evidence makes a machine's reading certain.
const MOST_CONFIDENT: f64 = 0.99;

/// One place in a document that shows a relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Index into [`super::Graph::documents`].
    pub document: usize,
    /// Who does it to whom, as the sentence has it: [`super::Appearance::place`] of both in this document. A mutual
    /// act may stand on an edge in the other direction.
    pub ends: [u32; 2],
    /// Number of the sentence in the document, from 1.
    pub sentence: usize,
    /// First Unicode code point of the sentence in the document.
    pub start: u32,
    /// One past the last code point of the sentence.
    pub end: u32,
    /// The sentence as it stands.
    pub text: String,
    /// The words that carry the relation as they stand in the text, separate pieces joined by ` … `.
    pub trigger: String,
    /// Dictionary form of the predicate.
    pub predicate: String,
    /// Whether it happened.
    pub status: Status,
    /// On whose word, nearest speaker last.
    pub by: Vec<String>,
    /// Whether the text denies it.
    pub negated: bool,
    /// How sure the reading is, in hundredths from 0 to 100.
    pub confidence: u8,
}

impl Evidence {
    /// The nearest speaker.
    pub fn speaker(&self) -> Option<&str> {
        self.by.last().map(String::as_str)
    }

    /// Order of evidence on an edge: by document and place, then by every other field so that it is total.
    pub(super) fn order(a: &Self, b: &Self) -> Ordering {
        let key =
            |e: &Self| (e.document, e.sentence, e.start, e.end, e.ends, e.status, e.negated, e.confidence);
        key(a).cmp(&key(b)).then_with(|| {
            (&a.trigger, &a.predicate, &a.by, &a.text).cmp(&(&b.trigger, &b.predicate, &b.by, &b.text))
        })
    }
}

/// All evidence that one actor did one type of thing to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// What is done.
    pub kind: Arc<RelationType>,
    /// Where it is shown, in order of document and place.
    pub evidence: Vec<Evidence>,
}

impl Edge {
    /// Number of pieces of evidence.
    pub fn weight(&self) -> usize {
        self.evidence.len()
    }

    /// Whether every piece of evidence denies it.
    pub fn negated(&self) -> bool {
        !self.evidence.is_empty() && self.evidence.iter().all(|e| e.negated)
    }

    /// The strongest status among the evidence: actual before claimed before intended. A denial does not speak for
    /// an edge that other evidence affirms, so it counts only where all evidence denies.
    pub fn status(&self) -> Status {
        let negated = self.negated();
        let strongest = self.evidence.iter().filter(|e| e.negated == negated).map(|e| e.status).min();
        strongest.unwrap_or(Status::Actual)
    }

    /// The nearest speakers of the evidence, each once, in alphabetical order.
    pub fn by(&self) -> Vec<&str> {
        self.evidence.iter().filter_map(Evidence::speaker).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The chance that at least one piece of evidence is read rightly, as if they were independent:
    /// 1 − ∏(1 − c), at most 0.99.
    pub fn confidence(&self) -> f64 {
        let all_wrong: f64 = self.evidence.iter().map(|e| 1.0 - f64::from(e.confidence) / 100.0).product();
        (1.0 - all_wrong).min(MOST_CONFIDENT)
    }

    /// The predicates of the evidence, each once, the most frequent first.
    pub fn predicates(&self) -> Vec<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for evidence in self.evidence.iter().filter(|e| !e.predicate.is_empty()) {
            *counts.entry(&evidence.predicate).or_default() += 1;
        }
        let mut counted: Vec<_> = counts.into_iter().collect();
        counted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        counted.into_iter().map(|(predicate, _)| predicate).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(status: Status, negated: bool, confidence: u8, by: &[&str]) -> Evidence {
        Evidence {
            document: 0,
            ends: [0, 1],
            sentence: 1,
            start: 0,
            end: 5,
            text: "Satz.".into(),
            trigger: "t".into(),
            predicate: "p".into(),
            status,
            by: by.iter().map(ToString::to_string).collect(),
            negated,
            confidence,
        }
    }

    fn edge(evidence: Vec<Evidence>) -> Edge {
        let kind = RelationType { name: "ACCUSE".into(), quad: None, symmetric: false, color: None };
        Edge { kind: kind.into(), evidence }
    }

    #[test]
    fn strongest_status_wins() {
        use Status::{Actual, Claimed, Intended};
        assert_eq!(
            edge(vec![evidence(Intended, false, 50, &[]), evidence(Claimed, false, 50, &[])]).status(),
            Claimed
        );
        assert_eq!(
            edge(vec![evidence(Intended, false, 50, &[]), evidence(Actual, false, 50, &[])]).status(),
            Actual
        );
    }

    #[test]
    fn denial_counts_only_when_all_deny() {
        let both =
            edge(vec![evidence(Status::Actual, true, 50, &[]), evidence(Status::Claimed, false, 50, &[])]);
        assert_eq!((both.negated(), both.status()), (false, Status::Claimed));
        let denied = edge(vec![evidence(Status::Actual, true, 50, &[])]);
        assert_eq!((denied.negated(), denied.status()), (true, Status::Actual));
    }

    #[test]
    fn confidence_grows_with_evidence_and_stays_below_one() {
        let one = edge(vec![evidence(Status::Actual, false, 80, &[])]);
        let two = edge(vec![evidence(Status::Actual, false, 80, &[]); 2]);
        assert!((one.confidence() - 0.8).abs() < 1e-9);
        assert!((two.confidence() - 0.96).abs() < 1e-9);
        assert_eq!(edge(vec![evidence(Status::Actual, false, 100, &[])]).confidence(), 0.99);
    }

    #[test]
    fn speakers_are_the_nearest_ones() {
        let edge = edge(vec![
            evidence(Status::Claimed, false, 50, &["Morgenblatt", "Kern"]),
            evidence(Status::Claimed, false, 50, &["Abendpost"]),
            evidence(Status::Claimed, false, 50, &["Kern"]),
        ]);
        assert_eq!(edge.by(), ["Abendpost", "Kern"]);
    }
}

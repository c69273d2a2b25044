//! Why a relation was found, and why none was.

use super::candidates::{Seen, candidates};
use super::classify::Weights;
use super::extract::Knowledge;
use super::frame::Role;
use crate::actor::Actors;
use crate::parse::Tree;

/// How many facts are named for and against a candidate.
const FACTS: usize = 4;

/// A candidate with what speaks for and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Who would do it: index into [`Actors::actors`].
    pub source: usize,
    /// To whom: index into [`Actors::actors`].
    pub target: usize,
    /// Name of the type.
    pub relation: String,
    /// Words that would be the trigger, indices into the sentence.
    pub trigger: Vec<usize>,
    /// The frame it rests on; none for ties that no predicate shows.
    pub frame: Option<FrameReason>,
    /// The confidence of the rule that gives the same relation, if one does.
    pub rule: Option<f32>,
    /// How likely a careful reader would list it, 0 to 1; none for languages without a classifier.
    pub probability: Option<f32>,
    /// How likely it must be to count as a relation; none for languages without a classifier.
    pub needed: Option<f32>,
    /// Facts with their share in the decision in log-odds: the weightiest for it, then the weightiest against it.
    pub facts: Vec<(String, f32)>,
}

/// The frame of a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameReason {
    /// The predicate (`vorwerfen`).
    pub predicate: String,
    /// File and line where it stands.
    pub origin: String,
    /// Where it wants source and target, in the words of frame files.
    pub roles: [String; 2],
}

/// What was seen in one sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SentenceReasons {
    /// Candidates that became relations, the most likely first.
    pub accepted: Vec<Reason>,
    /// Where there are none: the candidate that came nearest.
    pub nearest: Option<Reason>,
}

/// The reasons of each sentence of a document.
pub fn explain(trees: &[Tree], actors: &Actors, knowledge: Knowledge<'_>) -> Vec<SentenceReasons> {
    let mut all = vec![SentenceReasons::default(); trees.len()];
    candidates(trees, actors, knowledge, |seen| {
        let identified = [seen.source, seen.target].into_iter().all(|actor| actors.actors[actor].named);
        let reason = reason(seen, identified, knowledge.weights);
        let here = &mut all[seen.sentence];
        if is_accepted(&reason) {
            add(&mut here.accepted, reason, seen.symmetric);
        } else if here.nearest.as_ref().is_none_or(|known| nearness(known) < nearness(&reason)) {
            here.nearest = Some(reason);
        }
    });
    for reasons in &mut all {
        reasons.accepted.sort_by(|a, b| nearness(b).total_cmp(&nearness(a)));
        if !reasons.accepted.is_empty() {
            reasons.nearest = None;
        }
    }
    all
}

fn is_accepted(reason: &Reason) -> bool {
    match (reason.probability, reason.needed) {
        (Some(probability), Some(needed)) => probability >= needed,
        _ => reason.rule.is_some(),
    }
}

/// Adds a reason unless a better one for the same relation is there.
fn add(accepted: &mut Vec<Reason>, reason: Reason, symmetric: bool) {
    let same = |known: &&mut Reason| {
        let (a, b) = (known.source, known.target);
        known.relation == reason.relation
            && ((a, b) == (reason.source, reason.target)
                || symmetric && (b, a) == (reason.source, reason.target))
    };
    match accepted.iter_mut().find(same) {
        Some(known) if nearness(known) < nearness(&reason) => *known = reason,
        Some(_) => {}
        None => accepted.push(reason),
    }
}

/// Without a classifier, a shorter list of facts that are missing would be nearer; the tree's order decides instead.
fn nearness(reason: &Reason) -> f32 {
    reason.probability.or(reason.rule).unwrap_or(0.0)
}

fn reason(seen: &Seen<'_>, identified: bool, weights: Option<&Weights>) -> Reason {
    let by_rule = seen.rule.is_some() && seen.frame.is_some();
    let frame = seen.frame.map(|frame| FrameReason {
        predicate: frame.name.clone(),
        origin: frame.origin.clone(),
        roles: [names(&frame.source), names(&frame.target)],
    });
    Reason {
        source: seen.source,
        target: seen.target,
        relation: seen.relation.to_owned(),
        trigger: seen.trigger.to_vec(),
        frame,
        rule: seen.rule,
        probability: weights.map(|weights| weights.probability(seen.features)),
        needed: weights.map(|weights| weights.needed(by_rule, identified)),
        facts: weights.map(|weights| facts(seen, weights)).unwrap_or_default(),
    }
}

fn names(roles: &[Role]) -> String {
    roles.iter().map(Role::name).collect::<Vec<_>>().join(" | ")
}

fn facts(seen: &Seen<'_>, weights: &Weights) -> Vec<(String, f32)> {
    let shares = seen.features.hashes().iter().map(|&hash| weights.weight(hash));
    let mut facts: Vec<(String, f32)> = seen
        .features
        .names()
        .iter()
        .map(|name| name.replace('\u{1f}', " "))
        .zip(shares)
        .filter(|(_, share)| *share != 0.0)
        .collect();
    facts.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    facts.dedup();
    let positive = facts.iter().take(FACTS).filter(|fact| fact.1 > 0.0).cloned();
    let negative = facts.iter().rev().take(FACTS).filter(|fact| fact.1 < 0.0).cloned();
    positive.chain(negative).collect()
}

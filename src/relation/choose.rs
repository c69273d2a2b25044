//! Which candidates become relations: by the rules alone, or by what the classifier has learned.

use super::affiliation::{self, Tie};
use super::classify::candidate::{Background, Candidate, Ground};
use super::classify::events::Speaker;
use super::classify::{Features, Weights, events as event_candidates, ties as tie_candidates};
use super::events::{self, Match};
use super::fill::Scene;
use super::frame::FrameSet;
use super::status;
use super::words::OperatorWords;
use crate::actor::{Actors, Form, Kind, Mention};

/// How many sentences a speaker is remembered whom a sentence may go on quoting.
pub(super) const SPEAKER_REACH: usize = 3;

/// What the tie of an actor without a name is worth beside that of one with a name: a text says of most only who they
/// are.
const DESCRIBED: f32 = 0.5;

/// A candidate that was accepted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) ground: Ground,
    pub(super) confidence: f32,
}

/// What was accepted in one sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choices {
    /// In order of the predicates, ties last.
    pub(super) relations: Vec<Choice>,
    /// Words that carry a frame that holds, which no other relation may claim.
    pub(super) covered: Vec<usize>,
}

/// What the rules find in one sentence.
pub(super) struct Found {
    pub(super) matches: Vec<Match>,
    pub(super) ties: Vec<Tie>,
}

pub(super) fn by_rule(scene: &Scene<'_>, frames: &FrameSet) -> Found {
    Found { matches: events::find(scene, frames), ties: affiliation::find(scene) }
}

/// Leaves out what two do to each other inside what they say or plan about it: `agreed to help Oslo`, `refused to meet
/// Oslo` say one thing of the two.
fn outermost(scene: &Scene<'_>, matches: Vec<Match>, frames: &FrameSet) -> Vec<Match> {
    let tree = scene.tree;
    let governs = |outer: &Match, inner: &Match| {
        let top = [Some(outer.predicate), outer.light];
        let mut at = inner.light.unwrap_or(inner.predicate);
        let mut steps = 0;
        while let Some(head) = tree.head(at).filter(|_| steps < 4) {
            let complement = ["xcomp", "ccomp", "acl", "obj", "nmod", "obl", "conj"];
            if !complement.iter().any(|relation| tree.deprel(at) == *relation) {
                return false;
            }
            if top.contains(&Some(head)) {
                return true;
            }
            at = head;
            steps += 1;
        }
        false
    };
    let ends = |found: &Match| (found.source.actor, found.target.actor);
    let repeats = |inner: &Match| {
        matches.iter().any(|outer| {
            let (a, b) = ends(outer);
            let symmetric = frames.frame(inner.frame).relation.symmetric;
            (ends(inner) == (a, b) || symmetric && ends(inner) == (b, a)) && governs(outer, inner)
        })
    };
    let kept: Vec<bool> = matches.iter().map(|found| !repeats(found)).collect();
    matches.into_iter().zip(kept).filter_map(|(found, keep)| keep.then_some(found)).collect()
}

fn covered(matches: &[Match]) -> Vec<usize> {
    matches.iter().flat_map(|found| [Some(found.predicate), found.light]).flatten().collect()
}

/// Takes what the rules find.
pub(super) fn by_rules(scenes: &[Scene<'_>], frames: &FrameSet) -> Vec<Choices> {
    scenes
        .iter()
        .map(|scene| {
            let Found { matches, ties } = by_rule(scene, frames);
            let covered = covered(&matches);
            let matches = outermost(scene, matches, frames);
            let events = matches.into_iter().map(|found| rule_choice(scene, &found, frames));
            let ties = ties.into_iter().map(|tie| Choice {
                source: tie.member,
                target: tie.body,
                confidence: weigh(scene.actors, tie.member, tie.body, tie.confidence)
                    * if scene.actors.has_name(tie.member) { 1.0 } else { DESCRIBED },
                ground: Ground::Tie { trigger: tie.trigger },
            });
            Choices { relations: events.chain(ties).collect(), covered }
        })
        .collect()
}

fn rule_choice(scene: &Scene<'_>, found: &Match, frames: &FrameSet) -> Choice {
    let (source, target) = (found.source.actor, found.target.actor);
    let confidence = found.confidence(frames);
    Choice {
        source,
        target,
        ground: Ground::Frame { frame: found.frame, predicate: found.predicate, light: found.light },
        confidence: weigh(scene.actors, source, target, confidence),
    }
}

/// Relations of actors that nobody can identify are worth less.
fn weigh(actors: &Actors, source: usize, target: usize, confidence: f32) -> f32 {
    let unnamed = [source, target].into_iter().filter(|&actor| {
        let actor = &actors.actors[actor];
        !actor.named || actor.kind == Kind::Group
    });
    confidence * 0.9_f32.powi(unnamed.count() as i32)
}

/// Takes the candidates that are likely enough. Frames that were added to the language's own are taken as the rules find
/// them, since nothing was learned of them.
pub(super) fn by_weights(
    scenes: &[Scene<'_>],
    frames: &FrameSet,
    words: &OperatorWords,
    weights: &Weights,
) -> Vec<Choices> {
    let Some(first) = scenes.first() else { return Vec::new() };
    let rules: Vec<Found> = scenes.iter().map(|scene| by_rule(scene, frames)).collect();
    let background = Background::new(first.actors, all_ties(&rules));
    let mut active = vec![0.0_f32; first.actors.actors.len()];
    let mut features = Features::new();
    let mut quoted = Quoted::default();
    let mut found: Vec<(Found, Choices)> = Vec::with_capacity(scenes.len());
    for (scene, rules) in scenes.iter().zip(rules) {
        let mut choices = Choices { covered: covered(&rules.matches), ..Choices::default() };
        let foreign = rules.matches.iter().filter(|found| !frames.is_learned(found.frame));
        choices.relations.extend(foreign.map(|found| rule_choice(scene, found, frames)));
        let taken: Vec<Ground> = choices.relations.iter().map(|choice| choice.ground.clone()).collect();
        let judge = |candidate: Candidate, features: &Features| {
            let probability = weights.probability(features);
            for actor in [candidate.source, candidate.target] {
                active[actor] = active[actor].max(probability);
            }
            let needed = weights.needed(candidate.rule.is_some(), candidate.is_identified(first.actors));
            if probability >= needed && !taken.iter().any(|ground| ground.same_word(&candidate.ground)) {
                accept(&mut choices, candidate, probability, frames);
            }
        };
        let speaker = quoted.before(scene);
        event_candidates::each(scene, frames, &rules, &background, speaker, &mut features, judge);
        quoted.hear(scene, words);
        found.push((rules, choices));
    }
    let with_ties = scenes.iter().zip(found).map(|(scene, (rules, mut choices))| {
        let Found { matches, ties } = &rules;
        let known = tie_candidates::Known { ties, matches, frames, background: &background, active: &active };
        tie_candidates::each(scene, &known, &mut features, |candidate, features| {
            let probability = weights.probability(features);
            if probability >= weights.needed(false, candidate.is_identified(first.actors)) {
                accept(&mut choices, candidate, probability, frames);
            }
        });
        choices
    });
    with_ties.collect()
}

/// Member and body of every tie of a document.
pub(super) fn all_ties(rules: &[Found]) -> Vec<(usize, usize)> {
    rules.iter().flat_map(|found| found.ties.iter().map(|tie| (tie.member, tie.body))).collect()
}

/// Who was quoted last.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    last: Option<(usize, usize)>,
}

impl Quoted {
    /// The speaker whom a sentence may go on quoting.
    pub(super) fn before<'a>(&self, scene: &Scene<'a>) -> Option<Speaker<'a>> {
        let (sentence, actor) = self.last?;
        let ago = scene.index - sentence;
        let of_speaker = |mention: &&Mention| mention.actor == actor && mention.form != Form::Pronoun;
        let mention = scene.actors.mentions.iter().find(of_speaker).filter(|_| ago <= SPEAKER_REACH)?;
        Some(Speaker { mention, ago })
    }

    /// Listens to a sentence.
    pub(super) fn hear(&mut self, scene: &Scene<'_>, words: &OperatorWords) {
        if let Some(speakers) = status::speaker_of(scene, words)
            && let Some(&speaker) = speakers.last()
        {
            self.last = Some((scene.index, speaker));
        }
    }
}

/// Adds a candidate, or replaces a weaker one for the same relation.
fn accept(choices: &mut Choices, candidate: Candidate, confidence: f32, frames: &FrameSet) {
    let Candidate { source, target, ground, .. } = candidate;
    let new = Choice { source, target, ground, confidence };
    if let Ground::Frame { predicate, light, .. } = &new.ground {
        choices.covered.extend([Some(*predicate), *light].into_iter().flatten());
    }
    let same = choices.relations.iter_mut().find(|known| same_relation(known, &new, frames));
    match same {
        Some(known) if known.confidence < new.confidence => *known = new,
        Some(_) => {}
        None => choices.relations.push(new),
    }
}

fn same_relation(a: &Choice, b: &Choice, frames: &FrameSet) -> bool {
    let relation = |choice: &Choice| match &choice.ground {
        Ground::Frame { frame, .. } => Some(&frames.frame(*frame).relation),
        Ground::Tie { .. } => None,
    };
    let symmetric = relation(a).is_some_and(|relation| relation.symmetric);
    let same_ends = (a.source, a.target) == (b.source, b.target)
        || symmetric && (a.source, a.target) == (b.target, b.source);
    let name = |choice| relation(choice).map_or(super::types::AFFILIATION, |relation| relation.name.as_str());
    same_ends && name(a) == name(b)
}

//! All candidates of a document with their features, for learning and for explaining.

use super::affiliation;
use super::classify::candidate::{Background, Ground};
use super::classify::{Features, events as event_candidates, ties as tie_candidates};
use super::events;
use super::fill::Scene;
use super::frame::FrameSet;
use super::types::AFFILIATION;
use crate::actor::Actors;
use crate::actor::lexicon::Grammar;
use crate::parse::Tree;

/// A candidate as the classifier sees it.
#[derive(Debug)]
pub struct Seen<'a> {
    /// Index of the sentence.
    pub sentence: usize,
    /// Who would do it: index into [`Actors::actors`].
    pub source: usize,
    /// To whom: index into [`Actors::actors`].
    pub target: usize,
    /// Name of the type.
    pub relation: &'a str,
    /// Whether the two are equals in this type.
    pub symmetric: bool,
    /// The confidence of the rule that gives the same relation, if one does.
    pub rule: Option<f32>,
    /// What speaks for and against it.
    pub features: &'a Features,
}

/// Shows every candidate of a document. `active` gives, for each actor, the highest probability of an event in which
/// it takes part; an empty slice stands for zeros.
pub fn candidates(
    trees: &[Tree],
    actors: &Actors,
    frames: &FrameSet,
    grammar: &Grammar,
    active: &[f32],
    mut show: impl FnMut(&Seen<'_>),
) {
    let background = Background::new(actors);
    let zeros = vec![0.0; actors.actors.len()];
    let active = if active.len() == zeros.len() { active } else { &zeros };
    let mut features = Features::named();
    for (sentence, tree) in trees.iter().enumerate() {
        let scene = Scene::new(sentence, tree, actors, grammar);
        let matches = events::find(&scene, frames);
        event_candidates::each(&scene, frames, &matches, &background, &mut features, |found, features| {
            let Ground::Frame { frame, .. } = found.ground else { return };
            let relation = &frames.frame(frame).relation;
            let (source, target, rule) = (found.source, found.target, found.rule);
            let (relation, symmetric) = (relation.name.as_str(), relation.symmetric);
            show(&Seen { sentence, source, target, relation, symmetric, rule, features });
        });
        let ties = affiliation::find(&scene);
        let known = tie_candidates::Known { ties: &ties, matches: &matches, frames, background: &background, active };
        tie_candidates::each(&scene, &known, &mut features, |found, features| {
            let (source, target, rule) = (found.source, found.target, found.rule);
            show(&Seen { sentence, source, target, relation: AFFILIATION, symmetric: false, rule, features });
        });
    }
}

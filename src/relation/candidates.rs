//! All candidates of a document with their features, for learning and for explaining.

use super::choose::{Found, Quoted, all_ties, by_rule};
use super::classify::candidate::{Background, Ground};
use super::classify::{Features, events as event_candidates, ties as tie_candidates};
use super::extract::Knowledge;
use super::fill::Scene;
use super::frame::Frame;
use super::status;
use super::types::AFFILIATION;
use crate::actor::Actors;
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
    /// The frame it rests on; none for ties that no predicate shows.
    pub frame: Option<&'a Frame>,
    /// Words that would be the trigger, indices into the sentence.
    pub trigger: &'a [usize],
    /// The confidence of the rule that gives the same relation, if one does.
    pub rule: Option<f32>,
    /// What speaks for and against it.
    pub features: &'a Features,
}

/// Shows every candidate of a document.
pub fn candidates(
    trees: &[Tree],
    actors: &Actors,
    knowledge: Knowledge<'_>,
    mut show: impl FnMut(&Seen<'_>),
) {
    let Knowledge { frames, words, grammar, weights } = knowledge;
    let scenes: Vec<Scene<'_>> =
        trees.iter().enumerate().map(|(index, tree)| Scene::new(index, tree, actors, grammar)).collect();
    let rules: Vec<Found> = scenes.iter().map(|scene| by_rule(scene, frames)).collect();
    let background = Background::new(actors, all_ties(&rules));
    let mut active = vec![0.0_f32; actors.actors.len()];
    let mut features = Features::named();
    let mut quoted = Quoted::default();
    for (scene, rules) in scenes.iter().zip(&rules) {
        let speaker = quoted.before(scene);
        event_candidates::each(
            scene,
            frames,
            rules,
            &background,
            speaker,
            &mut features,
            |candidate, features| {
                let Ground::Frame { frame, predicate, light } = candidate.ground else { return };
                let probability = weights.map_or(0.0, |weights| weights.probability(features));
                for actor in [candidate.source, candidate.target] {
                    active[actor] = active[actor].max(probability);
                }
                let frame = frames.frame(frame);
                show(&Seen {
                    sentence: scene.index,
                    source: candidate.source,
                    target: candidate.target,
                    relation: &frame.relation.name,
                    symmetric: frame.relation.symmetric,
                    frame: Some(frame),
                    trigger: &status::trigger_words(scene, predicate, light),
                    rule: candidate.rule,
                    features,
                });
            },
        );
        quoted.hear(scene, words);
    }
    for (scene, Found { matches, ties }) in scenes.iter().zip(&rules) {
        let known = tie_candidates::Known { ties, matches, frames, background: &background, active: &active };
        tie_candidates::each(scene, &known, &mut features, |candidate, features| {
            let Ground::Tie { trigger } = &candidate.ground else { return };
            show(&Seen {
                sentence: scene.index,
                source: candidate.source,
                target: candidate.target,
                relation: AFFILIATION,
                symmetric: false,
                frame: None,
                trigger,
                rule: candidate.rule,
                features,
            });
        });
    }
}

//! Puts frames, ties and status together into relations.

use std::sync::Arc;

use super::choose::{self, Choices, SPEAKER_REACH};
use super::classify::Weights;
use super::classify::candidate::Ground;
use super::clause::{is_verbal, particle};
use super::fill::Scene;
use super::frame::{FrameId, FrameSet};
use super::status::{self, Quotations, Verdict};
use super::types::{AFFILIATION, OTHER};
use super::words::OperatorWords;
use super::{Relation, RelationType, Status, idle, other};
use crate::actor::Actors;
use crate::actor::lexicon::Grammar;
use crate::parse::{Tree, Upos};
use crate::text::Span;

/// Of a verb without frame nobody knows what it says of the two.
const OTHER_CONFIDENCE: f32 = 0.3;

/// What the stage knows of a language.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// Predicates and what they show.
    pub frames: &'a FrameSet,
    /// Words of saying, modals and the like.
    pub words: &'a OperatorWords,
    /// Closed words.
    pub grammar: &'a Grammar,
    /// What the classifier has learned; without it the rules decide alone.
    pub weights: Option<&'a Weights>,
}

/// All relations of a document, in order of position; one per (source, type, target) and sentence.
pub fn extract(text: &str, trees: &[Tree], actors: &Actors, knowledge: Knowledge<'_>) -> Vec<Relation> {
    let Knowledge { frames, words, grammar, weights } = knowledge;
    let scenes: Vec<Scene<'_>> =
        trees.iter().enumerate().map(|(index, tree)| Scene::new(index, tree, actors, grammar)).collect();
    let mut chosen = match weights {
        Some(weights) => choose::by_weights(&scenes, frames, words, weights),
        None => choose::by_rules(&scenes, frames),
    };
    let quotations = Quotations::read(text, &scenes, words);
    let mut builder =
        Builder { text, actors, frames, words, quotations, speaker: None, relations: Vec::new() };
    for (scene, choices) in scenes.iter().zip(&mut chosen) {
        builder.sentence(scene, choices);
    }
    if weights.is_none() {
        // what is only planned for somebody whom nobody can identify
        let known = |actor: usize| actors.actors[actor].named;
        let stays = |relation: &Relation| relation.status != Status::Intended || known(relation.target);
        builder.relations.retain(stays);
    }
    idle::drop_idle(builder.relations, actors)
}

struct Builder<'a> {
    text: &'a str,
    actors: &'a Actors,
    frames: &'a FrameSet,
    words: &'a OperatorWords,
    quotations: Quotations,
    /// Who was quoted last, and in which sentence.
    speaker: Option<(usize, Vec<usize>)>,
    relations: Vec<Relation>,
}

impl Builder<'_> {
    fn sentence(&mut self, scene: &Scene<'_>, choices: &Choices) {
        for choice in &choices.relations {
            let ends = (choice.source, choice.target);
            match &choice.ground {
                Ground::Frame { frame, predicate, light } => {
                    self.event(scene, ends, (*frame, *predicate, *light), choice.confidence);
                }
                Ground::Tie { trigger } => {
                    let relation = self.relation_type(AFFILIATION);
                    let name =
                        trigger.iter().map(|&word| scene.tree.lemma(word)).collect::<Vec<_>>().join(" ");
                    let office = trigger.iter().find(|&&word| is_predicated(scene, word));
                    let verdict = office.map(|&word| self.judge(scene, word)).unwrap_or_default();
                    self.push(scene, ends, relation, name, trigger, &verdict, choice.confidence);
                }
            }
        }
        for uncovered in other::find(scene, &choices.covered) {
            let verdict = self.judge(scene, uncovered.verb);
            let mut trigger = vec![uncovered.verb];
            trigger.extend(particle(scene.tree, uncovered.verb));
            let ends = (uncovered.source.actor, uncovered.target.actor);
            let relation = self.relation_type(OTHER);
            let confidence = OTHER_CONFIDENCE;
            self.push(scene, ends, relation, uncovered.lemma, &trigger, &verdict, confidence);
        }
        if let Some(speaker) = status::speaker_of(scene, self.words) {
            self.speaker = Some((scene.index, speaker));
        }
    }

    fn event(
        &mut self,
        scene: &Scene<'_>,
        (source, target): (usize, usize),
        (frame, predicate, light): (FrameId, usize, Option<usize>),
        confidence: f32,
    ) {
        let frame = self.frames.frame(frame);
        if light.is_none() && frame.relation.name == AFFILIATION && is_title(scene, predicate) {
            let (relation, name) = (frame.relation.clone(), frame.name.clone());
            let verdict = Verdict::default();
            self.push(scene, (source, target), relation, name, &[predicate], &verdict, confidence);
            return;
        }
        let mut verdict = self.judge(scene, light.unwrap_or(predicate));
        if light.is_some() {
            // `keine Gespräche geführt`: the noun's own words count as well
            let noun = status::judge_word(scene, predicate, self.words);
            verdict.negated ^= noun.negated;
        }
        let verb = light.unwrap_or(predicate);
        if is_verbal(scene.tree, verb) {
            verdict.negated ^= status::has_no_member(scene, verb, light.and(Some(predicate)), self.words);
        }
        verdict.negated ^= status::denies_end(scene, (predicate, light), [source, target], self.words);
        verdict.intended |= frame.status == Some(Status::Intended);
        verdict.claimed |= frame.status == Some(Status::Claimed);
        verdict.negated ^= frame.negated;
        verdict.by.retain(|&speaker| speaker != source || frame.relation.name != "ACCUSE");
        let trigger = status::trigger_words(scene, predicate, light);
        let (relation, name) = (frame.relation.clone(), frame.name.clone());
        self.push(scene, (source, target), relation, name, &trigger, &verdict, confidence);
    }

    fn judge(&self, scene: &Scene<'_>, predicate: usize) -> Verdict {
        let mut verdict = status::judge(scene, predicate, self.words);
        if let Some(speakers) = self.quotations.told_by(scene, predicate) {
            // who is quoted speaks for themselves: their Konjunktiv II imagines
            verdict.intended |= verdict.reported_mood && !verdict.claimed;
            verdict.claimed = true;
            if verdict.by.is_empty() {
                verdict.by = speakers.to_vec();
            }
        }
        if verdict.reported_mood
            && verdict.by.is_empty()
            && let Some((sentence, speaker)) = &self.speaker
            && scene.index - sentence <= SPEAKER_REACH
        {
            verdict.claimed = true;
            verdict.by.clone_from(speaker);
        }
        if verdict.reported_mood && !verdict.claimed {
            verdict.intended = true;
        }
        verdict
    }

    fn relation_type(&self, name: &str) -> Arc<RelationType> {
        let known = self.frames.types().iter().find(|known| known.name == name);
        known.cloned().unwrap_or_else(|| {
            Arc::new(RelationType { name: name.to_owned(), quad: None, symmetric: false, color: None })
        })
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a relation, put together in one place")]
    fn push(
        &mut self,
        scene: &Scene<'_>,
        (source, target): (usize, usize),
        kind: Arc<RelationType>,
        predicate: String,
        trigger: &[usize],
        verdict: &Verdict,
        confidence: f32,
    ) {
        let same = |known: &Relation| {
            let (a, b) = (known.source, known.target);
            known.sentence == scene.index
                && known.kind == kind
                && ((a, b) == (source, target) || kind.symmetric && (b, a) == (source, target))
        };
        if self.relations.iter().rev().take_while(|known| known.sentence == scene.index).any(same) {
            return;
        }
        let trigger_spans = joined_spans(scene.tree, trigger);
        let pieces: Vec<&str> = trigger_spans.iter().map(|span| span.of(self.text)).collect();
        let status = verdict.status();
        let by = if status == Status::Claimed { verdict.by.as_slice() } else { &[] };
        self.relations.push(Relation {
            source,
            target,
            kind,
            predicate,
            trigger: pieces.join(" … "),
            trigger_spans,
            sentence: scene.index,
            status,
            by: by.iter().map(|&speaker| self.actors.actors[speaker].name.clone()).collect(),
            negated: verdict.negated,
            confidence,
        });
    }
}

/// A noun that names somebody by office (`der frühere Chef der Bank musste …`): whatever the clause denies, plans or reports, the
/// office is given.
fn is_title(scene: &Scene<'_>, word: usize) -> bool {
    !is_verbal(scene.tree, word) && scene.tree.upos(word) != Upos::Adj && !is_predicated(scene, word)
}

/// Whether the clause says of somebody that they hold the office: `ist nicht mehr Chef`, `will Chef werden`.
fn is_predicated(scene: &Scene<'_>, word: usize) -> bool {
    let tree = scene.tree;
    let becomes = |verb: usize| scene.grammar.has("become", &tree.lemma(verb).to_lowercase());
    // of two subjects the second is what the first one becomes
    let attribute = |head: usize| match tree.deprel(word) {
        "nsubj" => tree.children_by(head, "nsubj").any(|other| other < word),
        relation => relation == "obj" || relation == "xcomp",
    };
    tree.children_by(word, "cop").next().is_some()
        || tree.head(word).is_some_and(|head| is_verbal(tree, head) && becomes(head) && attribute(head))
}

/// Spans of the words, neighbours joined.
fn joined_spans(tree: &Tree, words: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (position, &word) in words.iter().enumerate() {
        let span = tree.word(word).span;
        match spans.last_mut() {
            Some(last) if position > 0 && words[position - 1] + 1 == word => *last = last.cover(span),
            _ => spans.push(span),
        }
    }
    spans
}

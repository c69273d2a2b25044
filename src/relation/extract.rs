//! Puts frames, ties and status together into relations.

use std::sync::Arc;

use super::clause::particle;
use super::events::{self, Match};
use super::fill::Scene;
use super::frame::FrameSet;
use super::status::{self, Verdict};
use super::types::{AFFILIATION, OTHER};
use super::words::OperatorWords;
use super::{Relation, RelationType, Status, affiliation, other};
use crate::actor::lexicon::Grammar;
use crate::actor::{Actors, Kind};
use crate::parse::Tree;
use crate::text::Span;

/// How many sentences a speaker is remembered whom the mood of report goes on quoting.
const SPEAKER_REACH: usize = 3;

/// All relations of a document, in order of position; one per (source, type, target) and sentence.
pub fn extract(
    text: &str,
    trees: &[Tree],
    actors: &Actors,
    frames: &FrameSet,
    words: &OperatorWords,
    grammar: &Grammar,
) -> Vec<Relation> {
    let mut builder = Builder { text, actors, frames, words, speaker: None, relations: Vec::new() };
    for (index, tree) in trees.iter().enumerate() {
        builder.sentence(&Scene::new(index, tree, actors, grammar));
    }
    builder.relations
}

struct Builder<'a> {
    text: &'a str,
    actors: &'a Actors,
    frames: &'a FrameSet,
    words: &'a OperatorWords,
    /// Who was quoted last, and in which sentence.
    speaker: Option<(usize, Vec<usize>)>,
    relations: Vec<Relation>,
}

impl Builder<'_> {
    fn sentence(&mut self, scene: &Scene<'_>) {
        let matches = events::find(scene, self.frames);
        for found in &matches {
            self.event(scene, found);
        }
        for tie in affiliation::find(scene) {
            let relation = self.relation_type(AFFILIATION);
            let name = tie.trigger.iter().map(|&word| scene.tree.lemma(word)).collect::<Vec<_>>().join(" ");
            let verdict = Verdict::default();
            self.push(scene, (tie.member, tie.body), relation, name, &tie.trigger, &verdict, tie.confidence);
        }
        let covered: Vec<usize> =
            matches.iter().flat_map(|found| [Some(found.predicate), found.light]).flatten().collect();
        for uncovered in other::find(scene, &covered) {
            let verdict = self.judge(scene, uncovered.verb);
            let mut trigger = vec![uncovered.verb];
            trigger.extend(particle(scene.tree, uncovered.verb));
            let ends = (uncovered.source.actor, uncovered.target.actor);
            let relation = self.relation_type(OTHER);
            self.push(scene, ends, relation, uncovered.lemma, &trigger, &verdict, 0.4);
        }
        if let Some(speaker) = status::speaker_of(scene, self.words) {
            self.speaker = Some((scene.index, speaker));
        }
    }

    fn event(&mut self, scene: &Scene<'_>, found: &Match) {
        let frame = self.frames.frame(found.frame);
        let mut verdict = self.judge(scene, found.light.unwrap_or(found.predicate));
        if found.light.is_some() {
            // `keine Gespräche geführt`: the noun's own words count as well
            let noun = status::judge_word(scene, found.predicate, self.words);
            verdict.negated ^= noun.negated;
        }
        verdict.intended |= frame.status == Some(Status::Intended);
        verdict.claimed |= frame.status == Some(Status::Claimed);
        verdict.negated ^= frame.negated;
        verdict.by.retain(|&speaker| speaker != found.source.actor || frame.relation.name != "ACCUSE");
        let indirect = found.source.indirect || found.target.indirect;
        let confidence = frame.confidence * if indirect { 0.7 } else { 1.0 };
        let trigger = status::trigger_words(scene, found.predicate, found.light);
        let ends = (found.source.actor, found.target.actor);
        self.push(scene, ends, frame.relation.clone(), frame.name.clone(), &trigger, &verdict, confidence);
    }

    fn judge(&self, scene: &Scene<'_>, predicate: usize) -> Verdict {
        let mut verdict = status::judge(scene, predicate, self.words);
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
            confidence: self.weigh(source, target, confidence),
        });
    }

    /// Relations of actors that nobody can identify are worth less.
    fn weigh(&self, source: usize, target: usize, confidence: f32) -> f32 {
        let unnamed = [source, target].into_iter().filter(|&actor| {
            let actor = &self.actors.actors[actor];
            !actor.named || actor.kind == Kind::Group
        });
        confidence * 0.9_f32.powi(unnamed.count() as i32)
    }
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

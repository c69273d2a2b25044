//! What may be a relation, before anybody has judged it.

use super::super::fill::Scene;
use super::super::frame::FrameId;
use super::path;
use crate::actor::lexicon::NounMatch;
use crate::actor::{Actors, Form, Kind, Mention};

/// What a candidate rests on.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::relation) enum Ground {
    /// A predicate with a frame.
    Frame {
        frame: FrameId,
        predicate: usize,
        /// The verb of a light-verb construction.
        light: Option<usize>,
    },
    /// Two mentions close to each other; the words that show the tie.
    Tie { trigger: Vec<usize> },
}

impl Ground {
    /// Whether both rest on the same predicate.
    pub(in crate::relation) fn same_word(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Frame { predicate: a, .. }, Self::Frame { predicate: b, .. }) => a == b,
            _ => false,
        }
    }
}

/// Two actors and what might join them.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::relation) struct Candidate {
    pub(in crate::relation) source: usize,
    pub(in crate::relation) target: usize,
    pub(in crate::relation) ground: Ground,
    /// The confidence of the rule that gives the same relation, if one does.
    pub(in crate::relation) rule: Option<f32>,
}

impl Candidate {
    /// Whether both actors can be told from all others of their kind.
    pub(in crate::relation) fn is_identified(&self, actors: &Actors) -> bool {
        [self.source, self.target].into_iter().all(|actor| actors.actors[actor].named)
    }
}

/// Facts of a document that several sentences share.
#[derive(Debug)]
pub(in crate::relation) struct Background {
    /// Number of mentions by actor.
    pub(in crate::relation) mentions: Vec<usize>,
    /// Member and body of every tie that the rules find, one entry for each time.
    pub(in crate::relation) ties: Vec<(usize, usize)>,
    /// By kind, the number of mentions of the actor that has most.
    most: [usize; 4],
}

impl Background {
    pub(in crate::relation) fn new(actors: &Actors, ties: Vec<(usize, usize)>) -> Self {
        let mut mentions = vec![0; actors.actors.len()];
        for mention in &actors.mentions {
            mentions[mention.actor] += 1;
        }
        let mut most = [0; 4];
        for (actor, &count) in actors.actors.iter().zip(&mentions) {
            let top = &mut most[actor.kind as usize];
            *top = (*top).max(count);
        }
        Self { mentions, ties, most }
    }

    /// Whether no actor of its kind is mentioned more often.
    pub(super) fn is_prominent(&self, actors: &Actors, actor: usize) -> bool {
        self.mentions[actor] > 1 && self.mentions[actor] == self.most[actors.actors[actor].kind as usize]
    }
}

/// One letter for a kind.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "p",
        Kind::Organization => "o",
        Kind::Place => "l",
        Kind::Group => "g",
    }
}

/// One letter for a form, in upper case for actors that can be identified.
pub(super) fn form(scene: &Scene<'_>, mention: &Mention) -> &'static str {
    match (mention.form, scene.actors.actors[mention.actor].named) {
        (Form::Name, _) => "N",
        (Form::Description, true) => "D",
        (Form::Description, false) => "d",
        (Form::Modifier, _) => "M",
        (Form::Pronoun, true) => "P",
        (Form::Pronoun, false) => "r",
    }
}

/// The class of a mention's noun (`office`, `ministry`), `-` for bare names.
pub(super) fn noun_class(mention: &Mention) -> &'static str {
    match mention.noun {
        Some((_, NounMatch::Function(function))) => function.class.name(),
        Some((_, NounMatch::Body(body))) => body.class.name(),
        Some((_, NounMatch::Group(group))) => group.name(),
        None => "-",
    }
}

/// Whether two actors belong to the same state: yes, no, or not known of both.
pub(super) fn same_country(scene: &Scene<'_>, a: usize, b: usize) -> &'static str {
    match (scene.actors.actors[a].country, scene.actors.actors[b].country) {
        (Some(a), Some(b)) if a == b => "same",
        (Some(_), Some(_)) => "other",
        _ => "unknown",
    }
}

/// The actors of a sentence, each once, in order of their first mention.
pub(super) fn actors_of(scene: &Scene<'_>) -> Vec<usize> {
    let mut actors = Vec::new();
    for mention in scene.mentions {
        if !actors.contains(&mention.actor) {
            actors.push(mention.actor);
        }
    }
    actors
}

/// The mention of an actor that is nearest to a word in the tree, then in the text, with the way to it.
pub(super) fn nearest<'a>(scene: &Scene<'a>, actor: usize, word: usize) -> Option<(&'a Mention, path::Path)> {
    let of_actor = scene.mentions.iter().filter(|mention| mention.actor == actor);
    let ways =
        of_actor.filter_map(|mention| Some((path::distance(scene.tree, word, mention.head)?, mention)));
    let (_, mention) = ways.min_by_key(|(length, mention)| (*length, mention.head.abs_diff(word)))?;
    Some((mention, path::between(scene.tree, word, mention.head)?))
}

/// How many other actors are mentioned between two places in the sentence.
pub(super) fn others_between(scene: &Scene<'_>, start: usize, end: usize, but: [usize; 2]) -> usize {
    let mut seen: Vec<usize> = Vec::new();
    for mention in scene.mentions {
        let inside = mention.words.start >= start && mention.words.end <= end;
        if inside && !but.contains(&mention.actor) && !seen.contains(&mention.actor) {
            seen.push(mention.actor);
        }
    }
    seen.len()
}

//! Candidates for ties that a title tells of whose body stands in another sentence: `Vorstandschefin Anna Kern sagte …` in
//! an article about a company.

use super::super::fill::Scene;
use super::candidate::{Candidate, Ground, form, kind, noun_class, same_country};
use super::features::{Features, bucket, level};
use super::ties::Known;
use crate::actor::lexicon::NounMatch;
use crate::actor::{Form, Kind, Mention};

/// How many sentences a body is looked for before the title.
const REACH: usize = 6;
/// How many bodies are considered for one title, the last ones first.
const MOST: usize = 5;

/// A body that may be the title's, where it was mentioned last.
struct Body<'a> {
    mention: &'a Mention,
    /// How many bodies of its kind were mentioned after it.
    rank: usize,
    /// How many bodies are in question.
    of: usize,
}

/// The candidates of a sentence, each with its features, which live until the next one. `known_pair` says which pairs the
/// sentence has candidates for already.
pub(super) fn each(
    scene: &Scene<'_>,
    known: &Known<'_>,
    known_pair: impl Fn(usize, usize) -> bool,
    features: &mut Features,
    mut judge: impl FnMut(Candidate, &Features),
) {
    let mut seen = Vec::new();
    for member in scene.mentions.iter().filter(|mention| is_open(scene, known, mention)) {
        if seen.contains(&member.actor) {
            continue;
        }
        seen.push(member.actor);
        let Some((title, _)) = member.noun else { continue };
        for body in bodies(scene, member.actor) {
            if known_pair(member.actor, body.mention.actor) {
                continue;
            }
            features.clear();
            describe(scene, known, member, title, &body, features);
            let ground = Ground::Tie { trigger: vec![title] };
            judge(
                Candidate { source: member.actor, target: body.mention.actor, ground, rule: None },
                features,
            );
        }
    }
}

/// Whether the mention gives a named person a title that says it belongs to a body, and no rule finds the body.
fn is_open(scene: &Scene<'_>, known: &Known<'_>, mention: &Mention) -> bool {
    let ties = matches!(mention.noun, Some((_, NounMatch::Function(function))) if function.class.ties());
    let actor = &scene.actors.actors[mention.actor];
    ties && actor.named
        && actor.kind == Kind::Person
        && !known.background.ties.iter().any(|tie| tie.0 == mention.actor)
}

/// The bodies that were mentioned before the sentence or in it, the last ones first.
fn bodies<'a>(scene: &Scene<'a>, member: usize) -> Vec<Body<'a>> {
    let first = scene.index.saturating_sub(REACH);
    let mut found: Vec<Body<'a>> = Vec::new();
    for sentence in (first..=scene.index).rev() {
        for mention in scene.actors.in_sentence(sentence).iter().rev() {
            let actor = &scene.actors.actors[mention.actor];
            let fits = matches!(actor.kind, Kind::Organization | Kind::Place) && actor.named;
            let known =
                mention.actor == member || found.iter().any(|body| body.mention.actor == mention.actor);
            if !fits || known || mention.form == Form::Pronoun || found.len() == MOST {
                continue;
            }
            let same_kind = |body: &&Body<'_>| scene.actors.actors[body.mention.actor].kind == actor.kind;
            let rank = found.iter().filter(same_kind).count();
            found.push(Body { mention, rank, of: 0 });
        }
    }
    let of = found.len();
    found.iter_mut().for_each(|body| body.of = of);
    found
}

fn describe(
    scene: &Scene<'_>,
    known: &Known<'_>,
    member: &Mention,
    title: usize,
    body: &Body<'_>,
    features: &mut Features,
) {
    let background = known.background;
    let target = body.mention.actor;
    let body_kind = kind(scene.actors.actors[target].kind);
    let lemma = scene.tree.lemma(title).to_lowercase();
    let class = noun_class(member);
    let distance = bucket(scene.index - body.mention.sentence);
    let rank = bucket(body.rank);
    let prominent = if background.is_prominent(scene.actors, target) { "top" } else { "-" };
    let mentions = bucket(background.mentions[target].min(6));
    let other_members = background.ties.iter().filter(|tie| tie.1 == target).count();
    let name = if member.form == Form::Name { "name" } else { "-" };
    let body_noun = noun_class(body.mention);
    features.add(&["t"]);
    features.add(&["t.office"]);
    features.add(&["t.office", "kind", body_kind, class]);
    features.add(&["t.office", "lemma", &lemma, body_kind]);
    features.add(&["t.office", "distance", distance, rank, body_kind]);
    features.add(&["t.office", "rank", rank, body_kind, prominent]);
    features.add(&["t.office", "prominent", prominent, body_kind, class]);
    features.add(&["t.office", "mentions", mentions, body_kind]);
    features.add(&["t.office", "of", bucket(body.of), rank]);
    features.add(&["t.office", "form", form(scene, member), form(scene, body.mention), body_kind]);
    features.add(&["t.office", "body", body_noun, class]);
    features.add(&["t.office", "body", body_noun, &lemma]);
    features.add(&["t.office", "members", bucket(other_members.min(3)), body_kind, class]);
    features.add(&["t.office", "name", name, body_kind]);
    features.add(&["t.office", "country", same_country(scene, member.actor, target), body_kind]);
    features.add(&["t.office", "sentence", bucket(scene.index.min(3)), bucket(body.mention.sentence.min(3))]);
    for (side, actor) in [("m", member.actor), ("b", target)] {
        let active = level(known.active[actor]);
        features.add(&["t.active", side, active, "office"]);
        features.add(&["t.active", side, active, "office", body_kind]);
    }
}

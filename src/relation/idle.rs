//! Ties of actors that do nothing, and relations of nobody with nobody.
//!
//! `Deutsche Medien berichten …`, `Vertreter der Opposition`: a text ties many to a state or a body only to say who
//! they are. Whom it merely describes and who takes part in nothing else needs a tie that is more likely right than
//! wrong, or both are left out.

use super::Relation;
use super::types::{AFFILIATION, OTHER};
use crate::actor::{Actors, Form, Kind};

/// Least confidence in the tie of an actor that is only described and does nothing, and in what two do whom nobody can
/// identify.
const LIKELY: f32 = 0.5;

/// What the document shows of an actor.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    /// By a proper name.
    named: bool,
    /// Takes part in something besides its own ties.
    active: bool,
}

/// The relations that remain.
pub(super) fn drop_idle(relations: Vec<Relation>, actors: &Actors) -> Vec<Relation> {
    let mut shown = vec![Shown::default(); actors.actors.len()];
    for mention in &actors.mentions {
        shown[mention.actor].named |= mention.form == Form::Name;
    }
    for relation in relations.iter().filter(|relation| relation.kind.name != OTHER) {
        shown[relation.source].active |= relation.kind.name != AFFILIATION;
        shown[relation.target].active = true;
    }
    let stays = |relation: &Relation| {
        let ends = [relation.source, relation.target];
        let known = ends.iter().any(|&actor| shown[actor].named || actors.actors[actor].named)
            || relation.confidence >= LIKELY;
        // what no frame covers is worth little, and nothing with a person whom the text only describes
        let nobody = |actor: usize| !shown[actor].named && actors.actors[actor].kind == Kind::Person;
        let source = shown[relation.source];
        let idle = !source.named && !source.active && relation.confidence < LIKELY;
        known
            && match relation.kind.name.as_str() {
                OTHER => !ends.into_iter().any(nobody),
                AFFILIATION => !idle,
                _ => true,
            }
    };
    relations.into_iter().filter(stays).collect()
}

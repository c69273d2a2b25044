//! Ties of actors that do nothing.
//!
//! `Deutsche Medien berichten …`, `Vertreter der Opposition`: a text ties many to a state or a body only to say who
//! they are. Whom it merely describes and who takes part in nothing else is left out, with the tie; what remains
//! are bodies that news are about (ministries, courts, troops) and groups that do something.

use super::Relation;
use super::types::{AFFILIATION, OTHER};
use crate::actor::lexicon::{Class, NounMatch};
use crate::actor::{Actors, Form, Kind};
use crate::parse::Tree;

/// What the mentions of an actor show.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    named: bool,
    /// The noun is one of an ordinary body (a paper, a club, a firm).
    ordinary: bool,
    /// A mention is subject or object.
    argument: bool,
    /// A mention has the tie inside it (`russische Truppen`).
    modified: bool,
    /// Takes part in something besides its ties.
    active: bool,
}

/// The relations without the ties of idle actors and without those between two that nobody can identify.
pub(super) fn drop_idle(relations: Vec<Relation>, actors: &Actors, trees: &[Tree]) -> Vec<Relation> {
    let mut shown = vec![Shown::default(); actors.actors.len()];
    for sentence in 0..trees.len() {
        look(sentence, actors, &trees[sentence], &mut shown);
    }
    for relation in relations.iter().filter(|relation| relation.kind.name != OTHER) {
        shown[relation.source].active |= relation.kind.name != AFFILIATION;
        shown[relation.target].active = true;
    }
    let known = |actor: usize| shown[actor].named || actors.actors[actor].named;
    // what no frame covers is worth little, and nothing with a person whom the text only describes
    let other = |actor: usize| shown[actor].named || actors.actors[actor].kind != Kind::Person;
    let stays = |relation: &Relation| {
        (known(relation.source) || known(relation.target))
            && (relation.kind.name != OTHER || other(relation.source) && other(relation.target))
            && (relation.kind.name != AFFILIATION
                || counts(actors.actors[relation.source].kind, shown[relation.source]))
    };
    relations.into_iter().filter(stays).collect()
}

fn look(sentence: usize, actors: &Actors, tree: &Tree, shown: &mut [Shown]) {
    let mentions = actors.in_sentence(sentence);
    for mention in mentions {
        let seen = &mut shown[mention.actor];
        seen.named |= mention.form == Form::Name;
        seen.argument |= ["nsubj", "nsubj:pass", "obj", "iobj"].contains(&tree.deprel(mention.head));
        if let Some((_, NounMatch::Body(body))) = mention.noun {
            seen.ordinary |= is_ordinary(body.class);
        }
        let inside =
            |part: &&crate::actor::Mention| part.form == Form::Modifier && mention.words.contains(&part.head);
        seen.modified |= mention.form == Form::Description && mentions.iter().find(inside).is_some();
    }
}

fn is_ordinary(class: Class) -> bool {
    use Class::{
        Administration, Bank, Club, Committee, Company, International, Media, Ngo, Office, Party, School,
        University,
    };
    [
        Administration,
        Bank,
        Club,
        Committee,
        Company,
        International,
        Media,
        Ngo,
        Office,
        Party,
        School,
        University,
    ]
    .contains(&class)
}

/// Whether the tie of such an actor is worth an edge.
fn counts(kind: Kind, shown: Shown) -> bool {
    shown.named
        || shown.active
        || match kind {
            Kind::Person => false,
            Kind::Group => shown.modified && shown.argument,
            Kind::Organization | Kind::Place => !shown.ordinary,
        }
}

//! Verbs between two actors that no frame covers: edges of type OTHER, so that the graph of a business or sport
//! article is not empty.

use super::clause::{is_verbal, verb_lemma};
use super::fill::{Filler, Scene};
use super::frame::Role;
use crate::parse::Upos;

/// A verb with its subject and another actor among its objects.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Uncovered {
    pub(super) verb: usize,
    pub(super) lemma: String,
    pub(super) source: Filler,
    pub(super) target: Filler,
}

/// Uncovered verbs of the sentence. `covered` are words that carry a frame already.
pub(super) fn find(scene: &Scene<'_>, covered: &[usize]) -> Vec<Uncovered> {
    let tree = scene.tree;
    let mut found = Vec::new();
    for verb in (0..tree.len()).filter(|&word| is_verbal(tree, word) && !covered.contains(&word)) {
        let sources = scene.fill(verb, &[Role::Subject], &[]);
        for source in sources.iter().filter(|source| !source.indirect) {
            for target in targets(scene, verb) {
                if target.actor != source.actor && !is_attribute(scene, source, &target) {
                    found.push(Uncovered { verb, lemma: verb_lemma(tree, verb), source: *source, target });
                }
            }
        }
    }
    found
}

/// Whether the target says where the source comes from, right behind its name, though the parser has it with the verb:
/// `sagte Lena Kern von der SPD`.
fn is_attribute(scene: &Scene<'_>, source: &Filler, target: &Filler) -> bool {
    let Some(name) = scene.mention_at(source.word) else { return false };
    let mut cases = scene.tree.children_by(target.word, "case");
    cases.any(|case| case == name.words.end && scene.grammar.has("origin", scene.tree.lemma(case)))
}

/// Actors among the objects and the prepositional complements that are not places of the event.
fn targets(scene: &Scene<'_>, verb: usize) -> Vec<Filler> {
    let tree = scene.tree;
    let mut found = scene.fill(verb, &[Role::Object], &[]);
    found.extend(scene.fill(verb, &[Role::IndirectObject], &[]));
    for child in tree.children_by(verb, "obl") {
        let local =
            tree.children_by(child, "case").any(|case| scene.grammar.has("circumstance", tree.lemma(case)));
        let prepositional = tree.children_by(child, "case").next().is_some();
        if prepositional && !local {
            found.extend(scene.called(child));
        }
    }
    found.retain(|filler| !filler.indirect && tree.upos(filler.word) != Upos::Pron);
    found.dedup();
    found
}

//! Names of persons.

use super::detect::Name;
use super::lexicon::{ActorLexicon, NounMatch};
use super::names::{self, joined};
use super::{Kind, describe};
use crate::parse::{Tree, Upos};

/// The name of a person that begins at word `at`: what the model tags so, or a known given name before another
/// proper noun, or proper nouns behind a function (`Ministerin Huber`).
pub(super) fn at(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> Option<Name> {
    let form = tree.form(at);
    if !form.starts_with(char::is_uppercase) {
        return None;
    }
    // `Members of …` at the start of a sentence
    if at == 0 && lexicon.grammar.has("partitive", &form.to_lowercase()) {
        return None;
    }
    let entity = tree.nodes[at].entity.as_str();
    let given = lexicon.nouns.given_name(form);
    let starts = match entity {
        "B-PER" | "I-PER" => {
            !is_title(tree, at, lexicon)
                && !leads_to_title(tree, at, lexicon)
                && !is_inhabitant(tree, at, lexicon)
        }
        "" => given.is_some() && next_is_surname(tree, at) || follows_function(tree, at, lexicon),
        _ => {
            given.is_some()
                && next_is_surname(tree, at)
                && (tree.nodes[at + 1].entity.ends_with("PER") || follows_function(tree, at, lexicon))
        }
    };
    if !starts
        || names::is_compound_carrier(tree, at, lexicon)
        || lexicon.gazetteer.longest((at..tree.len()).map(|w| tree.form(w))).is_some_and(|(_, n)| n > 1)
    {
        return None;
    }
    let mut end = at + 1;
    while end < tree.len() && continues(tree, at, end, lexicon) {
        end += 1;
    }
    while end > at + 1
        && !proper(tree, end - 1)
        && (tree.upos(end - 1) == Upos::Punct
            || lexicon.nouns.is_particle(tree.form(end - 1))
            || tree.upos(end - 1) == Upos::Det)
    {
        end -= 1;
    }
    let titled = |word: usize| {
        word > 0 && tree.word(word - 1).space_after && describe::is_function(tree, word - 1, lexicon)
    };
    if end == at + 1 && is_listed_place(tree, at, lexicon) && !titled(at) {
        return None;
    }
    let gender = (end > at + 1).then_some(given).flatten().flatten();
    Some(Name { words: at..end, kind: Kind::Person, entry: None, gender })
}

fn continues(tree: &Tree, start: usize, at: usize, lexicon: &ActorLexicon) -> bool {
    let entity = tree.nodes[at].entity.as_str();
    let form = tree.form(at);
    if lexicon.grammar.has("calendar", form) {
        return false;
    }
    if starts_origin(tree, start, at, lexicon) {
        return false;
    }
    if is_ordinal(tree, at) {
        return true;
    }
    if entity == "I-PER" || form == "-" && joined(tree, at) && proper(tree, at + 1) {
        let joins = matches!(tree.upos(at), Upos::Cconj | Upos::Verb | Upos::Aux | Upos::Pron)
            || matches!(form, "(" | ")" | "," | "/");
        return !joins;
    }
    if double_name(tree, start, at, lexicon) {
        return true;
    }
    if tree.form(at - 1) == "-" && at > start + 1 {
        return proper(tree, at) || double_name(tree, start, at - 1, lexicon);
    }
    if !tree.word(at - 1).space_after || at - start > 5 {
        return false;
    }
    if lexicon.nouns.is_particle(form) && tree.upos(at) != Upos::Cconj {
        // `van der`, `von und zu`
        let second = at + 2 < tree.len() && lexicon.nouns.is_particle(tree.form(at + 1));
        return proper(tree, at + 1) || second && proper(tree, at + 2);
    }
    proper(tree, at)
        && (entity.is_empty()
            || entity == "B-PER" && !begins_another(tree, start, at)
            || is_against_tag(tree, start, entity))
        && !matches!(tree.form(at - 1), "/")
        && lexicon.gazetteer.longest(std::iter::once(form)).is_none()
}

/// The hyphen of a double name whose second part looks like a common noun (`Eva Kern-Wolke`) or is a syllable (`Kim Il-sung`).
fn double_name(tree: &Tree, start: usize, hyphen: usize, lexicon: &ActorLexicon) -> bool {
    const SYLLABLE: usize = 4;
    if !joined(tree, hyphen) || hyphen < start + 2 {
        return false;
    }
    let part = tree.form(hyphen + 1);
    if part.starts_with(char::is_lowercase) {
        return part.chars().count() <= SYLLABLE
            && tree.upos(hyphen + 1) != Upos::Adj
            && proper(tree, hyphen - 1);
    }
    part.starts_with(char::is_uppercase)
        && lexicon.nouns.given_name(tree.form(start)).is_some()
        && lexicon.nouns.find(part).is_none()
}

/// Whether a tagged name hangs on the verb itself, as another argument beside the one before it (`dass Lena Kern Tobias Brandt
/// lobte`).
fn begins_another(tree: &Tree, start: usize, at: usize) -> bool {
    let argument = ["nsubj", "obj", "iobj", "obl"].iter().any(|relation| tree.is_dep(at, relation));
    argument && tree.head(at).is_some_and(|head| !(start..at).contains(&head))
}

/// Whether the name began against a tag (`president Adam …` as a place), which goes on here.
fn is_against_tag(tree: &Tree, start: usize, entity: &str) -> bool {
    let label = |tag: &str| tag.get(2..).unwrap_or("").to_owned();
    let first = label(&tree.nodes[start].entity);
    !first.is_empty() && first != "PER" && entity.starts_with("I-") && label(entity) == first
}

/// The number of a king or pope (`Harald V`).
fn is_ordinal(tree: &Tree, at: usize) -> bool {
    let roman = tree.form(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    roman && tree.upos(at) == Upos::Num && tree.word(at - 1).space_after && proper(tree, at - 1)
}

/// A particle behind a surname (`Anna Rot von den Grünen`): where the person comes from, not a part of the name.
fn starts_origin(tree: &Tree, start: usize, at: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(at);
    let small = form.starts_with(char::is_lowercase) && matches!(tree.upos(at), Upos::Adp | Upos::Det);
    at > start + 1
        && small
        && lexicon.nouns.given_name(tree.form(start)).is_some()
        && lexicon.nouns.given_name(tree.form(at - 1)).is_none()
        && !lexicon.nouns.is_particle(tree.form(at - 1))
        && tree.form(at - 1) != "-"
}

fn proper(tree: &Tree, at: usize) -> bool {
    at < tree.len() && tree.upos(at) == Upos::Propn && tree.form(at).starts_with(char::is_uppercase)
}

fn next_is_surname(tree: &Tree, at: usize) -> bool {
    tree.word(at).space_after && proper(tree, at) && proper(tree, at + 1)
}

fn is_title(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    if lexicon.capital_nouns() {
        return tree.upos(at) == Upos::Noun
            && matches!(lexicon.nouns.find(tree.form(at)), Some((NounMatch::Function(_), 0)));
    }
    describe::is_function(tree, at, lexicon) && (proper(tree, at + 1) || tree.upos(at) == Upos::Noun)
}

/// `Serben` in `dem Serben Lukić`, `Jamaikaner` alone, but not the surname behind a given name or title.
fn is_inhabitant(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(at);
    if !lexicon.capital_nouns() {
        let name = proper(tree, at + 1) || at > 0 && proper(tree, at - 1) && tree.word(at - 1).space_after;
        let people = tree.nodes[at].feats.is("Number", "Plur") && describe::is_people(tree, at, lexicon);
        return !name && (people || describe::carries(tree, at, lexicon));
    }
    lexicon.gazetteer.demonym(form).is_some()
        && lexicon.nouns.given_name(form).is_none()
        && !follows_function(tree, at, lexicon)
}

/// Where titles are written like names: whether what begins here is a description that ends in a title before the
/// name itself (`German Foreign Minister Anna Becker`).
fn leads_to_title(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    if lexicon.capital_nouns() || lexicon.nouns.given_name(tree.form(at)).is_some() {
        return false;
    }
    if tree.upos(at) != Upos::Propn {
        return true;
    }
    let within =
        |word: &usize| tree.nodes[*word].entity == "I-PER" || proper(tree, *word) || tree.form(*word) == "of";
    (at + 1..(at + 7).min(tree.len())).take_while(within).any(|word| is_title(tree, word, lexicon))
}

/// A single word that is a place on the lists (`Angolas`) is more likely that than a person.
fn is_listed_place(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let found = lexicon.gazetteer.longest(std::iter::once(tree.form(at)));
    found.is_some_and(|(id, _)| lexicon.gazetteer.entry(id).kind == Kind::Place || !lexicon.capital_nouns())
}

/// `Ministerin Huber`: a proper noun right behind a function noun, of which nothing else is known.
fn follows_function(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    at > 0
        && proper(tree, at)
        && tree.word(at - 1).space_after
        && tree.form(at).chars().any(char::is_lowercase)
        && if lexicon.capital_nouns() {
            tree.upos(at - 1) == Upos::Noun
                && matches!(lexicon.nouns.find(tree.form(at - 1)), Some((NounMatch::Function(_), _)))
        } else {
            describe::is_function(tree, at - 1, lexicon)
        }
        && lexicon.gazetteer.longest(std::iter::once(tree.form(at))).is_none()
}

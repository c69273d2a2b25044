//! Proper names: from the gazetteer, from the model's entity tags, from runs of proper nouns.

use std::ops::Range;

use super::Kind;
use super::detect::Name;
use super::lexicon::{ActorLexicon, Class, FunctionClass, NounMatch};
use super::{describe, persons};
use crate::parse::{Tree, Upos};

/// All names of a sentence, without overlap, in order of position.
pub(super) fn find(tree: &Tree, lexicon: &ActorLexicon) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        let found = persons::at(tree, at, lexicon)
            .or_else(|| longer_than_listed(tree, at, lexicon))
            .or_else(|| listed(tree, at, lexicon))
            .or_else(|| tagged(tree, at, lexicon));
        match found {
            Some(name) => {
                at = name.words.end;
                names.push(name);
            }
            None => at += 1,
        }
    }
    names
}

/// A name of the gazetteer.
fn listed(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> Option<Name> {
    let (id, length) = lexicon.gazetteer.longest((at..tree.len()).map(|word| tree.form(word)))?;
    let entry = lexicon.gazetteer.entry(id);
    let words = at..at + length;
    if !lexicon.capital_nouns() && is_described(tree, &words, entry.class, lexicon) {
        return None;
    }
    if length == 1 && described_by_place(tree, at, lexicon) {
        return None;
    }
    if length == 1
        && (!single_word_is_name(tree, at, entry.class, lexicon) || is_direction(tree, at, lexicon))
    {
        return None;
    }
    // `Berlin-Kreuzberg`, `Rhein-Main`: part of another name, unless what follows is a common noun
    if joined(tree, words.end) && !matches!(tree.upos(words.end + 1), Upos::Noun | Upos::Adj | Upos::Verb) {
        return None;
    }
    Some(Name { words, kind: entry.kind, entry: Some(id), gender: None })
}

/// A name that opens with a listed one and goes on with words that the model takes for the same body (`Boston Harriers`,
/// `Vodafone Deutschland`): not the city, not the parent company.
fn longer_than_listed(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> Option<Name> {
    if tree.nodes[at].entity != "B-ORG" || !tree.word(at).space_after {
        return None;
    }
    let (_, length) = lexicon.gazetteer.longest((at..tree.len()).map(|word| tree.form(word)))?;
    let next = at + length;
    let goes_on = next < tree.len()
        && tree.nodes[next].entity == "I-ORG"
        && tree.upos(next) == Upos::Propn
        && tree.form(next).starts_with(char::is_uppercase);
    goes_on.then(|| tagged(tree, at, lexicon)).flatten().filter(|name| name.words.len() > length)
}

/// Where common nouns may have capitals: the body of a state named before it (`Chad's Supreme Court`), or a word of a
/// longer term (`Labour Minister`).
fn is_described(tree: &Tree, words: &Range<usize>, class: Class, lexicon: &ActorLexicon) -> bool {
    let party = matches!(class, Class::Party | Class::Media | Class::Company | Class::Club);
    if party && words.len() == 1 && describe::inside_term(tree, words.start, lexicon) {
        return true;
    }
    let Some(before) = words.start.checked_sub(1) else { return false };
    let owned = tree.nodes[before].xpos == "POS" || lexicon.gazetteer.adjective(tree.form(before)).is_some();
    owned && is_body(tree, words, lexicon)
}

/// Whether the words are a common noun for a body.
fn is_body(tree: &Tree, words: &Range<usize>, lexicon: &ActorLexicon) -> bool {
    let phrase: Vec<&str> = words.clone().map(|word| tree.form(word)).collect();
    matches!(lexicon.nouns.find(&phrase.join(" ")), Some((NounMatch::Body(_), _)))
}

/// A body that many states have, with the state beside it (`russischer Sicherheitsrat`): a description, not the name
/// of the one that is meant without.
fn described_by_place(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let carries =
        |word: usize| lexicon.gazetteer.adjective(tree.form(word)).is_some() && tree.upos(word) == Upos::Adj;
    matches!(
        lexicon.nouns.find(tree.form(at)).or_else(|| lexicon.nouns.find(tree.lemma(at))),
        Some((NounMatch::Body(_), _))
    ) && at > 0
        && (carries(at - 1)
            || at > 1 && tree.upos(at - 1) == Upos::Adj && carries(at - 2)
            || joined(tree, at - 1))
}

/// A single word can be an ordinary one as well (`Zeit`, `Linke`, `Essen`): the tags decide.
fn single_word_is_name(tree: &Tree, at: usize, class: Class, lexicon: &ActorLexicon) -> bool {
    let (form, upos) = (tree.form(at), tree.upos(at));
    let entity = &tree.nodes[at].entity;
    if lexicon.gazetteer.demonym(form).is_some() && upos == Upos::Noun {
        return false;
    }
    if upos == Upos::Adj || lexicon.gazetteer.adjective(form).is_some() && modifies_next(tree, at) {
        return false;
    }
    match class {
        Class::Media | Class::Company | Class::Club => {
            upos == Upos::Propn
                || !entity.is_empty()
                || quoted(tree, at)
                || is_acronym(form)
                || opens_function(tree, at, lexicon)
        }
        Class::City | Class::Region => upos == Upos::Propn || !entity.is_empty(),
        _ => matches!(upos, Upos::Propn | Upos::Noun | Upos::X | Upos::Num) || !entity.is_empty(),
    }
}

/// A point of the compass (`Westen`) where it is not the states there: `im Westen`, `Westen des Landes`, `Wilder Westen`.
fn is_direction(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let article = tree.children(at).any(|child| tree.is_dep(child, "det"));
    let apart = |child: usize| {
        tree.is_dep(child, "nmod")
            || tree.is_dep(child, "amod")
            || tree.is_dep(child, "case")
                && lexicon.grammar.has("direction-place", &tree.lemma(child).to_lowercase())
    };
    lexicon.grammar.has("direction", tree.lemma(at)) && (!article || tree.children(at).any(apart))
}

/// Whether the word stands before a noun that it describes (`Wiener Polizei`).
fn modifies_next(tree: &Tree, at: usize) -> bool {
    at + 1 < tree.len()
        && tree.word(at).space_after
        && tree.upos(at + 1) == Upos::Noun
        && tree.form(at + 1).starts_with(char::is_uppercase)
}

/// A name that no list has: a stretch of entity tags, or a run of proper nouns.
fn tagged(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> Option<Name> {
    let tag = tree.nodes[at].entity.as_str();
    let label = tag.get(2..).unwrap_or("");
    let kind = match label {
        "ORG" => Kind::Organization,
        "LOC" => Kind::Place,
        "PER" if is_compound_carrier(tree, at, lexicon) => Kind::Organization,
        "PER" => return None, // persons::at has looked at it
        _ if tag.is_empty() && is_compound_carrier(tree, at, lexicon) => Kind::Organization,
        _ if tag.is_empty() && starts_proper_run(tree, at, lexicon) => Kind::Organization,
        _ => return None,
    };
    let mut end = at + 1;
    let label = if label == "PER" { "" } else { label };
    while end < tree.len() && continues(tree, at, end, label) {
        end += 1;
    }
    let end = explained_end(tree, at, end).unwrap_or(end);
    let words = trim(tree, at..end)?;
    // `Chad's Supreme Court`: a description, which knows more of it
    let owned = words.start > 0 && tree.nodes[words.start - 1].xpos == "POS";
    let last = words.len() == 1 && describe::ends_term(tree, words.start, lexicon);
    if owned && is_body(tree, &words, lexicon) || last {
        return None;
    }
    if words.len() == 1
        && (lexicon.grammar.has("calendar", tree.form(words.start))
            || describe::is_place_adjective(tree, words.start, lexicon))
    {
        return None;
    }
    // `Neo` in `Neo-Trainer`
    if words.len() == 1
        && joined(tree, words.end)
        && lexicon.grammar.has("prefix", &tree.form(words.start).to_lowercase())
    {
        return None;
    }
    // an entity of common nouns only (`Bundesregierung`) is a description, which knows more of it
    let has_name = words
        .clone()
        .any(|word| matches!(tree.upos(word), Upos::Propn | Upos::X) || is_acronym(tree.form(word)));
    // `New Zealand army`
    let entry = (!lexicon.capital_nouns() && words.len() > 1).then(|| {
        let phrase: Vec<&str> = words.clone().map(|word| tree.form(word)).collect();
        lexicon.gazetteer.adjective(&phrase.join(" "))
    });
    (has_name || words.len() > 1 && !label.is_empty()).then_some(Name {
        words,
        kind,
        entry: entry.flatten(),
        gender: None,
    })
}

/// The unlisted first part of a function (`Sora-Forscher`): a body that only its members tell of. What the model takes for a
/// person can be advised or spoken for, but has no chairman.
pub(super) fn is_compound_carrier(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let leads = |class: FunctionClass| {
        matches!(class, FunctionClass::Office | FunctionClass::Leader | FunctionClass::Member)
    };
    let person = tree.nodes[at].entity.ends_with("PER");
    tree.upos(at) == Upos::Propn
        && tree.form(at).chars().count() > 2
        && !lexicon.grammar.has("prefix", &tree.form(at).to_lowercase())
        && function_behind(tree, at, lexicon).is_some_and(|class| class.ties() && (!person || leads(class)))
}

/// Whether the word is the first part of a person's function (`Kurier` in `Kurier-Fotografin`).
fn opens_function(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    function_behind(tree, at, lexicon).is_some()
}

/// The class of the function that a hyphen joins to the word.
fn function_behind(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> Option<FunctionClass> {
    let noun = tree.nodes.get(at + 2).map(|_| tree.form(at + 2)).filter(|_| joined(tree, at + 1))?;
    match lexicon.nouns.find(noun)? {
        (NounMatch::Function(function), _) => Some(function.class),
        _ => None,
    }
}

/// Where a name with a preposition really ends, if its acronym behind it tells (`Institut für Rechte und freie Wahlen (IRW)`):
/// the acronym's last letter opens the last word.
fn explained_end(tree: &Tree, start: usize, end: usize) -> Option<usize> {
    const LONGER: usize = 4;
    if !(start..end).any(|word| tree.upos(word) == Upos::Adp) {
        return None;
    }
    let bracket = (end + 1..tree.len().min(end + 1 + LONGER)).find(|&word| tree.form(word) == "(")?;
    let acronym = tree.nodes.get(bracket + 2).map(|_| tree.form(bracket + 1))?;
    let lower = |text: &str| text.chars().next_back().map(|letter| letter.to_lowercase().next());
    let last = tree.form(bracket - 1).chars().next().map(|letter| letter.to_lowercase().next());
    let phrase = (end..bracket).all(|word| {
        matches!(tree.upos(word), Upos::Cconj | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det)
    });
    (is_acronym(acronym) && tree.form(bracket + 2) == ")" && phrase && lower(acronym) == last)
        .then_some(bracket)
}

fn starts_proper_run(tree: &Tree, at: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(at);
    tree.upos(at) == Upos::Propn
        && form.chars().count() > 1
        && form.starts_with(char::is_uppercase)
        && is_acronym(form)
        && lexicon.nouns.find(form).is_none()
}

fn continues(tree: &Tree, start: usize, at: usize, label: &str) -> bool {
    let entity = tree.nodes[at].entity.as_str();
    if label.is_empty() {
        return tree.upos(at) == Upos::Propn
            && entity.is_empty()
            && tree.word(at - 1).space_after
            && at - start < 4;
    }
    let joins = matches!(tree.upos(at), Upos::Verb | Upos::Aux | Upos::Pron)
        || matches!(tree.form(at), "(" | ")" | ",");
    entity.strip_prefix("I-") == Some(label) && !joins
        // the model sometimes opens a new entity after a hyphen
        || tree.form(at) == "-" && joined(tree, at) && tree.nodes.get(at + 1).is_some_and(|next| next.entity.ends_with(label))
        || tree.form(at - 1) == "-" && at > start + 1 && entity.ends_with(label)
        // and behind a preposition (`Institut für Angewandte Ökologie`)
        || tree.upos(at - 1) == Upos::Adp && at > start + 1 && entity.ends_with(label)
}

/// Drops quotes, brackets and hyphens at the borders, and articles and prepositions that belong to what follows (`Institut für
/// Ökologie der`); `None` when nothing is left.
fn trim(tree: &Tree, mut words: Range<usize>) -> Option<Range<usize>> {
    let outside = |word: usize| tree.upos(word) == Upos::Punct || tree.nodes[word].xpos == "POS";
    while words.start < words.end && outside(words.start) {
        words.start += 1;
    }
    while words.start < words.end
        && (outside(words.end - 1) || matches!(tree.upos(words.end - 1), Upos::Det | Upos::Adp | Upos::Cconj))
    {
        words.end -= 1;
    }
    (!words.is_empty()).then_some(words)
}

/// Whether word `at` is a hyphen without blanks around it.
pub(super) fn joined(tree: &Tree, at: usize) -> bool {
    at > 0
        && at + 1 < tree.len()
        && tree.form(at) == "-"
        && !tree.word(at).space_after
        && !tree.word(at - 1).space_after
}

fn quoted(tree: &Tree, at: usize) -> bool {
    let is_quote =
        |word: usize| matches!(tree.form(word), "\"" | "„" | "“" | "”" | "»" | "«" | "'" | "‚" | "‘");
    at > 0 && is_quote(at - 1) && at + 1 < tree.len() && is_quote(at + 1)
}

/// Written with at least two capitals (`OPCW`, `GmbH`, `ÖVP`).
pub(super) fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() >= 2
}

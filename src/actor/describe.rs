//! Descriptions (`die Kanzlerin`, `russische Truppen`), alone or as titles before names; adjectives and compound
//! parts that carry an actor; pronouns.

use std::ops::Range;

use super::detect::{Candidate, Name, head_of};
use super::lexicon::{ActorLexicon, Body, Class, EntryId, Function, FunctionClass, Gender, NounMatch};
use super::names::{is_acronym, joined};
use super::{Form, Kind};
use crate::parse::{Tree, Upos};

/// How many words a fixed term has at most.
const TERM: usize = 4;

/// Descriptions of a sentence; where a name follows its title, both are one candidate.
pub(super) fn find(sentence: usize, tree: &Tree, names: &[Name], lexicon: &ActorLexicon) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for word in 0..tree.len() {
        if names.iter().any(|name| name.words.contains(&word)) {
            continue;
        }
        if inside_term(tree, word, lexicon) || is_partitive(tree, word, lexicon) {
            continue;
        }
        let Some(noun) = noun_at(tree, word, lexicon) else { continue };
        if is_post(tree, word, noun, lexicon) {
            continue;
        }
        let start = left_border(tree, word, names, lexicon);
        let name = name_behind(tree, word, names, noun, lexicon);
        let noun = if name.is_none() { as_body(tree, word, noun, lexicon) } else { noun };
        let end = name.map_or_else(|| seat_end(tree, word, names, noun), |name| name.words.end);
        // `Ministerin Dr. Huber`: the last title has the name already; the first one widens it
        if name.is_some()
            && let Some(inner) = found.last_mut()
            && inner.words.end == word
            && inner.name.is_none()
        {
            inner.words.end = end;
            inner.name = name.map(|name| name.words.clone());
            inner.form = Form::Name;
            inner.head = head_of(tree, &inner.words);
            continue;
        }
        let plural = tree.nodes[word].feats.is("Number", "Plur");
        let (kind, gender) = kind_of(noun, plural, name);
        found.push(Candidate {
            sentence,
            words: start..end,
            core: core_start(tree, start, word, lexicon)..end,
            head: head_of(tree, &(start..end.min(name.map_or(word + 1, |name| name.words.end)))),
            form: if name.is_some() { Form::Name } else { Form::Description },
            name: name.map(|name| name.words.clone()),
            kind,
            gender: name.and_then(|name| name.gender).or(gender),
            plural: plural && name.is_none(),
            entry: name.and_then(|name| name.entry),
            noun: Some((word, noun)),
            owner: owner(tree, word, start, names, lexicon),
            part: None,
        });
    }
    found
}

/// Whether the noun calls a post, not who holds it: `Präsidenten` in `das Amt des Präsidenten`, and `Amt` there.
fn is_post(tree: &Tree, word: usize, noun: NounMatch, lexicon: &ActorLexicon) -> bool {
    let post = |at: usize| lexicon.grammar.has("post", &tree.lemma(at).to_lowercase());
    let genitive = |at: usize| tree.is_dep(at, "nmod") && tree.nodes[at].feats.is("Case", "Gen");
    match noun {
        NounMatch::Function(_) => {
            let bare = tree.children_by(word, "case").next().is_none();
            let named =
                ["appos", "flat"].iter().any(|relation| tree.children_by(word, relation).next().is_some());
            bare && !named && genitive(word) && tree.head(word).is_some_and(post)
        }
        NounMatch::Body(_) => {
            post(word)
                && tree.children(word).any(|child| {
                    genitive(child) && matches!(noun_at(tree, child, lexicon), Some(NounMatch::Function(_)))
                })
        }
        NounMatch::Group(_) => false,
    }
}

/// Nouns that call a person as well as a body (`Gemeinderat`) mean the body where one can be inside (`im Gemeinderat`).
fn as_body(tree: &Tree, word: usize, noun: NounMatch, lexicon: &ActorLexicon) -> NounMatch {
    let inside = tree
        .children_by(word, "case")
        .any(|case| lexicon.grammar.has("inside", &tree.lemma(case).to_lowercase()));
    match noun {
        NounMatch::Function(function) if inside && function.class.ties() => {
            NounMatch::Body(Body { kind: Kind::Organization, class: Class::Council })
        }
        other => other,
    }
}

/// Where a body's description ends: its seat belongs to it (`Regierung in Moskau`, `Gericht in Kalifornien`), whatever
/// the parser made of the preposition.
fn seat_end(tree: &Tree, word: usize, names: &[Name], noun: NounMatch) -> usize {
    let behind = word + 2 + usize::from(word + 2 < tree.len() && tree.upos(word + 2) == Upos::Det);
    let place = |at: usize| names.iter().find(|name| name.words.start == at && name.kind == Kind::Place);
    match (noun, place(behind)) {
        (NounMatch::Body(_), Some(seat)) if tree.lemma(word + 1) == "in" => seat.words.end,
        // `Staatsanwaltschaft Graz`
        (NounMatch::Body(body), _) if is_local(body.class) && tree.word(word).space_after => {
            place(word + 1).map_or(word + 1, |seat| seat.words.end)
        }
        _ => word + 1,
    }
}

/// Whether such bodies are told apart by the place behind their noun.
fn is_local(class: Class) -> bool {
    !matches!(
        class,
        Class::Party
            | Class::Parliament
            | Class::Government
            | Class::Ministry
            | Class::Media
            | Class::AgencyNews
            | Class::Alliance
            | Class::Coalition
            | Class::International
            | Class::Military
            | Class::Country
            | Class::Company
    )
}

/// What a word is as a common noun.
fn noun_at(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<NounMatch> {
    let (form, lemma) = (tree.form(word), tree.lemma(word));
    if lexicon.capital_nouns() && !form.starts_with(char::is_uppercase)
        || !matches!(tree.upos(word), Upos::Noun | Upos::Propn | Upos::Adj)
    {
        return None;
    }
    if tree.upos(word) == Upos::Adj && !tree.children(word).any(|child| tree.is_dep(child, "det")) {
        return None;
    }
    if let Some((_, found)) = fixed_term(tree, word, lexicon) {
        return Some(found);
    }
    let small = lemma.to_lowercase();
    if lexicon.grammar.list("no-actor").iter().any(|ending| small.ends_with(ending.as_str())) {
        return None;
    }
    let inflected = ["n", "en", "s", "es", "r"].iter().filter_map(|ending| form.strip_suffix(ending));
    if carries(tree, word, lexicon) && lexicon.nouns.find(lemma).is_none() {
        return None;
    }
    let plurals = lexicon.grammar.list("plurals").iter().filter_map(|pair| pair.split_once('='));
    let singular: Vec<String> =
        plurals.filter_map(|(with, without)| Some(form.strip_suffix(with)?.to_owned() + without)).collect();
    let inflected = inflected.chain(singular.iter().map(String::as_str));
    let found =
        std::iter::once(lemma).chain([form]).chain(inflected).find_map(|form| lexicon.nouns.find(form));
    let demonym = || {
        lexicon.gazetteer.demonym(form)?;
        let feminine = form.ends_with("in") || form.ends_with("innen");
        let gender = lexicon.capital_nouns().then_some(if feminine { Gender::Fem } else { Gender::Masc });
        Some(NounMatch::Function(Function { class: FunctionClass::Person, gender, of_state: false }))
    };
    found.map(|(noun, _)| noun).or_else(demonym)
}

/// A term of several words that ends in this one (`prime minister`, `secretary of state`).
fn fixed_term(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<(usize, NounMatch)> {
    if lexicon.capital_nouns() {
        return None;
    }
    (1..TERM.min(word + 1)).rev().find_map(|before| {
        let start = word - before;
        // `prime minister`, `hostage-taker`
        let hyphens = (start + 1..word).all(|at| joined(tree, at) || (at + 1 < word && joined(tree, at + 1)));
        let spaced = (start..word).all(|at| tree.word(at).space_after) || word > start + 1 && hyphens;
        let term = |last: &str| {
            let part = |at: usize| [tree.form(at), if tree.word(at).space_after { " " } else { "" }];
            let mut words: String = (start..word).flat_map(part).collect();
            words.push_str(last);
            lexicon.nouns.find(&words).map(|(noun, _)| (start, noun))
        };
        spaced.then(|| term(tree.lemma(word)).or_else(|| term(tree.form(word)))).flatten()
    })
}

/// Whether the word belongs to a term that ends behind it (`Secretary` in `Secretary of State`).
pub(super) fn inside_term(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let end = (word + TERM).min(tree.len());
    (word + 1..end).any(|last| fixed_term(tree, last, lexicon).is_some_and(|(start, _)| start <= word))
}

/// Whether a term of several words ends here (`Court` in `Supreme Court`).
pub(super) fn ends_term(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    fixed_term(tree, word, lexicon).is_some()
}

/// Whether the noun only counts what follows it (`a group of Danish officials`).
fn is_partitive(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let governs = word + 1 < tree.len() && lexicon.grammar.has("genitive", tree.lemma(word + 1));
    let partitive = |word: &str| lexicon.grammar.has("partitive", &word.to_lowercase());
    governs && (partitive(tree.lemma(word)) || partitive(tree.form(word)))
}

/// Whether a noun that calls a person by function ends here.
pub(super) fn is_function(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    matches!(tree.upos(word), Upos::Noun | Upos::Propn)
        && matches!(noun_at(tree, word, lexicon), Some(NounMatch::Function(_)))
}

/// Whether the noun calls a people (`Kurds`).
pub(super) fn is_people(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(word);
    let group = |form: &str| matches!(lexicon.nouns.find(form), Some((NounMatch::Group(_), _)));
    lexicon.gazetteer.demonym(form).is_some()
        || group(tree.lemma(word))
        || form.strip_suffix('s').is_some_and(group)
}

/// The actor that the adjective ending here carries, in one word or two (`South Korean`, `saudi-arabisch`), with its first word.
fn adjective_at(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<(usize, EntryId)> {
    // `democratic reforms` are no party's
    if !lexicon.capital_nouns() && !tree.form(word).starts_with(char::is_uppercase) {
        return None;
    }
    if lexicon.capital_nouns() && is_uninflected(tree, word) {
        return None;
    }
    // `saudi-arabische`
    let hyphened = || {
        let before = word.checked_sub(2).filter(|_| joined(tree, word - 1))?;
        let both = format!("{}-{}", tree.form(before), tree.form(word));
        Some((before, lexicon.gazetteer.adjective(&both)?))
    };
    let two = || {
        let before = word.checked_sub(1).filter(|_| !lexicon.capital_nouns())?;
        let both = format!("{} {}", tree.form(before), tree.form(word));
        Some((before, lexicon.gazetteer.adjective(&both)?))
    };
    let demonym = || lexicon.gazetteer.demonym(tree.form(word)).filter(|_| before_noun(tree, word, lexicon));
    hyphened()
        .or_else(two)
        .or_else(|| Some((word, lexicon.gazetteer.adjective(tree.form(word)).or_else(demonym)?)))
}

/// Whether an adjective has no ending, and describes no noun (`demokratisch gewählt`, `ist russisch`); the first of two
/// that a hyphen joins (`russisch-türkisch`) shares the ending of the second.
fn is_uninflected(tree: &Tree, word: usize) -> bool {
    let form = tree.form(word);
    let inflected = ["e", "en", "em", "er", "es"].iter().any(|ending| form.ends_with(ending));
    tree.upos(word) == Upos::Adj
        && form.starts_with(char::is_lowercase)
        && !inflected
        && !joined(tree, word + 1)
}

/// Whether a word that carries a state or its people describes the noun behind it (`Serb villagers`).
pub(super) fn carries(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(word);
    let carrier = || lexicon.gazetteer.adjective(form).is_some() || lexicon.gazetteer.demonym(form).is_some();
    before_noun(tree, word, lexicon) && carrier()
}

/// Whether a word is part of a compound whose next word is a common noun, where compounds are written apart.
fn before_noun(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let next = word + 1;
    !lexicon.capital_nouns()
        && next < tree.len()
        && tree.word(word).space_after
        && tree.is_dep(word, "compound")
        && matches!(tree.upos(next), Upos::Noun | Upos::Adj)
        && tree.form(next).starts_with(char::is_lowercase)
}

fn kind_of(noun: NounMatch, plural: bool, name: Option<&Name>) -> (Kind, Option<Gender>) {
    match (noun, name) {
        (NounMatch::Function(function), Some(name)) if name.kind == Kind::Person => {
            (Kind::Person, function.gender)
        }
        (_, Some(name)) => (name.kind, None),
        (NounMatch::Function(_), None) if plural => (Kind::Group, None),
        (NounMatch::Function(function), None) => (Kind::Person, function.gender),
        (NounMatch::Group(_), None) => (Kind::Group, None),
        (NounMatch::Body(body), None) => (body.kind, None),
    }
}

/// Where the noun phrase begins: compound parts and adjectives before the noun belong to it, the article does not.
fn left_border(tree: &Tree, word: usize, names: &[Name], lexicon: &ActorLexicon) -> usize {
    let mut start = word;
    while start >= 2 && joined(tree, start - 1) {
        let part = start - 2;
        start = names.iter().find(|name| name.words.contains(&part)).map_or(part, |name| name.words.start);
    }
    while start > 0
        && (is_adjective_part(tree, start - 1) || is_place_adjective(tree, start - 1, lexicon))
        && tree.word(start - 1).space_after
        && !names.iter().any(|n| n.words.contains(&(start - 1)))
    {
        start -= 1;
    }
    while start > 0 && is_title(tree, start - 1, lexicon) {
        start -= 1;
    }
    if let Some((term, _)) = fixed_term(tree, word, lexicon) {
        start = start.min(term);
    }
    // `US defense officials`, `Peru's president`: the parts of a compound in words of their own, and its owner
    while !lexicon.capital_nouns() && start > 0 {
        let before = start - 1;
        let name = names.iter().find(|name| name.words.contains(&before));
        let owner = tree.deprel(before) == "case" && tree.nodes[before].xpos == "POS";
        start = if owner {
            match names.iter().find(|name| name.words.end == before) {
                Some(owner) => owner.words.start,
                None => break,
            }
        } else if attributive(tree, before, start, word) && name.is_none_or(|name| name.kind != Kind::Person)
        {
            name.map_or(before, |name| name.words.start)
        } else {
            break;
        };
        if owner {
            break;
        }
    }
    start
}

/// Whether the word describes the noun that follows it.
fn attributive(tree: &Tree, word: usize, start: usize, noun: usize) -> bool {
    let relation = ["compound", "amod", "nmod:desc", "flat", "nmod"]
        .iter()
        .any(|relation| tree.deprel(word) == *relation);
    let capitals = |at: usize| tree.form(at).starts_with(char::is_uppercase);
    let same_case = capitals(word) && capitals(start);
    let inside = tree.head(word).is_some_and(|head| (start..=noun + 3).contains(&head));
    tree.word(word).space_after
        && match tree.upos(word) {
            Upos::Adj => true,
            // `Oslo's visiting mayor`
            Upos::Verb => tree.deprel(word) == "amod" && inside,
            Upos::Noun | Upos::Propn => inside && relation || same_case,
            _ => false,
        }
}

/// The first word that tells who is meant: an adjective that carries an actor, or the compound itself.
fn core_start(tree: &Tree, start: usize, noun: usize, lexicon: &ActorLexicon) -> usize {
    let noun = fixed_term(tree, noun, lexicon).map_or(noun, |(term, _)| term);
    (start..noun)
        .find(|&word| tree.upos(word) != Upos::Adj || lexicon.gazetteer.adjective(tree.form(word)).is_some())
        .unwrap_or(noun)
}

/// The adjective of a place before a noun, which keeps its capital (`Kiewer Regierung`), whatever it is tagged as.
pub(super) fn is_place_adjective(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(word);
    lexicon.capital_nouns()
        && form.ends_with("er")
        && form.starts_with(char::is_uppercase)
        && word + 1 < tree.len()
        && tree.word(word).space_after
        && tree.upos(word + 1) == Upos::Noun
        && lexicon.gazetteer.adjective(form).is_some()
}

/// An adjective, or the hyphen inside one (`islamisch-konservative`).
fn is_adjective_part(tree: &Tree, word: usize) -> bool {
    tree.upos(word) == Upos::Adj || word > 0 && joined(tree, word) && tree.upos(word - 1) == Upos::Adj
}

fn is_title(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    tree.word(word).space_after
        && matches!(
            lexicon.nouns.find(tree.form(word)),
            Some((NounMatch::Function(Function { class: FunctionClass::Title, .. }), 0))
        )
}

/// The name that belongs to the noun: right behind it (`Kanzlerin Angela Merkel`, `Partei AKP`), or behind the
/// body in the genitive (`Chef der Nationalbank Ewald Nowotny`).
fn name_behind<'n>(
    tree: &Tree,
    word: usize,
    names: &'n [Name],
    noun: NounMatch,
    lexicon: &ActorLexicon,
) -> Option<&'n Name> {
    let fits = |name: &&Name| match noun {
        // `the rebel National Front`
        NounMatch::Function(function)
            if !lexicon.capital_nouns()
                && function.class == FunctionClass::Person
                && name.words.start == word + 1 =>
        {
            matches!(name.kind, Kind::Person | Kind::Organization)
        }
        NounMatch::Function(_) => name.kind == Kind::Person && !is_one_of_several(tree, word, name),
        NounMatch::Body(body) => {
            name.kind == body.kind
                || body.kind == Kind::Organization
                    && name.kind == Kind::Person
                    && name.gender.is_none()
                    && name.words.len() == 1
        }
        NounMatch::Group(_) => name.kind == Kind::Organization,
    };
    let at = |start: usize| names.iter().find(|name| name.words.start == start);
    let mut next = word + 1;
    while next < tree.len() && matches!(tree.form(next), "\"" | "„" | "»" | "“") {
        next += 1;
    }
    if next < tree.len()
        && tree.word(word).space_after
        && let Some(name) = at(next).filter(fits)
    {
        return Some(name);
    }
    if !matches!(noun, NounMatch::Function(_)) {
        return None;
    }
    let body = names.iter().find(|name| name.words.start > word)?;
    let between = word + 1..body.words.start;
    let article_only = !between.is_empty()
        && between.len() <= 3
        && between.clone().all(|w| matches!(tree.upos(w), Upos::Det | Upos::Adj | Upos::Adp | Upos::Noun));
    (article_only && body.kind != Kind::Person).then(|| at(body.words.end))?.filter(fits)
}

/// Whether a plural stands beside the name of one person, which it cannot call (`dass die Rebellen Lena Kern drohten`).
fn is_one_of_several(tree: &Tree, noun: usize, name: &Name) -> bool {
    let article = tree.children_by(noun, "det").next().filter(|&article| article < noun);
    let shows = article.unwrap_or(noun);
    tree.nodes[shows].feats.is("Number", "Plur")
        && tree.nodes[noun].feats.is("Number", "Plur")
        && name.words.clone().all(|word| tree.children_by(word, "conj").next().is_none())
}

/// The listed place or body that the noun belongs to.
fn owner(tree: &Tree, word: usize, start: usize, names: &[Name], lexicon: &ActorLexicon) -> Option<EntryId> {
    let noun = noun_at(tree, word, lexicon);
    let name_at = |at: usize| names.iter().find(|name| name.words.contains(&at)).and_then(|name| name.entry);
    let compound = (start..word).rev().find_map(name_at);
    let adjective =
        || (start..word).rev().find_map(|at| adjective_at(tree, at, lexicon)).map(|(_, entry)| entry);
    let part = || compound_part(tree, word, lexicon).map(|(entry, _)| entry);
    let attribute = || {
        tree.children_by(word, "nmod").find_map(|child| {
            let case = tree.children_by(child, "case").next().map(|case| tree.lemma(case).to_lowercase());
            case.is_none_or(|case| lexicon.grammar.has("owner", &case)).then(|| name_at(child)).flatten()
        })
    };
    let seat = || {
        let at = match noun {
            Some(NounMatch::Body(body)) if is_local(body.class) && name_at(word + 1).is_some() => word + 1,
            _ if tree.len() > word + 2 && tree.lemma(word + 1) == "in" => word + 2,
            _ => return None,
        };
        name_at(at)
    };
    compound
        .or_else(adjective)
        .or_else(part)
        .or_else(seat)
        .or_else(attribute)
        .or_else(|| lexicon.gazetteer.demonym(tree.form(word)))
}

/// The listed name that opens a compound written as one word (`Kreml` in `Kremlberater`) and its length in bytes.
fn compound_part(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<(EntryId, usize)> {
    let form = tree.form(word);
    let known = [tree.lemma(word), form].into_iter().find(|word| lexicon.nouns.find(word).is_some())?;
    // `Landwirtschaftskammer|präsident`, though there are presidents of a chamber
    let (entry, at, part) = lexicon.nouns.last_parts(known).find_map(|at| {
        let part = form.get(..at).filter(|part| part.chars().count() >= 3)?;
        let (entry, _) = lexicon.gazetteer.longest(std::iter::once(part))?;
        Some((entry, at, part))
    })?;
    // `Presse` in `Pressekonferenz`, `Links` in `Linksbündnis` are words, not papers and parties
    let word = matches!(
        lexicon.gazetteer.entry(entry).class,
        Class::Media | Class::AgencyNews | Class::Company | Class::Club | Class::Party
    ) && !is_acronym(part);
    (!word).then_some((entry, at))
}

/// Adjectives and first parts of one-word compounds that carry an actor.
pub(super) fn modifiers(
    sentence: usize,
    tree: &Tree,
    found: &[Candidate],
    lexicon: &ActorLexicon,
) -> Vec<Candidate> {
    let mut modifiers = Vec::new();
    let mut add = |words: Range<usize>, entry: Option<EntryId>, part| {
        modifiers.push(Candidate {
            sentence,
            head: words.start,
            name: Some(words.clone()),
            core: words.clone(),
            words,
            form: Form::Modifier,
            kind: entry.map_or(Kind::Place, |entry| lexicon.gazetteer.entry(entry).kind),
            gender: None,
            plural: false,
            entry,
            noun: None,
            owner: None,
            part,
        });
    };
    for word in 0..tree.len() {
        let before_noun = word + 1 < tree.len()
            && tree.upos(word + 1) == Upos::Noun
            && tree.word(word).space_after
            && (tree.form(word).ends_with("er") || !lexicon.capital_nouns())
            && tree.form(word).starts_with(char::is_uppercase);
        if (tree.upos(word) == Upos::Adj || before_noun || carries(tree, word, lexicon))
            && !found.iter().any(|c| c.name.as_ref().is_some_and(|n| n.contains(&word)))
        {
            if let Some((start, entry)) = adjective_at(tree, word, lexicon) {
                add(start..word + 1, Some(entry), None);
            } else if let Some(entry) = party_adjective(tree, word, lexicon) {
                add(word..word + 1, Some(entry), None);
            } else if is_unlisted_town(tree, word, lexicon) {
                add(word..word + 1, None, None);
            }
        }
    }
    for candidate in found {
        if let Some((word, _)) = candidate.noun
            && let Some((entry, length)) = compound_part(tree, word, lexicon)
        {
            add(word..word + 1, Some(entry), Some(length));
        }
    }
    modifiers
}

/// The party of a colour or leaning that has other senses (`grün`), told by the function behind it (`die grüne Klubchefin`).
fn party_adjective(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<EntryId> {
    let lemma = tree.lemma(word).to_lowercase();
    let pairs = lexicon.grammar.list("party-adjective").iter().filter_map(|pair| pair.split_once('='));
    let (_, party) = pairs.into_iter().find(|(adjective, _)| lemma == *adjective)?;
    let function = tree.head(word).filter(|&head| head > word && head <= word + 2)?;
    let ties = matches!(noun_at(tree, function, lexicon), Some(NounMatch::Function(function)) if function.class.ties());
    ties.then(|| lexicon.gazetteer.longest(std::iter::once(party))).flatten().map(|(entry, _)| entry)
}

/// The adjective of a town that no list has, before its mayor (`der Hallinger Bürgermeister`).
fn is_unlisted_town(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> bool {
    let form = tree.form(word);
    let mayor = |at: usize| {
        let lemma = tree.lemma(at).to_lowercase();
        lexicon.grammar.list("office-mayor").iter().any(|office| lemma.ends_with(office.as_str()))
    };
    lexicon.capital_nouns()
        && form.ends_with("er")
        && form.chars().count() > 4
        && form.starts_with(char::is_uppercase)
        && word + 1 < tree.len()
        && tree.word(word).space_after
        && tree.upos(word + 1) == Upos::Noun
        && mayor(word + 1)
}

/// Personal and possessive pronouns of the third person that can stand for a person.
pub(super) fn pronouns(sentence: usize, tree: &Tree, lexicon: &ActorLexicon) -> Vec<Candidate> {
    let of_class = |class: &str, form: &str| lexicon.grammar.has(class, form);
    (0..tree.len())
        .filter_map(|word| {
            if let Some(gender) = by_age(tree, word, lexicon) {
                return Some((word, Some(gender)));
            }
            if !matches!(tree.upos(word), Upos::Pron | Upos::Det) {
                return None;
            }
            let form = tree.form(word).to_lowercase();
            let masculine = of_class("pronoun-masculine", &form);
            let feminine =
                of_class("pronoun-feminine", &form) && !tree.nodes[word].feats.is("Number", "Plur");
            let gender = if masculine { Gender::Masc } else { Gender::Fem };
            if of_class("pronoun-body", &form) || of_class("pronoun-plural", &form) {
                return Some((word, None));
            }
            (masculine || feminine).then_some((word, Some(gender)))
        })
        .map(|(word, gender)| Candidate {
            sentence,
            words: word..word + 1,
            core: word..word + 1,
            name: None,
            head: word,
            form: Form::Pronoun,
            kind: Kind::Person,
            gender,
            plural: of_class("pronoun-plural", &tree.form(word).to_lowercase()),
            entry: None,
            noun: None,
            owner: None,
            part: None,
        })
        .collect()
}

/// `der 73-Jährige`: a person by age, as good as a pronoun.
fn by_age(tree: &Tree, word: usize, lexicon: &ActorLexicon) -> Option<Gender> {
    let form = tree.form(word);
    let last = form.rsplit('-').next().unwrap_or(form).to_lowercase();
    let stem = last.trim_end_matches(['n', 'r']);
    if !lexicon.grammar.has("of-age", stem) || !form.contains(char::is_uppercase) {
        return None;
    }
    match tree.nodes[word].feats.get("Gender") {
        Some("Fem") => Some(Gender::Fem),
        Some("Masc") if !tree.nodes[word].feats.is("Number", "Plur") => Some(Gender::Masc),
        _ => None,
    }
}

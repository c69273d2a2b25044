//! The persons of one document: whom each name calls, and what the text calls them beside their names.
//!
//! All names are looked at before any other mention, the longest first, so that a surname in a headline finds the
//! full name behind it, and a headline's `Außenminister` the `Außenminister Anna Rot` of the first sentence.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::apposition;
use super::detect::Candidate;
use super::lexicon::{ActorLexicon, Class, EntryId, Gender, Grammar, NounMatch};
use super::likeness::{Likeness, Part, PersonName};
use super::{Form, Kind};
use crate::parse::{Tree, Upos};

/// How many sentences a description reaches back, and how many ahead (a headline has the text's persons before it).
const BACK: usize = 12;
const AHEAD: usize = 5;

/// One person.
#[derive(Debug, Clone)]
struct Person {
    /// All full names, the longest first, or the only short one.
    names: Vec<PersonName>,
    actor: Option<usize>,
    gender: Option<Gender>,
    titles: Vec<Title>,
    last_sentence: usize,
}

impl Person {
    fn entitle(&mut self, title: Title) {
        if !self.titles.iter().any(|known| known.noun == title.noun && known.body == title.body) {
            self.titles.push(title);
        }
    }
}

/// A noun by which the text calls a person.
#[derive(Debug, Clone)]
struct Title {
    /// Lemma in small letters.
    noun: String,
    /// The body or place named beside it.
    body: Option<EntryId>,
    sentence: usize,
}

/// A description that may mean a person of the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Lemma of its noun in small letters.
    pub(super) noun: &'a str,
    pub(super) gender: Option<Gender>,
    pub(super) body: Option<EntryId>,
    pub(super) sentence: usize,
    /// Whether a person who is named later only may be meant.
    pub(super) ahead: bool,
}

/// All persons that the document names.
#[derive(Debug)]
pub(super) struct People {
    persons: Vec<Person>,
    /// The persons by the letters with which the words of their names begin: long texts have too many persons to
    /// compare each name with all of them.
    by_letter: BTreeMap<Option<char>, BTreeSet<usize>>,
    /// Person of each actor that is one.
    by_actor: BTreeMap<usize, usize>,
    /// Person of each candidate that names one or stands in apposition to its name.
    of: Vec<Option<usize>>,
}

impl People {
    /// Finds out whom each name calls. `candidates` are in the order of the text.
    pub(super) fn new(trees: &[Tree], candidates: &[Candidate], lexicon: &ActorLexicon) -> Self {
        let mut people = Self {
            persons: Vec::new(),
            by_letter: BTreeMap::new(),
            by_actor: BTreeMap::new(),
            of: vec![None; candidates.len()],
        };
        let name = |at: usize| {
            let candidate = &candidates[at];
            let words = candidate.name.as_ref().filter(|_| candidate.form != Form::Pronoun)?;
            Some((at, PersonName::new(&trees[candidate.sentence], words))).filter(|(_, name)| name.len() > 0)
        };
        let mut names: Vec<(usize, PersonName)> = (0..candidates.len()).filter_map(name).collect();
        names.sort_by_key(|(at, name)| (Reverse(name.len()), *at));
        for (at, name) in names {
            let candidate = &candidates[at];
            people.of[at] = if candidate.kind != Kind::Person || candidate.form == Form::Modifier {
                people.mistaken(&trees[candidate.sentence], candidate, &name, lexicon)
            } else {
                let known = if name.len() > 1 { people.in_full(&name) } else { None };
                let known = known.or_else(|| people.called(&name, candidate.gender, candidate.sentence));
                match known {
                    Some(record) => {
                        people.learn(record, name);
                        Some(record)
                    }
                    None if is_doubtful(&trees[candidate.sentence], candidate, &name, lexicon) => None,
                    None => Some(people.add(name, candidate)),
                }
            };
            if let Some(record) = people.of[at] {
                people.persons[record].last_sentence = candidate.sentence;
            }
        }
        people.collect_titles(trees, candidates, lexicon);
        people
    }

    fn add(&mut self, name: PersonName, candidate: &Candidate) -> usize {
        self.enter(self.persons.len(), &name);
        self.persons.push(Person {
            names: vec![name],
            actor: None,
            gender: candidate.gender,
            titles: Vec::new(),
            last_sentence: candidate.sentence,
        });
        self.persons.len() - 1
    }

    /// Keeps another full name of a person.
    fn learn(&mut self, record: usize, name: PersonName) {
        if name.len() > 1 && !self.persons[record].names.contains(&name) {
            self.enter(record, &name);
            self.persons[record].names.push(name);
        }
    }

    /// Lets a person be found by the words of a name.
    fn enter(&mut self, record: usize, name: &PersonName) {
        for letter in name.letters() {
            self.by_letter.entry(letter).or_default().insert(record);
        }
    }

    /// The persons whom a name may call, in the order in which they became known: its first word is like a word of theirs,
    /// and words that are alike begin with the same letter.
    fn near(&self, name: &PersonName) -> impl Iterator<Item = usize> {
        let letter = name.letters().next().and_then(|letter| self.by_letter.get(&letter));
        letter.into_iter().flatten().copied()
    }

    fn in_full(&self, name: &PersonName) -> Option<usize> {
        let likeness = |record: &usize| {
            self.persons[*record].names.iter().filter_map(|full| full.is_called_in_full(name)).min()
        };
        self.near(name).filter(|record| likeness(record).is_some()).min_by_key(likeness)
    }

    /// The person whom a short name calls: the one whose name is most like it, of several the one last named before.
    fn called(&self, name: &PersonName, gender: Option<Gender>, sentence: usize) -> Option<usize> {
        let fits = |record: usize| {
            let person = &self.persons[record];
            let (likeness, part) = person.names.iter().filter_map(|full| full.is_called_by(name)).min()?;
            let distance = sentence.checked_sub(person.last_sentence).unwrap_or(usize::MAX);
            genders_agree(person.gender, gender).then_some((likeness, part, distance, record))
        };
        self.near(name).filter_map(fits).min().map(|(.., record)| record)
    }

    /// The person whose surname was taken for a body or a place, or stands in a compound (`Huber-Sprecher`).
    fn mistaken(
        &self,
        tree: &Tree,
        candidate: &Candidate,
        name: &PersonName,
        lexicon: &ActorLexicon,
    ) -> Option<usize> {
        let class = candidate.entry.map(|entry| lexicon.gazetteer.entry(entry).class);
        let place = matches!(class, Some(Class::City | Class::Region));
        let start = candidate.words.start;
        let before =
            |class: &str| start > 0 && lexicon.grammar.has(class, &tree.lemma(start - 1).to_lowercase());
        if class.is_some() && (!place || candidate.form == Form::Modifier)
            || candidate.noun.is_some_and(|(_, noun)| !matches!(noun, NounMatch::Function(_)))
            || place && (before("circumstance") || before("owner") || before("definite"))
        {
            return None;
        }
        let fits = |record: &usize| {
            let person = &self.persons[*record];
            let full = person.names[0].len() > 1 || candidate.kind == Kind::Person;
            let called = person.names.iter().filter_map(|full| full.is_called_by(name)).min();
            full && called.is_some_and(|(likeness, part)| {
                likeness <= Likeness::Genitive && (part == Part::Surname || candidate.kind == Kind::Person)
            })
        };
        self.near(name).find(fits)
    }

    /// Nouns before names and in apposition to them.
    fn collect_titles(&mut self, trees: &[Tree], candidates: &[Candidate], lexicon: &ActorLexicon) {
        let mut start = 0;
        while start < candidates.len() {
            let sentence = candidates[start].sentence;
            let end = start + candidates[start..].partition_point(|other| other.sentence == sentence);
            for at in start..end {
                let candidate = &candidates[at];
                if candidate.form == Form::Description {
                    let (tree, others) = (&trees[sentence], &candidates[start..end]);
                    self.of[at] = self.apposed(tree, candidate, start, others).or_else(|| {
                        let listed = before_title(tree, at - start, others, &lexicon.grammar)?;
                        self.of[start + listed]
                    });
                }
                if let (Some(record), Some((word, _))) = (self.of[at], candidate.noun) {
                    let noun = trees[sentence].lemma(word).to_lowercase();
                    self.persons[record].entitle(Title { noun, body: candidate.owner, sentence });
                }
            }
            start = end;
        }
    }

    /// The person whose name stands in apposition to a description.
    fn apposed(
        &self,
        tree: &Tree,
        candidate: &Candidate,
        first: usize,
        others: &[Candidate],
    ) -> Option<usize> {
        if candidate.plural || candidate.kind != Kind::Person {
            return None;
        }
        others.iter().enumerate().find_map(|(at, other)| {
            let named = other.form == Form::Name && other.kind == Kind::Person;
            let holds =
                named && apposition::holds(tree, &candidate.words, candidate.head, &other.words, other.head);
            holds.then(|| self.of[first + at]).flatten()
        })
    }

    /// The person whom a candidate names or is in apposition to.
    pub(super) fn of(&self, candidate: usize) -> Option<usize> {
        self.of[candidate]
    }

    pub(super) fn actor(&self, record: usize) -> Option<usize> {
        self.persons[record].actor
    }

    pub(super) fn set_actor(&mut self, record: usize, actor: usize) {
        self.by_actor.insert(actor, record);
        let person = &mut self.persons[record];
        person.actor = Some(actor);
        person.last_sentence = 0;
    }

    pub(super) fn gender(&self, actor: usize) -> Option<Gender> {
        self.persons[*self.by_actor.get(&actor)?].gender
    }

    /// Records what a mention tells of a person.
    pub(super) fn note(
        &mut self,
        actor: usize,
        function: Option<String>,
        body: Option<EntryId>,
        gender: Option<Gender>,
        sentence: usize,
    ) {
        let Some(person) = self.by_actor.get(&actor).map(|&record| &mut self.persons[record]) else { return };
        person.last_sentence = sentence;
        person.gender = person.gender.or(gender);
        if let Some(noun) = function {
            person.entitle(Title { noun, body, sentence });
        }
    }

    /// The only person who can be meant by a description that says nothing but sex and origin (`die Belgierin`): of
    /// those mentioned in the last two sentences but not in this one, and not of another country.
    pub(super) fn only_recent(&self, wanted: &Wanted<'_>, lexicon: &ActorLexicon) -> Option<usize> {
        let country = |id: EntryId| lexicon.gazetteer.entry(id).country;
        let wanted_country = wanted.body.and_then(country);
        let fits = |record: &usize| {
            let person = &self.persons[*record];
            let recent =
                person.last_sentence < wanted.sentence && person.last_sentence + 2 >= wanted.sentence;
            let mut countries = person.titles.iter().filter_map(|title| title.body.and_then(country));
            person.actor.is_some()
                && recent
                && genders_agree(person.gender, wanted.gender)
                && (wanted_country.is_none() || countries.all(|country| Some(country) == wanted_country))
        };
        let mut fitting = (0..self.persons.len()).filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The person whom the text calls so elsewhere: by the same noun, one of the same office, or a compound of it
    /// (`Minister` for `Außenminister`), and by no other body than this one. The last one mentioned before counts;
    /// where there is none and the description may look ahead, the next one.
    pub(super) fn by_function(&self, wanted: &Wanted<'_>, lexicon: &ActorLexicon) -> Option<usize> {
        let called = |record: &usize| {
            let person = &self.persons[*record];
            genders_agree(person.gender, wanted.gender)
                && person.titles.iter().any(|title| fits(title, wanted, lexicon))
        };
        let sentence = wanted.sentence;
        let known = |record: &usize| {
            let person = &self.persons[*record];
            person.actor.is_some() && person.last_sentence + BACK > sentence
        };
        let before = (0..self.persons.len())
            .filter(|record| known(record) && called(record))
            .max_by_key(|record| self.persons[*record].last_sentence);
        let first = |record: &usize| {
            let titles = self.persons[*record].titles.iter();
            titles.filter(|title| fits(title, wanted, lexicon)).map(|title| title.sentence).min()
        };
        let after = || {
            (0..self.persons.len())
                .filter(|record| self.persons[*record].actor.is_none() && called(record))
                .filter(|record| first(record).is_some_and(|at| at >= sentence && at < sentence + AHEAD))
                .min_by_key(first)
        };
        before.or_else(|| wanted.ahead.then(after).flatten())
    }
}

/// The name at the end of a list of titles that begins with this one (`der Gewerkschafter, spätere Präsident und Autor N. N.`).
fn before_title(tree: &Tree, first: usize, others: &[Candidate], grammar: &Grammar) -> Option<usize> {
    let mut titles: Vec<usize> = vec![first];
    loop {
        let last = *titles.last()?;
        // The article and the verb belong to the first title.
        let as_first =
            Candidate { words: others[first].words.start..others[last].words.end, ..others[first].clone() };
        let next = (last + 1..others.len())
            .find(|&next| apposition::lists(tree, &as_first, &others[next], grammar))?;
        if others[next].form == Form::Name {
            return Some(next);
        }
        titles.push(next);
    }
}

/// A single word of which nothing but a tag says that it is a person: no title, no given name, and a common noun by
/// another tag, a name on the lists, in apposition to a thing (`Fastenmonat Ramadan`) or a piece of a firm's name.
fn is_doubtful(tree: &Tree, candidate: &Candidate, name: &PersonName, lexicon: &ActorLexicon) -> bool {
    let Some(words) = candidate.name.as_ref().filter(|_| name.len() == 1 && candidate.noun.is_none()) else {
        return false;
    };
    let at = words.start;
    if lexicon.nouns.given_name(tree.form(at)).is_some() {
        return false;
    }
    let joint = |word: usize| matches!(tree.form(word), "&" | "/" | "+");
    let to_noun = at > 0
        && tree.upos(at - 1) == Upos::Noun
        && (tree.head(at) == Some(at - 1) || tree.head(at - 1) == Some(at));
    tree.nodes[at].xpos == "NN"
        || to_noun
        || at > 0 && joint(at - 1)
        || words.end < tree.len() && joint(words.end)
        || lexicon.gazetteer.longest(words.clone().map(|word| tree.form(word))).is_some()
}

fn genders_agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Whether the title and the description can be one office.
fn fits(title: &Title, wanted: &Wanted<'_>, lexicon: &ActorLexicon) -> bool {
    let noun = title.noun == wanted.noun
        || is_head(wanted.noun, &title.noun, lexicon)
        || lexicon.grammar.share("office-", &title.noun, wanted.noun);
    noun && bodies_agree(title.body, wanted.body, lexicon)
}

/// `minister` of `außenminister`, but not `präsident` of `vizepräsident`.
fn is_head(head: &str, compound: &str, lexicon: &ActorLexicon) -> bool {
    let first = compound.strip_suffix(head);
    first.is_some_and(|first| {
        !lexicon.grammar.list("deputy").iter().any(|deputy| first.ends_with(deputy.as_str()))
    })
}

/// The same body, or one is not named, or both stand for one state.
fn bodies_agree(a: Option<EntryId>, b: Option<EntryId>, lexicon: &ActorLexicon) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let state = |id: EntryId| {
        let entry = lexicon.gazetteer.entry(id);
        let national =
            matches!(entry.class, Class::Country | Class::Capital | Class::Government | Class::Parliament);
        entry.country.filter(|_| national)
    };
    a == b || state(a).is_some() && state(a) == state(b)
}

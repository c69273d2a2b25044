//! The persons of one document: full names first, then the surnames that belong to them.

use std::ops::Range;

use super::detect::Candidate;
use super::lexicon::{EntryId, Gender};
use super::{Form, Kind};
use crate::parse::Tree;

/// One person.
#[derive(Debug, Clone)]
struct Person {
    /// Words of the longest name, hyphens as words of their own.
    name: Vec<String>,
    actor: Option<usize>,
    gender: Option<Gender>,
    /// Functions by which the text called the person, with the body named beside them.
    functions: Vec<(String, Option<EntryId>)>,
    last_sentence: usize,
}

/// All persons that the document names.
#[derive(Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
}

impl People {
    /// Collects the full names of the document, so that a surname finds its owner even in a headline before it.
    pub(super) fn new(trees: &[Tree], candidates: &[Candidate]) -> Self {
        let mut people = Self::default();
        let named = |c: &&Candidate| c.form == Form::Name && c.kind == Kind::Person;
        for candidate in candidates.iter().filter(named) {
            let Some(words) = &candidate.name else { continue };
            let name = forms(&trees[candidate.sentence], words);
            let full = name.iter().filter(|word| *word != "-").count() > 1 && given_and_surname(&name);
            if full && people.same_full_name(&name).is_none() {
                people.persons.push(Person {
                    name,
                    actor: None,
                    gender: candidate.gender,
                    functions: Vec::new(),
                    last_sentence: candidate.sentence,
                });
            }
        }
        people
    }

    /// The record of the person that a name calls; a new one for a name that fits nobody.
    pub(super) fn find(
        &mut self,
        tree: &Tree,
        words: &Range<usize>,
        gender: Option<Gender>,
        sentence: usize,
    ) -> usize {
        let name = forms(tree, words);
        if given_and_surname(&name)
            && let Some(record) = self.same_full_name(&name)
        {
            return record;
        }
        let fits = |person: &Person| {
            let ends = |name: &[String]| {
                ends_with(&person.name, name) || ends_with(&person.name, &without_genitive(name))
            };
            let gender_fits = match (person.gender, gender) {
                (Some(known), Some(wanted)) => known == wanted,
                _ => true,
            };
            gender_fits && (ends(&name) || name.len() == 1 && person.name[0] == name[0])
        };
        let known =
            (0..self.persons.len()).filter(|&record| fits(&self.persons[record])).max_by_key(|&record| {
                let person = &self.persons[record];
                (person.actor.is_some(), person.last_sentence.min(sentence), std::cmp::Reverse(record))
            });
        known.unwrap_or_else(|| {
            self.persons.push(Person {
                name,
                actor: None,
                gender,
                functions: Vec::new(),
                last_sentence: sentence,
            });
            self.persons.len() - 1
        })
    }

    fn same_full_name(&self, name: &[String]) -> Option<usize> {
        let bare = without_genitive(name);
        self.persons.iter().position(|person| {
            let same = |a: &[String], b: &[String]| {
                a == b || a.first() == b.first() && a.last() == b.last() && a.len() > 1 && b.len() > 1
            };
            same(&person.name, name) || same(&person.name, &bare)
        })
    }

    pub(super) fn actor(&self, record: usize) -> Option<usize> {
        self.persons[record].actor
    }

    pub(super) fn set_actor(&mut self, record: usize, actor: usize) {
        self.persons[record].actor = Some(actor);
    }

    pub(super) fn gender(&self, actor: usize) -> Option<Gender> {
        self.persons.iter().find(|person| person.actor == Some(actor))?.gender
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
        let Some(person) = self.persons.iter_mut().find(|person| person.actor == Some(actor)) else { return };
        person.last_sentence = sentence;
        person.gender = person.gender.or(gender);
        if let Some(function) = function {
            person.functions.push((function, body));
        }
    }

    /// The person last mentioned whom the text has called so: by the same function, or by a compound or a head of it
    /// (`Minister` for `Außenminister`), and by no other body than this one.
    pub(super) fn by_function(
        &self,
        lemma: &str,
        gender: Option<Gender>,
        body: Option<EntryId>,
        sentence: usize,
    ) -> Option<usize> {
        let called = |person: &Person| {
            person.actor.is_some()
                && (person.gender.is_none() || gender.is_none() || person.gender == gender)
                && person.functions.iter().any(|(function, of)| {
                    (function == lemma || function.ends_with(lemma))
                        && (body.is_none() || of.is_none() || body == *of)
                })
        };
        (0..self.persons.len())
            .filter(|&record| {
                called(&self.persons[record]) && self.persons[record].last_sentence + 12 > sentence
            })
            .max_by_key(|&record| self.persons[record].last_sentence)
    }
}

fn forms(tree: &Tree, words: &Range<usize>) -> Vec<String> {
    words.clone().map(|word| tree.form(word).to_owned()).collect()
}

/// More than a hyphenated surname.
fn given_and_surname(name: &[String]) -> bool {
    name.len() > 1 && !(name.len() == 3 && name[1] == "-")
}

fn ends_with(name: &[String], end: &[String]) -> bool {
    name.len() >= end.len() && name[name.len() - end.len()..] == *end
}

/// `Merkels` → `Merkel`, `Grass'` → `Grass`.
fn without_genitive(name: &[String]) -> Vec<String> {
    let mut name = name.to_vec();
    if let Some(last) = name.last_mut() {
        let stem =
            last.strip_suffix('s').or_else(|| last.strip_suffix('\'')).or_else(|| last.strip_suffix('’'));
        if let Some(stem) = stem.filter(|stem| stem.chars().count() > 2) {
            *last = stem.to_owned();
        }
    }
    name
}

//! What a language knows about actors: states, bodies, functions, names.
//!
//! Read from the tab-separated files in the language's `actors` folder (their headers say what the columns mean).
//! The lexicon answers questions about words; it does not look at trees.

mod gazetteer;
mod nouns;
mod table;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

pub use gazetteer::{Class, Entry, EntryId, Gazetteer};
pub use nouns::{Body, Function, FunctionClass, Gender, NounMatch, Nouns};
pub use table::{LexiconError, Table};

/// The text of each file of a language's `actors` folder.
#[derive(Debug, Clone, Copy)]
pub struct ActorFiles<'a> {
    /// States with capitals, adjectives and demonyms.
    pub states: &'a str,
    /// Regions and cities.
    pub regions: &'a str,
    /// Seats of power.
    pub seats: &'a str,
    /// Organisations.
    pub organizations: &'a str,
    /// Functions and titles of persons.
    pub functions: &'a str,
    /// Nouns for groups.
    pub groups: &'a str,
    /// Nouns for bodies.
    pub bodies: &'a str,
    /// Given names with gender, sorted by the bytes of the name; searched where they lie.
    pub given_names: &'static str,
    /// Particles inside names (`von`, `al`).
    pub name_particles: &'a str,
    /// The tokeniser's table of words that it takes apart, which names may hold (`NZZ am Sonntag`).
    pub contractions: &'a str,
    /// Grammar words the actor stage needs (pronouns, inflection endings, speech of possession).
    pub grammar: &'a str,
}

/// Everything a language knows about actors.
#[derive(Debug)]
pub struct ActorLexicon {
    /// Names of states, places and bodies.
    pub gazetteer: Gazetteer,
    /// Common nouns: functions, groups, bodies.
    pub nouns: Nouns,
    /// Pronouns and the like.
    pub grammar: Grammar,
    capital_nouns: bool,
}

impl ActorLexicon {
    /// Whether common nouns are written with a capital.
    pub fn capital_nouns(&self) -> bool {
        self.capital_nouns
    }
}

impl ActorLexicon {
    /// Reads all files.
    ///
    /// # Errors
    /// The first line that does not have the columns its file promises, with file and line number.
    pub fn new(files: &ActorFiles<'_>) -> Result<Self, LexiconError> {
        let grammar = Grammar::new(files.grammar)?;
        Ok(Self {
            gazetteer: Gazetteer::new(files)?,
            nouns: Nouns::new(files, grammar.has("spelling", "joined-compounds"))?,
            capital_nouns: grammar.has("spelling", "capital-nouns"),
            grammar,
        })
    }
}

/// Small closed classes of words, by name of the class.
#[derive(Debug, Default)]
pub struct Grammar {
    classes: BTreeMap<String, Vec<String>>,
    /// The same, to look words up in: several questions are asked of each word of a text.
    members: FxHashMap<String, FxHashSet<String>>,
}

impl Grammar {
    fn new(text: &str) -> Result<Self, LexiconError> {
        let mut classes = BTreeMap::<String, Vec<String>>::new();
        for row in Table::new("grammar.tsv", text, 2) {
            let row = row?;
            classes.entry(row.cell(0).to_owned()).or_default().extend(row.list(1).map(str::to_owned));
        }
        let set = |words: &Vec<String>| words.iter().cloned().collect();
        let members = classes.iter().map(|(class, words)| (class.clone(), set(words))).collect();
        Ok(Self { classes, members })
    }

    /// Whether `word` belongs to the class.
    pub fn has(&self, class: &str, word: &str) -> bool {
        self.members.get(class).is_some_and(|members| members.contains(word))
    }

    /// The words of a class, in the file's order; empty for a class the file does not have.
    pub fn list(&self, class: &str) -> &[String] {
        self.classes.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether both words belong to one of the classes whose names begin so (`office-` for names of one office).
    pub fn share(&self, prefix: &str, a: &str, b: &str) -> bool {
        let classes = self.classes.range(prefix.to_owned()..);
        let mut classes = classes.take_while(|(name, _)| name.starts_with(prefix));
        classes.any(|(_, words)| [a, b].iter().all(|word| words.iter().any(|member| member == word)))
    }
}

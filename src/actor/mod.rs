//! Actors: who takes part.
//!
//! Finds mentions in the trees (names with their titles, states and their metonyms, bodies, groups, pronouns) and
//! joins those of one actor. Says nothing about what the actors do; that is [`crate::relation`].

mod apposition;
mod describe;
mod detect;
pub mod lexicon;
mod likeness;
mod names;
mod people;
mod persons;
mod resolve;

use std::fmt;
use std::ops::Range;

use crate::parse::Tree;
use crate::text::Span;
use lexicon::{ActorLexicon, NounMatch};

/// Finds the actors of one document in its trees.
///
/// ```text
/// trees ─ names, describe ─▶ mentions ─ resolve ─▶ actors
/// ```
pub fn find(text: &str, trees: &[Tree], lexicon: &ActorLexicon) -> Actors {
    let candidates = trees
        .iter()
        .enumerate()
        .flat_map(|(sentence, tree)| detect::sentence(sentence, tree, lexicon))
        .collect();
    resolve::resolve(text, trees, candidates, lexicon)
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A party, ministry, company, paper, alliance, court, club.
    Organization,
    /// A state, the government of a place, a city or region acting as a political body.
    Place,
    /// Troops, demonstrators, party members, unnamed officials.
    Group,
}

impl Kind {
    /// The word used in JSON and in data files.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Group => "group",
        }
    }

    /// Reads the word used in JSON and in data files.
    pub fn from_name(name: &str) -> Option<Self> {
        [Kind::Person, Kind::Organization, Kind::Place, Kind::Group]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A country as its ISO 3166-1 alpha-3 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 3]);

impl Country {
    /// Reads a code of three ASCII capitals; does not check that the code is assigned.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code, three ASCII capitals.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How a mention calls its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// By a proper name (`Jake Sullivan`, `die USA`, `der Kreml`).
    Name,
    /// By a noun (`die Kanzlerin`, `russische Truppen`).
    Description,
    /// By an adjective or the first part of a compound (`russischer`, `US-`).
    Modifier,
    /// By a pronoun (`er`, `ihr`).
    Pronoun,
}

/// One place where an actor is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index into [`Actors::actors`].
    pub actor: usize,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// Index of the word that heads the mention in its sentence's tree.
    pub head: usize,
    /// Its words in the sentence: the name with title and adjectives before it, without the article.
    pub words: Range<usize>,
    /// Bytes of these words in the document.
    pub span: Span,
    /// How it calls the actor.
    pub form: Form,
    /// The common noun in it and what it says of the actor (`Präsident` in `Präsident Putin`).
    pub noun: Option<(usize, NounMatch)>,
}

/// One actor of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The fullest proper name in the text, or the noun phrase without article for an unnamed group.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The state it is, belongs to or acts for, where known.
    pub country: Option<Country>,
    /// Whether it can be identified from the name.
    pub named: bool,
    /// Every distinct string by which the text calls it, pronouns left out, in order of first appearance.
    pub aliases: Vec<String>,
}

/// The actors of one document and where they are mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actors {
    /// In order of first mention.
    pub actors: Vec<Actor>,
    /// In order of position.
    pub mentions: Vec<Mention>,
    /// For each actor, whether a mention calls it by name; asked for too often to look through the mentions.
    by_name: Vec<bool>,
}

impl Actors {
    fn new(actors: Vec<Actor>, mentions: Vec<Mention>) -> Self {
        let mut by_name = vec![false; actors.len()];
        for mention in mentions.iter().filter(|mention| mention.form == Form::Name) {
            by_name[mention.actor] = true;
        }
        Self { actors, mentions, by_name }
    }

    /// Whether the text gives the actor a proper name.
    pub fn has_name(&self, actor: usize) -> bool {
        self.by_name.get(actor).is_some_and(|&named| named)
    }

    /// The mentions of one sentence, in order of position.
    pub fn in_sentence(&self, sentence: usize) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let end = self.mentions.partition_point(|mention| mention.sentence <= sentence);
        &self.mentions[start..end]
    }
}

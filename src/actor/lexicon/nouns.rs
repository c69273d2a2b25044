//! Common nouns that call actors: functions (`Kanzlerin`), groups (`Truppen`), bodies (`Regierung`).

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::gazetteer::Class;
use super::table::{LexiconError, Table};
use super::{super::Kind, ActorFiles};
use crate::text::SortedLines;

/// Grammatical or natural gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masc,
    /// Feminine.
    Fem,
}

/// What a function says of the person's tie to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionClass {
    /// Holds an office (`Präsident`).
    Office,
    /// Leads a body (`Chef`).
    Leader,
    /// Speaks for one (`Sprecherin`).
    Spokesperson,
    /// Belongs to one (`Abgeordneter`).
    Member,
    /// Works for one (`Berater`).
    Employee,
    /// Has a profession, which ties to nothing by itself (`Historiker`).
    Profession,
    /// Form of address (`Herr`, `Dr.`).
    Title,
    /// Related to somebody (`Witwe`).
    Kin,
    /// Just a human being (`Zeuge`).
    Person,
}

impl FunctionClass {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "office" => Self::Office,
            "leader" => Self::Leader,
            "spokesperson" => Self::Spokesperson,
            "member" => Self::Member,
            "employee" => Self::Employee,
            "profession" => Self::Profession,
            "title" => Self::Title,
            "kin" => Self::Kin,
            "person" => Self::Person,
            _ => return None,
        })
    }

    /// Whether a body named beside the function is the person's body.
    pub fn ties(self) -> bool {
        matches!(self, Self::Office | Self::Leader | Self::Spokesperson | Self::Member | Self::Employee)
    }
}

/// A noun for a person by function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// What it says of the tie to a body.
    pub class: FunctionClass,
    /// Of the person, as the noun's form tells; `None` where one form serves both.
    pub gender: Option<Gender>,
    /// Whether the bare noun with a state means an office of that state.
    pub of_state: bool,
}

/// A noun for a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// Organisation or place.
    pub kind: Kind,
    /// What sort of body.
    pub class: Class,
}

/// What a noun was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounMatch {
    /// A person by function.
    Function(Function),
    /// A group of people.
    Group(Class),
    /// A body.
    Body(Body),
}

/// Recognises nouns and compounds by their last part.
#[derive(Debug)]
pub struct Nouns {
    entries: FxHashMap<CompactString, NounMatch>,
    given_names: SortedLines,
    particles: Vec<String>,
    /// Whether compounds are written as one word.
    joined: bool,
}

impl Nouns {
    pub(super) fn new(files: &ActorFiles<'_>, joined: bool) -> Result<Self, LexiconError> {
        let mut entries = FxHashMap::default();
        for row in Table::new("groups.tsv", files.groups, 2) {
            let row = row?;
            let class = row.read(1, "a class of groups", Class::from_name)?;
            entries.insert(CompactString::from_str_to_lowercase(row.cell(0)), NounMatch::Group(class));
        }
        for row in Table::new("bodies.tsv", files.bodies, 3) {
            let row = row?;
            let kind = row.read(1, "organization or place", Kind::from_name)?;
            let class = row.read(2, "a class of bodies", Class::from_name)?;
            entries.insert(
                CompactString::from_str_to_lowercase(row.cell(0)),
                NounMatch::Body(Body { kind, class }),
            );
        }
        for row in Table::new("functions.tsv", files.functions, 4) {
            let row = row?;
            let class = row.read(2, "a class of functions", FunctionClass::from_name)?;
            let of_state = row.cell(3) == "state";
            let mut add = |word: &str, gender: Option<Gender>| {
                let function = Function { class, gender, of_state };
                entries.insert(CompactString::from_str_to_lowercase(word), NounMatch::Function(function));
            };
            row.list(1).for_each(|word| add(word, Some(Gender::Fem)));
            let same = row.list(1).any(|word| word == row.cell(0));
            add(row.cell(0), (!same).then_some(Gender::Masc));
        }
        let given_names = SortedLines::new(files.given_names).map_err(|(line, found)| LexiconError {
            file: "given_names.tsv".to_owned(),
            line,
            expected: "a name greater than the last one, a tab and m, f or u".to_owned(),
            found: found.to_owned(),
        })?;
        let mut particles = Vec::new();
        for row in Table::new("name_particles.txt", files.name_particles, 1) {
            particles.push(row?.cell(0).to_owned());
        }
        Ok(Self { entries, given_names, particles, joined })
    }

    /// Recognises a noun by lemma or form; a compound by its longest known last part of at least five bytes.
    /// Returns the match and how many bytes of the word stand before that part.
    pub fn find(&self, word: &str) -> Option<(NounMatch, usize)> {
        let lower = CompactString::from_str_to_lowercase(word);
        if lower.len() != word.len() || !self.joined {
            return self.entries.get(lower.as_str()).map(|&found| (found, 0));
        }
        (0..lower.len())
            .filter(|&at| lower.is_char_boundary(at) && (at == 0 || at >= 2 && lower.len() - at >= 4))
            .find_map(|at| self.entries.get(&lower[at..]).map(|&found| (found, at)))
    }

    /// The gender that a given name tells, `None` in the outer option for an unknown name.
    pub fn given_name(&self, word: &str) -> Option<Option<Gender>> {
        Some(match self.given_names.get(word)? {
            "m" => Some(Gender::Masc),
            "f" => Some(Gender::Fem),
            _ => None,
        })
    }

    /// Whether the word is a particle inside names (`von`, `al`).
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|particle| particle == word)
    }
}

//! Common nouns that call actors: functions (`Kanzlerin`), groups (`Truppen`), bodies (`Regierung`).

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

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
    const ALL: [(Self, &'static str); 9] = [
        (Self::Office, "office"),
        (Self::Leader, "leader"),
        (Self::Spokesperson, "spokesperson"),
        (Self::Member, "member"),
        (Self::Employee, "employee"),
        (Self::Profession, "profession"),
        (Self::Title, "title"),
        (Self::Kin, "kin"),
        (Self::Person, "person"),
    ];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(class, _)| *class)
    }

    /// The word of the data files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(class, _)| *class == self).map_or("", |(_, name)| name)
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

/// How many bytes the last part of a compound has at least.
const SHORTEST_PART: usize = 4;

/// Recognises nouns and compounds by their last part.
#[derive(Debug)]
pub struct Nouns {
    entries: FxHashMap<CompactString, NounMatch>,
    /// The last bytes of all entries that can end a compound: most words end in none of them.
    endings: FxHashSet<[u8; SHORTEST_PART]>,
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
        let endings = entries.keys().filter_map(|word| word.as_bytes().last_chunk().copied()).collect();
        Ok(Self { entries, endings, given_names, particles, joined })
    }

    /// Recognises a noun by lemma or form; a compound by its longest known last part of at least four bytes.
    /// Returns the match and how many bytes of the word stand before that part.
    pub fn find(&self, word: &str) -> Option<(NounMatch, usize)> {
        let lower = CompactString::from_str_to_lowercase(word);
        if lower.len() != word.len() || !self.joined {
            return self.entries.get(lower.as_str()).map(|&found| (found, 0));
        }
        if let Some(&found) = self.entries.get(lower.as_str()) {
            return Some((found, 0));
        }
        let ending = lower.as_bytes().last_chunk::<SHORTEST_PART>()?;
        if !self.endings.contains(ending) {
            return None;
        }
        (2..=lower.len() - SHORTEST_PART)
            .filter(|&at| lower.is_char_boundary(at))
            .find_map(|at| self.entries.get(&lower[at..]).map(|&found| (found, at)))
    }

    /// Where the last parts of a compound can begin, in bytes, the longest last part first.
    pub fn last_parts<'w>(&self, word: &'w str) -> impl Iterator<Item = usize> + use<'_, 'w> {
        let lower = CompactString::from_str_to_lowercase(word);
        let parts = if lower.len() == word.len() && self.joined { lower.len() } else { 0 };
        (2..(parts + 1).saturating_sub(SHORTEST_PART))
            .filter(move |&at| lower.is_char_boundary(at) && self.entries.contains_key(&lower[at..]))
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

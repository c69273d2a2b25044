//! Names of states, places and bodies, found in running text.

use compact_str::{CompactString, format_compact};
use rustc_hash::FxHashMap;

use super::super::{Country, Kind};
use super::ActorFiles;
use super::table::{LexiconError, Table};

macro_rules! classes {
    ($($class:ident $name:literal),* $(,)?) => {
        /// What sort of actor a name or noun calls. The words are those of the data files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the names are the words of the data files, explained in their headers")]
        pub enum Class { $($class),* }

        impl Class {
            /// Reads the word of the data files.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Class::$class),)* _ => None }
            }

            /// The word of the data files.
            pub fn name(self) -> &'static str {
                match self { $(Class::$class => $name,)* }
            }
        }
    };
}

classes! {
    Country "country", Capital "capital", Region "state", City "city", Seat "seat",
    Party "party", Parliament "parliament", Government "government", Ministry "ministry", Agency "agency",
    Court "court", Bank "bank", Military "military", Police "police", Intelligence "intelligence",
    Alliance "alliance", International "international", Ngo "ngo", Union "union", Association "association",
    Company "company", Media "media", AgencyNews "agency-news", Club "club", University "university",
    Religious "religious", ArmedGroup "armed-group", Coalition "coalition", Hospital "hospital", Armed "armed",
    Civil "civil", Officials "officials", Workers "workers", People "people", Experts "experts",
    Business "business",
    Committee "committee", School "school", Foundation "foundation", Administration "administration",
    Council "council", Delegation "delegation", Office "office", Prosecution "prosecution", Other "other",
}

/// Index of an entry in its [`Gazetteer`].
pub type EntryId = u32;

/// One named actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its usual name.
    pub name: String,
    /// Kind of actor.
    pub kind: Kind,
    /// Sort of actor.
    pub class: Class,
    /// The state it is or belongs to.
    pub country: Option<Country>,
}

/// The keys of the words of a name behind the first.
type Rest = Box<[CompactString]>;

/// All names, indexed by their first word.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    /// From the key of a name's first word to (keys of the other words, entry), longest names first.
    names: FxHashMap<CompactString, Vec<(Rest, EntryId)>>,
    /// Names that inflection would mistake for another one (`Kurier`: `Kurie`), as written. Both are asked for here first.
    exact: FxHashMap<CompactString, EntryId>,
    adjectives: FxHashMap<CompactString, EntryId>,
    demonyms: FxHashMap<CompactString, EntryId>,
    states: FxHashMap<Country, EntryId>,
    /// What the tokeniser makes of contractions (`am`: `an dem`).
    contractions: FxHashMap<CompactString, CompactString>,
}

impl Gazetteer {
    pub(super) fn new(files: &ActorFiles<'_>) -> Result<Self, LexiconError> {
        let mut this = Self { contractions: contractions(files.contractions), ..Self::default() };
        this.names.reserve(files.organizations.lines().count() + files.regions.lines().count());
        this.adjectives.reserve(3 * files.regions.lines().count());
        this.read_states(files.states)?;
        this.read_organizations(files.organizations)?;
        this.read_seats(files.seats)?;
        this.read_regions(files.regions)?;
        #[allow(clippy::iter_over_hash_type, reason = "each entry is sorted by itself")]
        for names in this.names.values_mut() {
            names.sort_by_key(|(rest, id)| (std::cmp::Reverse(rest.len()), *id));
        }
        Ok(this)
    }

    fn read_states(&mut self, text: &str) -> Result<(), LexiconError> {
        for row in Table::new("states.tsv", text, 8) {
            let row = row?;
            let country = row.read(0, "three capitals", Country::new)?;
            let state = self.add(row.cell(1), Kind::Place, Class::Country, Some(country));
            self.states.insert(country, state);
            row.list(2).chain(row.list(6)).for_each(|name| self.add_name(name, state));
            row.list(4).for_each(|adjective| self.add_adjective(adjective, state));
            for demonym in row.list(5) {
                self.demonyms.insert(lower(demonym), state);
            }
            for capital in row.list(3) {
                let id = self.add(capital, Kind::Place, Class::Capital, Some(country));
                self.add_city_adjectives(capital, id);
            }
        }
        Ok(())
    }

    fn read_organizations(&mut self, text: &str) -> Result<(), LexiconError> {
        for row in Table::new("organizations.tsv", text, 5) {
            let row = row?;
            let class = row.read(1, "a class of organisations", Class::from_name)?;
            let id = self.add(row.cell(0), Kind::Organization, class, Country::new(row.cell(2)));
            row.list(3).for_each(|name| self.add_name(name, id));
            row.list(4).for_each(|adjective| self.add_adjective(adjective, id));
        }
        Ok(())
    }

    fn read_seats(&mut self, text: &str) -> Result<(), LexiconError> {
        for row in Table::new("seats.tsv", text, 5) {
            let row = row?;
            let kind = row.read(1, "organization or place", Kind::from_name)?;
            let id = self.add(row.cell(0), kind, Class::Seat, Country::new(row.cell(2)));
            row.list(3).for_each(|name| self.add_name(name, id));
        }
        Ok(())
    }

    fn read_regions(&mut self, text: &str) -> Result<(), LexiconError> {
        for row in Table::new("regions.tsv", text, 6) {
            let row = row?;
            let class = row.read(2, "state or city", Class::from_name)?;
            if self
                .names
                .get(key(row.cell(0)))
                .is_some_and(|names| names.iter().any(|(rest, _)| rest.is_empty()))
            {
                continue; // a capital or a city state, known already
            }
            let id = self.add(row.cell(0), Kind::Place, class, Country::new(row.cell(1)));
            row.list(3).for_each(|name| self.add_name(name, id));
            row.list(4).for_each(|adjective| self.add_adjective(adjective, id));
            for demonym in row.list(5) {
                self.demonyms.entry(lower(demonym)).or_insert(id);
            }
            self.add_city_adjectives(row.cell(0), id);
        }
        Ok(())
    }

    fn add(&mut self, name: &str, kind: Kind, class: Class, country: Option<Country>) -> EntryId {
        let id = EntryId::try_from(self.entries.len()).unwrap_or(EntryId::MAX);
        self.entries.push(Entry { name: name.to_owned(), kind, class, country });
        self.add_name(name, id);
        id
    }

    fn add_name(&mut self, name: &str, id: EntryId) {
        let mut words = name_keys(name);
        let Some(first) = words.next() else { return };
        let mut rest: Vec<CompactString> = Vec::new();
        for word in words {
            match self.contractions.get(word) {
                Some(parts) => rest.extend(parts.split(' ').map(CompactString::from)),
                None => rest.push(word.into()),
            }
        }
        let rest: Rest = rest.into();
        let same = self.names.entry(first.into()).or_default();
        match same.iter().find(|(known, _)| *known == rest) {
            None => same.push((rest, id)),
            Some(&(_, other)) if rest.is_empty() && other != id => {
                self.exact.entry(name.into()).or_insert(id);
            }
            Some(_) => {}
        }
    }

    fn add_adjective(&mut self, adjective: &str, id: EntryId) {
        self.adjectives.entry(lower(adjective)).or_insert(id);
    }

    /// `Berlin` → `berliner`, `Bremen` → `bremer`, `Dresden` → `dresdner`, `Brüssel` → `brüsseler`.
    fn add_city_adjectives(&mut self, city: &str, id: EntryId) {
        let city = lower(city);
        if city.contains([' ', '-']) {
            return;
        }
        let mut add = |adjective| {
            self.adjectives.entry(adjective).or_insert(id);
        };
        add(format_compact!("{city}er"));
        if let Some(stem) = city.strip_suffix("en") {
            add(format_compact!("{stem}er"));
            add(format_compact!("{stem}ner"));
        }
        if let Some(stem) = city.strip_suffix('e') {
            add(format_compact!("{stem}er"));
        }
    }

    /// The entry with this id.
    ///
    /// # Panics
    /// For an id of another gazetteer.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id as usize]
    }

    /// The entry of a state.
    pub fn state(&self, country: Country) -> Option<EntryId> {
        self.states.get(&country).copied()
    }

    /// The longest name that the words open with: its entry and its number of words. Inflected names are found
    /// (`Vereinten Nationen`, `Russlands`). Words are those of the tokeniser: hyphens stand alone.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(EntryId, usize)> {
        let keys: Vec<&str> = words.take(9).collect();
        let first = *keys.first()?;
        let article = || {
            keys.get(1) == Some(&"-") && keys.get(2).is_some_and(|name| name.starts_with(char::is_uppercase))
        };
        if !first.chars().any(char::is_uppercase)
            && !first.starts_with(|c: char| c.is_ascii_digit())
            && !article()
        {
            return None;
        }
        let exact = || {
            let bare = first.strip_suffix('s').unwrap_or(first);
            [first, bare].into_iter().find_map(|form| self.exact.get(form)).map(|&id| (id, 1))
        };
        let found = [key(first), genitive_key(first)].into_iter().find_map(|first| {
            self.names.get(first)?.iter().find_map(|(rest, id)| {
                let fits = keys.len() > rest.len()
                    && rest
                        .iter()
                        .zip(&keys[1..])
                        .all(|(want, have)| *want == key(have) || *want == genitive_key(have));
                fits.then_some((*id, rest.len() + 1))
            })
        });
        found.filter(|found| found.1 > 1).or_else(exact).or(found)
    }

    /// The actor that an adjective carries (`ukrainischen`, `Berliner`), whatever its ending.
    pub fn adjective(&self, form: &str) -> Option<EntryId> {
        let lower = lower(form);
        ["", "e", "en", "em", "er", "es"]
            .iter()
            .find_map(|ending| self.adjectives.get(lower.strip_suffix(ending)?).copied())
    }

    /// The place whose inhabitant a noun names (`Ukrainer`, `Russen`).
    pub fn demonym(&self, form: &str) -> Option<EntryId> {
        let lower = lower(form);
        ["", "n", "en", "s", "nen", "innen"]
            .iter()
            .find_map(|ending| self.demonyms.get(lower.strip_suffix(ending)?).copied())
    }
}

/// The contractions in the tokeniser's table of multiwords, whose header and columns it has checked.
fn contractions(table: &str) -> FxHashMap<CompactString, CompactString> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).map(|(form, words)| (form.into(), words.into())).collect()
}

/// The keys of a name's words; hyphens and slashes are words of their own, as for the tokeniser.
fn name_keys(name: &str) -> impl Iterator<Item = &str> {
    let joins = ['-', '/'];
    name.split_whitespace().flat_map(move |word| word.split_inclusive(joins)).flat_map(move |part| {
        let (word, join) = part.split_at(part.trim_end_matches(joins).len());
        [key(word), join].into_iter().filter(|word| !word.is_empty())
    })
}

fn lower(text: &str) -> CompactString {
    CompactString::from_str_to_lowercase(text)
}

/// The key of a word inside a name: capitalised adjectives lose their ending (`Vereinten`, `Vereinte`); words
/// written in capitals and short words stay as they are.
fn key(word: &str) -> &str {
    let long = word.chars().count() > 4;
    for ending in ["en", "em", "er", "es", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && long
        {
            return stem;
        }
    }
    word
}

/// The key without a genitive ending (`Russlands`, `Deutschen Bundestages`).
fn genitive_key(word: &str) -> &str {
    let stem = word.strip_suffix('\'').or_else(|| word.strip_suffix('’')).unwrap_or(word);
    match stem.strip_suffix('s') {
        Some(stem) if stem.chars().count() >= 2 => key(stem),
        _ => key(stem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_words_of_the_tokeniser() {
        let table = [
            ("Bündnis 90/Die Grünen", vec!["Bündnis", "90", "/", "Die", "Grün"]),
            ("CDU/CSU", vec!["CDU", "/", "CSU"]),
            ("Baden-Württemberg", vec!["Bad", "-", "Württemberg"]),
            ("Nord- und Ostsee", vec!["Nord", "-", "und", "Ostse"]),
            ("-/", vec!["-", "/"]),
        ];
        for (name, words) in table {
            assert_eq!(name_keys(name).collect::<Vec<_>>(), words, "{name}");
        }
    }
}

//! What a language says of its lemmas: one small file of names and values.

use crate::token::{DataError, Source};

/// The values of the settings file; all empty where a language has none.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Settings {
    /// `particles`: what may stand before a verb and leaves it in main clauses (`vor` of `vorwerfen`); longest first.
    pub(super) particles: Vec<String>,
    /// `infix`: what stands between particle and infinitive (`vor-zu-werfen`).
    pub(super) infix: String,
    /// `participle-endings`: endings of participles that are inflected like adjectives.
    pub(super) participle_endings: Vec<String>,
    /// `name-endings`: what a name's lemma may lack at the end (`Berlins`).
    pub(super) name_endings: Vec<String>,
    /// `name-features`, `name=value`: features of names for whose lemma the model's word is taken.
    pub(super) name_features: Vec<(String, String)>,
    /// `noun-endings`: what an inflected noun has behind its lemma or its plural (`Gerätes`, `Ländern`); longest first.
    pub(super) noun_endings: Vec<String>,
    /// `spellings`, `new=old`: letters of a form that its lemma must not exchange for older ones (`ss=ß`).
    pub(super) spellings: Vec<(String, String)>,
}

impl Settings {
    /// Reads lines of name, tab, values between blanks; `#` opens a comment line.
    pub(super) fn read(source: Source<'_>) -> Result<Self, DataError> {
        let mut settings = Self::default();
        for (number, line) in (1..).zip(source.text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            settings.line(line).map_err(|expected| DataError {
                file: source.name.to_owned(),
                line: number,
                expected,
                got: line.to_owned(),
            })?;
        }
        settings.particles.sort_by_key(|particle| std::cmp::Reverse(particle.len()));
        Ok(settings)
    }

    /// Takes one line; the error says what was expected.
    fn line(&mut self, line: &str) -> Result<(), &'static str> {
        let (name, values) = line.split_once('\t').ok_or("a name, a tab and values")?;
        let values: Vec<String> = values.split_whitespace().map(str::to_owned).collect();
        match name {
            "particles" => self.particles = values,
            "infix" => self.infix = values.into_iter().next().unwrap_or_default(),
            "participle-endings" => self.participle_endings = values,
            "name-endings" => self.name_endings = values,
            "noun-endings" => self.noun_endings = values,
            "name-features" => self.name_features = pairs(&values).ok_or("name=value")?,
            "spellings" => self.spellings = pairs(&values).ok_or("new=old")?,
            _ => return Err("the name of a setting"),
        }
        Ok(())
    }
}

/// The two sides of each `a=b`.
fn pairs(values: &[String]) -> Option<Vec<(String, String)>> {
    values.iter().map(|value| value.split_once('=').map(|(a, b)| (a.into(), b.into()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, DataError> {
        Settings::read(Source { name: "settings.txt", text })
    }

    #[test]
    fn longer_particles_come_first() {
        let settings = read("# comment\nparticles\ther herab\nspellings\tss=ß\n").unwrap();
        assert_eq!(settings.particles, ["herab", "her"]);
        assert_eq!(settings.spellings, [("ss".to_owned(), "ß".to_owned())]);
    }

    #[test]
    fn faults_name_their_line() {
        for (text, line) in [("infix zu", 1), ("infix\tzu\nprefix\tbe", 2), ("spellings\tss", 1)] {
            assert_eq!(read(text).unwrap_err().line, line, "{text:?}");
        }
    }
}

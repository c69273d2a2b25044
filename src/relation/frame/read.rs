//! Reads frame files.

use std::sync::Arc;

use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;

use super::{Frame, Predicate, Role};
use crate::actor::Kind;
use crate::relation::tables::{self, LineCounter, with_lines};
use crate::relation::{Quad, RelationType, Status};

/// A fault in a frame file.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("{file}:{line}: {problem}")]
pub struct FrameError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "type")]
    types: Vec<Spanned<TypeEntry>>,
    #[serde(default, rename = "frame")]
    frames: Vec<Spanned<FrameEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeEntry {
    name: String,
    quad: Option<String>,
    #[serde(default)]
    symmetric: bool,
    color: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameEntry {
    verb: Option<String>,
    noun: Option<String>,
    adjective: Option<String>,
    light: Option<String>,
    #[serde(default)]
    reflexive: bool,
    #[serde(default)]
    exact: bool,
    #[serde(rename = "type")]
    relation: String,
    source: String,
    target: String,
    #[serde(default)]
    source_kind: String,
    #[serde(default)]
    target_kind: String,
    #[serde(default)]
    with: String,
    #[serde(default)]
    without: String,
    status: Option<String>,
    #[serde(default)]
    negated: bool,
    confidence: Option<f32>,
    #[serde(default)]
    yes: String,
    #[serde(default)]
    no: String,
}

const DEFAULT_CONFIDENCE: f32 = 0.8;

/// The entries of a file, each with the line it begins at.
#[derive(Default)]
struct Entries {
    types: Vec<(usize, TypeEntry)>,
    frames: Vec<(usize, FrameEntry)>,
}

impl Entries {
    fn read(name: &str, text: &str) -> Result<Self, FrameError> {
        match Self::plain(text) {
            Some(entries) => Ok(entries),
            None => Self::toml(name, text),
        }
    }

    fn plain(text: &str) -> Option<Self> {
        let mut entries = Self::default();
        for block in tables::plain(text)? {
            match block.read("type") {
                Some(entry) => entries.types.push(entry),
                None => entries.frames.push(block.read("frame")?),
            }
        }
        Some(entries)
    }

    fn toml(name: &str, text: &str) -> Result<Self, FrameError> {
        let file: File = toml::from_str(text).map_err(|error| FrameError {
            file: name.to_owned(),
            line: LineCounter::new(text).line(error.span().map_or(0, |span| span.start)),
            problem: error.message().to_owned(),
        })?;
        Ok(Self { types: with_lines(text, file.types), frames: with_lines(text, file.frames) })
    }
}

/// The types after reading the file, and its frames.
pub(super) fn file(
    name: &str,
    text: &str,
    known: &[Arc<RelationType>],
) -> Result<(Vec<Arc<RelationType>>, Vec<Frame>), FrameError> {
    let fault = |line: usize, problem: String| FrameError { file: name.to_owned(), line, problem };
    let entries = Entries::read(name, text)?;
    let mut types = known.to_vec();
    for (line, entry) in entries.types {
        let relation = entry.build().map_err(|problem| fault(line, problem))?;
        types.retain(|known| known.name != relation.name);
        types.push(Arc::new(relation));
    }
    let mut frames = Vec::with_capacity(entries.frames.len());
    for (line, entry) in entries.frames {
        let origin = format!("{name}:{line}");
        frames.push(entry.build(origin, &types).map_err(|problem| fault(line, problem))?);
    }
    Ok((types, frames))
}

impl TypeEntry {
    fn build(self) -> Result<RelationType, String> {
        let quad = match self.quad.as_deref() {
            None => None,
            Some(quad) => Some(Quad::from_name(quad).ok_or_else(|| {
                let names: Vec<&str> = Quad::ALL.iter().map(|quad| quad.name()).collect();
                format!("quad {quad:?} is none of {}", names.join(", "))
            })?),
        };
        if let Some(color) = &self.color
            && !(color.len() == 7
                && color.starts_with('#')
                && color[1..].bytes().all(|b| b.is_ascii_hexdigit()))
        {
            return Err(format!("color {color:?} is not of the form \"#1a2b3c\""));
        }
        if self.name.is_empty() {
            return Err("a type needs a name".to_owned());
        }
        Ok(RelationType { name: self.name, quad, symmetric: self.symmetric, color: self.color })
    }
}

impl FrameEntry {
    fn build(self, origin: String, types: &[Arc<RelationType>]) -> Result<Frame, String> {
        let relation = types.iter().find(|known| known.name == self.relation).cloned().ok_or_else(|| {
            format!("unknown type {:?}: name one of PLOVER's or define it with [[type]] above", self.relation)
        })?;
        let roles = |key: &str, text: &str| {
            Role::parse_list(text).map_err(|role| {
                format!("{key}: {role:?} is no role; write subj, obj, iobj, gen, a preposition such as mit or an:Acc, …")
            })
        };
        let (source, target) = (roles("source", &self.source)?, roles("target", &self.target)?);
        let (predicate, name) = self.predicate()?;
        let status = match self.status.as_deref() {
            None => None,
            Some(status) => Some(
                Status::from_name(status)
                    .ok_or_else(|| format!("status {status:?} is none of actual, claimed, intended"))?,
            ),
        };
        let confidence = self.confidence.unwrap_or(DEFAULT_CONFIDENCE);
        if !(0.0..=1.0).contains(&confidence) {
            return Err(format!("confidence {confidence} is not between 0 and 1"));
        }
        Ok(Frame {
            predicate,
            name,
            relation,
            source,
            target,
            source_kinds: kinds(&self.source_kind)?,
            target_kinds: kinds(&self.target_kind)?,
            with: lemmas(&self.with),
            without: lemmas(&self.without),
            status,
            negated: self.negated,
            confidence,
            yes: self.yes,
            no: self.no,
            origin,
        })
    }

    fn predicate(&self) -> Result<(Predicate, String), String> {
        let given = [&self.verb, &self.noun, &self.adjective, &self.light];
        let mut present = given.iter().filter_map(|key| key.as_deref());
        let (Some(name), None) = (present.next(), present.next()) else {
            return Err("a frame needs exactly one of verb, noun, adjective, light".to_owned());
        };
        let lemma = name.to_owned();
        let predicate = if self.verb.is_some() {
            Predicate::Verb { lemma, reflexive: self.reflexive }
        } else if self.noun.is_some() {
            Predicate::Noun { lemma, exact: self.exact }
        } else if self.adjective.is_some() {
            Predicate::Adjective { lemma }
        } else {
            light(name)?
        };
        let shown = if self.reflexive { format!("sich {name}") } else { name.replacen(':', "", 1) };
        Ok((predicate, shown))
    }
}

/// `in Schutz nehmen`, `auf die Straße gehen`: a preposition if there is one, the noun (by its capital), the verb.
///
/// Languages that put the verb first mark it with a colon: `hold: talk`, `take: into custody`.
fn light(text: &str) -> Result<Predicate, String> {
    if let Some((verb, rest)) = text.split_once(':') {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let (noun, preposition) = match words[..] {
            [noun] => (noun, None),
            [preposition, noun] => (noun, Some(preposition.to_owned())),
            _ => return Err(format!("light {text:?} is not verb: [preposition] noun")),
        };
        return Ok(Predicate::Light { preposition, noun: noun.to_owned(), verb: verb.trim().to_owned() });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let noun =
        words.iter().rposition(|word| word.starts_with(char::is_uppercase)).or(words.len().checked_sub(2));
    let (Some(noun), Some(verb)) = (noun, words.last()) else {
        return Err(format!("light {text:?} is not [preposition] noun verb"));
    };
    if noun + 1 >= words.len() {
        return Err(format!("light {text:?} has no verb behind its noun"));
    }
    let articles =
        ["der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "the", "a", "an"];
    let preposition = words[..noun].iter().find(|word| !articles.contains(word));
    Ok(Predicate::Light {
        preposition: preposition.map(|word| (*word).to_owned()),
        noun: words[noun].to_owned(),
        verb: (*verb).to_owned(),
    })
}

fn lemmas(text: &str) -> Vec<String> {
    text.split('|').map(str::trim).filter(|lemma| !lemma.is_empty()).map(str::to_owned).collect()
}

fn kinds(text: &str) -> Result<Vec<Kind>, String> {
    text.split_whitespace()
        .map(|name| {
            Kind::from_name(name)
                .ok_or_else(|| format!("{name:?} is none of person, organization, place, group"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::FrameSet;

    fn error(text: &str) -> String {
        FrameSet::new(&[("my.toml", text)]).unwrap_err().to_string()
    }

    #[test]
    fn reads_own_types_and_frames() {
        let text = "[[type]]\nname = \"BUYS\"\nquad = \"material-cooperation\"\n\n[[frame]]\nverb = \"kaufen\"\ntype = \"BUYS\"\nsource = \"subj\"\ntarget = \"obj\"\n";
        let set = FrameSet::new(&[("my.toml", text)]).unwrap();
        let frame = set.frame(set.verb("kaufen")[0]);
        assert_eq!((frame.relation.name.as_str(), frame.origin.as_str()), ("BUYS", "my.toml:5"));
    }

    #[test]
    fn says_where_and_what_is_wrong() {
        let frame = |rest: &str| format!("# head\n[[frame]]\nverb = \"kaufen\"\n{rest}");
        let cases = [
            (frame("type = \"BUY\"\nsource = \"subj\"\ntarget = \"obj\""), "my.toml:2: unknown type \"BUY\""),
            (
                frame("type = \"AID\"\nsource = \"subjekt:X\"\ntarget = \"obj\""),
                "my.toml:2: source: \"subjekt:X\"",
            ),
            (frame("noun = \"Kauf\"\ntype = \"AID\"\nsource = \"subj\"\ntarget = \"obj\""), "exactly one of"),
            (frame("typ = \"AID\""), "unknown field `typ`"),
            (
                frame("type = \"AID\"\nsource = \"subj\"\ntarget = \"obj\"\nconfidence = 2.0"),
                "not between 0 and 1",
            ),
        ];
        for (text, expected) in cases {
            let found = error(&text);
            assert!(found.contains(expected), "{found:?} should say {expected:?}");
        }
    }
}

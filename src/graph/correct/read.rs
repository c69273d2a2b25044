//! Corrections as text: TOML that people write, and the entries of a graph file.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::Spanned;

use super::{Change, Correction, Selector};
use crate::actor::{Country, Kind};

/// Why a file of corrections cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {message}")]
pub struct CorrectionsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

/// A correction as it is written. Which fields it has depends on what is changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// In a graph file: the name of the table that it would stand in.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind_of_relation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reverse: Option<bool>,
    #[serde(default)]
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    split: Vec<Spanned<Entry>>,
    #[serde(default)]
    merge: Vec<Spanned<Entry>>,
    #[serde(default)]
    rename: Vec<Spanned<Entry>>,
    #[serde(default)]
    retype: Vec<Spanned<Entry>>,
    #[serde(default)]
    reject: Vec<Spanned<Entry>>,
}

/// Reads corrections from TOML.
///
/// ```
/// use actograph::graph::correct::{Change, read_toml};
///
/// let corrections = read_toml(r#"
/// [[merge]]
/// actors = ["Lena Kern", "Kern @ monday"]
/// reason = "the other Kern is in no article before Tuesday"
/// "#)?;
/// assert_eq!(corrections[0].line, 2);
/// assert!(matches!(&corrections[0].change, Change::Merge { actors, .. } if actors.len() == 2));
/// # Ok::<(), actograph::graph::correct::CorrectionsError>(())
/// ```
///
/// # Errors
/// The first fault with its line.
pub fn read_toml(text: &str) -> Result<Vec<Correction>, CorrectionsError> {
    let line_of =
        |offset: usize| text.as_bytes()[..offset.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
    let file: File = toml::from_str(text).map_err(|error| CorrectionsError {
        line: line_of(error.span().map_or(0, |span| span.start)),
        message: error.message().to_owned(),
    })?;
    let tables = [
        ("split", file.split),
        ("merge", file.merge),
        ("rename", file.rename),
        ("retype", file.retype),
        ("reject", file.reject),
    ];
    let mut corrections = Vec::new();
    for (table, entries) in tables {
        for entry in entries {
            let line = line_of(entry.span().start);
            let entry = Entry { change: Some(table.to_owned()), ..entry.into_inner() };
            let correction = entry.read().map_err(|message| CorrectionsError { line, message })?;
            corrections.push(Correction { line, ..correction });
        }
    }
    corrections.sort_by_key(|correction| correction.line);
    Ok(corrections)
}

impl Entry {
    /// The correction, without a line; or what is wrong with it.
    pub(crate) fn read(mut self) -> Result<Correction, String> {
        let table = self.change.take().unwrap_or_default();
        let (reason, author, date) = (std::mem::take(&mut self.reason), self.author.take(), self.date.take());
        if reason.trim().is_empty() {
            return Err(format!("[[{table}]] needs a reason = \"…\", so that others can follow it"));
        }
        let change = self.change(&table)?;
        let left = serde_json::to_value(&self).unwrap_or_default();
        let left = left.as_object().and_then(|fields| fields.keys().find(|key| *key != "reason").cloned());
        match left {
            Some(field) => Err(format!("[[{table}]] has no use for {field} here")),
            None => Ok(Correction { change, reason, author, date, line: 0 }),
        }
    }

    fn change(&mut self, table: &str) -> Result<Change, String> {
        let of_actor = self.actor.is_some();
        Ok(match table {
            "split" => {
                let (actor, documents) = (self.actor(table)?, self.documents.take().unwrap_or_default());
                if documents.is_empty() {
                    return Err(
                        "[[split]] needs documents = [\"…\"], those that mean the other actor".to_owned()
                    );
                }
                Change::Split { actor, documents, name: self.name.take() }
            }
            "merge" => {
                let actors = self.actors.take().unwrap_or_default();
                if actors.len() < 2 {
                    return Err("[[merge]] needs actors = [\"…\", \"…\"], two or more".to_owned());
                }
                Change::Merge { actors, name: self.name.take() }
            }
            "rename" => {
                Change::Rename { actor: self.actor(table)?, name: need(table, "name", self.name.take())? }
            }
            "retype" if of_actor => self.retype_actor(table)?,
            "retype" => {
                let relation = self.selector(table)?;
                let (to, reverse) = (self.to.take(), self.reverse.take().unwrap_or(false));
                if to.is_none() && !reverse {
                    return Err("[[retype]] of a relation needs to = \"TYPE\" or reverse = true".to_owned());
                }
                Change::RetypeRelation { relation, to, reverse }
            }
            "reject" if of_actor => Change::RejectActor { actor: self.actor(table)? },
            "reject" => Change::RejectRelation { relation: self.selector(table)? },
            _ => {
                return Err(format!(
                    "unknown change {table:?}, expected split, merge, rename, retype or reject"
                ));
            }
        })
    }

    fn actor(&mut self, table: &str) -> Result<String, String> {
        need(table, "actor", self.actor.take())
    }

    fn retype_actor(&mut self, table: &str) -> Result<Change, String> {
        let actor = self.actor(table)?;
        let kind = self.kind.take().map(|word| {
            let kinds = "expected person, organization, place or group";
            Kind::from_name(&word).ok_or_else(|| format!("unknown kind {word:?}, {kinds}"))
        });
        let country = self.country.take().map(|word| {
            Country::new(&word)
                .ok_or_else(|| format!("unknown country {word:?}, expected three capitals (DEU)"))
        });
        let (kind, country) = (kind.transpose()?, country.transpose()?);
        if kind.is_none() && country.is_none() {
            return Err("[[retype]] of an actor needs kind = \"…\" or country = \"…\"".to_owned());
        }
        Ok(Change::RetypeActor { actor, kind, country })
    }

    fn selector(&mut self, table: &str) -> Result<Selector, String> {
        if self.source.is_none() && self.target.is_none() && self.kind_of_relation.is_none() {
            return Err(format!("[[{table}]] needs actor = \"…\", or source, type and target of a relation"));
        }
        Ok(Selector {
            source: need(table, "source", self.source.take())?,
            kind: need(table, "type", self.kind_of_relation.take())?,
            target: need(table, "target", self.target.take())?,
            document: self.document.take(),
            sentence: self.sentence.take(),
        })
    }
}

fn need(table: &str, field: &str, value: Option<String>) -> Result<String, String> {
    value.filter(|value| !value.is_empty()).ok_or_else(|| format!("[[{table}]] needs {field} = \"…\""))
}

impl From<&Correction> for Entry {
    fn from(correction: &Correction) -> Self {
        let Correction { change, reason, author, date, line: _ } = correction.clone();
        let entry = Self { reason, author, date, ..Self::default() };
        let (table, entry) = match change {
            Change::Split { actor, documents, name } => {
                ("split", Self { actor: Some(actor), documents: Some(documents), name, ..entry })
            }
            Change::Merge { actors, name } => ("merge", Self { actors: Some(actors), name, ..entry }),
            Change::Rename { actor, name } => {
                ("rename", Self { actor: Some(actor), name: Some(name), ..entry })
            }
            Change::RetypeActor { actor, kind, country } => {
                let kind = kind.map(|kind| kind.name().to_owned());
                let country = country.map(|country| country.code().to_owned());
                ("retype", Self { actor: Some(actor), kind, country, ..entry })
            }
            Change::RejectActor { actor } => ("reject", Self { actor: Some(actor), ..entry }),
            Change::RetypeRelation { relation, to, reverse } => {
                ("retype", Self { to, reverse: reverse.then_some(true), ..entry.with(relation) })
            }
            Change::RejectRelation { relation } => ("reject", entry.with(relation)),
        };
        Self { change: Some(table.to_owned()), ..entry }
    }
}

impl Entry {
    fn with(self, selector: Selector) -> Self {
        let Selector { source, kind, target, document, sentence } = selector;
        let (source, kind_of_relation, target) = (Some(source), Some(kind), Some(target));
        Self { source, kind_of_relation, target, document, sentence, ..self }
    }
}

impl Correction {
    /// The correction as it would stand in a file.
    pub fn to_toml(&self) -> String {
        let mut entry = Entry::from(self);
        let table = entry.change.take().unwrap_or_default();
        format!("[[{table}]]\n{}", toml::to_string(&entry).unwrap_or_default())
    }
}

//! What a node is made of, as the file has it: only what differs from the node is written.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::{ReadError, code, word};
use crate::actor::{Country, Kind};
use crate::graph::{Appearance, IndexedEdge, Node, Source};

/// The ends of evidence in a file that does not give them.
pub(super) const UNKNOWN: u32 = u32::MAX;

#[derive(Serialize, Deserialize)]
pub(super) struct AppearanceJson {
    document: String,
    place: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// `Some(None)` where the document shows no country.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    country: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    named: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    aliases: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentions: Option<usize>,
}

/// Tells `null` from what is not there.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// The value where it is another one.
fn unless<T: PartialEq>(value: T, same: &T) -> Option<T> {
    (value != *same).then_some(value)
}

impl AppearanceJson {
    pub(super) fn new(appearance: &Appearance, node: &Node, documents: &[Source]) -> Self {
        let Appearance { document, place, name, kind, country, named, aliases, mentions } =
            appearance.clone();
        Self {
            document: documents[document].id.clone(),
            place,
            name: unless(name, &node.name),
            kind: unless(kind, &node.kind).map(|kind| kind.name().to_owned()),
            country: unless(country, &node.country).map(code),
            named: unless(named, &node.named),
            aliases: unless(aliases, &node.aliases),
            mentions: unless(mentions, &node.mentions),
        }
    }

    /// With nothing left out, for one that belongs to no node.
    pub(super) fn whole(appearance: &Appearance, documents: &[Source]) -> Self {
        Self::new(appearance, &nobody(), documents)
    }

    pub(super) fn read(
        self,
        node: &Node,
        document_of: &HashMap<String, usize>,
    ) -> Result<Appearance, ReadError> {
        let place = || format!("node {}", node.id);
        let Some(&document) = document_of.get(&self.document) else {
            return Err(ReadError::Dangling { place: place(), what: "document", id: self.document });
        };
        let country = match self.country {
            None => node.country,
            Some(country) => word(&place(), "country", country, Country::new)?,
        };
        Ok(Appearance {
            document,
            place: self.place,
            name: self.name.unwrap_or_else(|| node.name.clone()),
            kind: word(&place(), "kind", self.kind, Kind::from_name)?.unwrap_or(node.kind),
            country,
            named: self.named.unwrap_or(node.named),
            aliases: self.aliases.unwrap_or_else(|| node.aliases.clone()),
            mentions: self.mentions.unwrap_or(node.mentions),
        })
    }
}

/// The node of what has no node.
pub(super) fn nobody() -> Node {
    Node {
        id: String::new(),
        name: String::new(),
        kind: Kind::Group,
        country: None,
        named: false,
        aliases: Vec::new(),
        mentions: 0,
        appearances: Vec::new(),
    }
}

/// Where each actor of each document stands: the node of (document, place).
struct Places {
    node: HashMap<(usize, u32), usize>,
    next: Vec<u32>,
}

impl Places {
    /// A new appearance of a node that says of itself what the node says; what can be counted is counted only once.
    fn add(&mut self, nodes: &mut [Node], node: usize, document: usize) -> u32 {
        let place = self.next[document];
        self.next[document] = place.saturating_add(1);
        self.node.insert((document, place), node);
        let node = &mut nodes[node];
        let mentions = if node.appearances.is_empty() { node.mentions } else { 0 };
        let aliases = if node.appearances.is_empty() { node.aliases.clone() } else { Vec::new() };
        node.appearances.push(Appearance {
            document,
            place,
            name: node.name.clone(),
            kind: node.kind,
            country: node.country,
            named: node.named,
            aliases,
            mentions,
        });
        place
    }

    /// The place of a node in a document, made up where the file does not say.
    fn of(&mut self, nodes: &mut [Node], node: usize, document: usize) -> u32 {
        let known = nodes[node].appearances.iter().find(|appearance| appearance.document == document);
        match known.map(|appearance| appearance.place) {
            Some(place) => place,
            None => self.add(nodes, node, document),
        }
    }
}

/// Checks that all evidence is between appearances of the two ends of its edge, and that no two nodes have the same
/// appearance. Makes up what a file that was written by hand does not say.
pub(super) fn complete(
    documents: usize,
    nodes: &mut [Node],
    links: &mut [IndexedEdge],
) -> Result<(), ReadError> {
    let mut places = Places { node: HashMap::new(), next: vec![0; documents] };
    for (index, node) in nodes.iter().enumerate() {
        for Appearance { document, place, .. } in &node.appearances {
            let next = &mut places.next[*document];
            *next = (*next).max(place.saturating_add(1));
            if places.node.insert((*document, *place), index).is_some() {
                return Err(ReadError::Duplicate { what: "appearance", id: format!("{} {place}", node.id) });
            }
        }
    }
    for (source, target, edge) in links {
        for evidence in &mut edge.evidence {
            let mut found = evidence.ends.map(|place| places.node.get(&(evidence.document, place)).copied());
            if evidence.ends == [UNKNOWN; 2] {
                evidence.ends = [*source, *target].map(|node| places.of(nodes, node, evidence.document));
            } else if found != [Some(*source), Some(*target)] {
                found.reverse();
                if found != [Some(*source), Some(*target)] {
                    let place = format!("{} {} {}", nodes[*source].id, edge.kind.name, nodes[*target].id);
                    let id = format!("{:?}", evidence.ends);
                    return Err(ReadError::Dangling { place, what: "appearance with the ends", id });
                }
            }
        }
    }
    for node in 0..nodes.len() {
        if nodes[node].appearances.is_empty() && documents > 0 {
            places.add(nodes, node, 0);
        }
    }
    for node in nodes {
        node.appearances.sort_by_key(|appearance| (appearance.document, appearance.place));
    }
    Ok(())
}

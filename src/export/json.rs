//! The native format: node-link JSON as networkx reads it, one node or edge per line.
//!
//! `schema/actograph-1.schema.json` describes it. Everything about an edge that follows from its evidence (weight,
//! status, speakers …) is written for the reader's sake and ignored when the file is read back.

mod appearance;
mod edge;
mod error;

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Exporter;
use crate::actor::{Country, Kind};
use crate::graph::correct::Entry;
use crate::graph::{Appearance, Graph, Link, Node, Pieces, Source};
use crate::relation::{Quad, RelationType, types};
use appearance::AppearanceJson;
use edge::{EdgeIn, EdgeJson};
pub use error::ReadError;

/// Name and version of the format.
const FORMAT: &str = "actograph/1";

/// Node-link JSON.
pub(super) struct Json;

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn purpose(&self) -> &'static str {
        "node-link JSON with all evidence; networkx, and the input of `convert`"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn write(&self, graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "{{\"directed\": true, \"multigraph\": true,\n\"graph\": {{\"format\": \"{FORMAT}\", \"documents\": "
        )?;
        write_lines(out, graph.documents().iter().map(DocumentJson::from))?;
        let own_types = own_types(graph);
        if !own_types.is_empty() {
            write!(out, ", \"types\": ")?;
            write_lines(out, own_types.into_iter())?;
        }
        if !graph.corrections().is_empty() {
            write!(out, ", \"corrections\": ")?;
            write_lines(out, graph.corrections().iter().map(Entry::from))?;
        }
        if !graph.rejected().is_empty() {
            write!(out, ", \"rejected\": ")?;
            write_lines(out, graph.rejected().iter().map(|a| AppearanceJson::whole(a, graph.documents())))?;
        }
        write!(out, "}},\n\"nodes\": ")?;
        write_lines(out, graph.nodes().map(|node| NodeJson::new(node, graph.documents())))?;
        write!(out, ",\n\"edges\": ")?;
        write_lines(out, graph.links().map(|link| EdgeJson::new(link, graph.documents())))?;
        writeln!(out, "}}")
    }
}

/// A JSON array with one item per line.
pub(super) fn write_lines<T: Serialize>(
    out: &mut dyn Write,
    items: impl Iterator<Item = T>,
) -> io::Result<()> {
    write!(out, "[")?;
    for (index, item) in items.enumerate() {
        write!(out, "{}", if index == 0 { "\n" } else { ",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    write!(out, "]")
}

#[derive(Serialize, Deserialize)]
struct DocumentJson {
    id: String,
    title: Option<String>,
    date: Option<String>,
    uri: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    lang: String,
}

/// A type that is not one of the program's own.
#[derive(Serialize, Deserialize)]
struct TypeJson {
    name: String,
    quad: Option<String>,
    symmetric: bool,
    color: Option<String>,
}

/// What a reader cannot know of the types in the graph: those that the user added or changed.
fn own_types(graph: &Graph) -> Vec<TypeJson> {
    let plover: BTreeSet<RelationType> = types::plover().into_iter().collect();
    let used: BTreeSet<&RelationType> = graph.links().map(|link| &*link.edge.kind).collect();
    used.into_iter().filter(|kind| !plover.contains(kind)).map(TypeJson::from).collect()
}

impl From<&RelationType> for TypeJson {
    fn from(kind: &RelationType) -> Self {
        let RelationType { name, quad, symmetric, color } = kind.clone();
        Self { name, quad: quad.map(|quad| quad.name().to_owned()), symmetric, color }
    }
}

#[derive(Serialize, Deserialize)]
struct NodeJson {
    id: String,
    name: String,
    kind: String,
    country: Option<String>,
    named: bool,
    aliases: Vec<String>,
    mentions: usize,
    #[serde(default)]
    appearances: Vec<AppearanceJson>,
}

impl From<&Source> for DocumentJson {
    fn from(source: &Source) -> Self {
        let Source { id, title, date, uri, publisher, lang } = source.clone();
        Self { id, title, date, uri, publisher, lang }
    }
}

impl NodeJson {
    fn new(node: &Node, documents: &[Source]) -> Self {
        Self {
            id: node.id.clone(),
            name: node.name.clone(),
            kind: node.kind.name().to_owned(),
            country: code(node.country),
            named: node.named,
            aliases: node.aliases.clone(),
            mentions: node.mentions,
            appearances: node.appearances.iter().map(|a| AppearanceJson::new(a, node, documents)).collect(),
        }
    }
}

#[derive(Deserialize)]
struct GraphIn<'a> {
    graph: HeaderIn,
    nodes: Vec<NodeJson>,
    #[serde(borrow, alias = "links")]
    edges: Vec<EdgeIn<'a>>,
}

#[derive(Deserialize)]
struct HeaderIn {
    format: String,
    documents: Vec<DocumentJson>,
    #[serde(default)]
    types: Vec<TypeJson>,
    #[serde(default)]
    corrections: Vec<Entry>,
    #[serde(default)]
    rejected: Vec<AppearanceJson>,
}

impl Graph {
    /// Reads a graph that was written as JSON, by this program or by networkx (`node_link_data`). Fields that the
    /// format does not know are ignored.
    ///
    /// # Errors
    /// Says what is wrong and where when the text is not such a graph.
    pub fn from_json(text: &str) -> Result<Self, ReadError> {
        let GraphIn { graph, nodes, edges } = serde_json::from_str(text)?;
        if graph.format != FORMAT {
            return Err(ReadError::Format { got: graph.format });
        }
        let mut documents: Vec<Source> = graph.documents.into_iter().map(DocumentJson::read).collect();
        documents.sort();
        let document_of = index_ids("document", documents.iter().map(|document| &document.id))?;
        let nodes = nodes.into_iter().map(|node| node.read(&document_of));
        let mut nodes = nodes.collect::<Result<Vec<Node>, _>>()?;
        let node_of = index_ids("node", nodes.iter().map(|node| &node.id))?;
        index_ids("type", graph.types.iter().map(|kind| &kind.name))?;
        let plover = types::plover().into_iter().map(|kind| (kind.name.clone(), Arc::new(kind)));
        let mut types: HashMap<String, Arc<RelationType>> = plover.collect();
        for kind in graph.types {
            types.insert(kind.name.clone(), Arc::new(kind.read()?));
        }

        let corrections = graph
            .corrections
            .into_iter()
            .map(|entry| entry.read().map_err(|message| ReadError::Correction { message }));
        let corrections = corrections.collect::<Result<Vec<_>, _>>()?;
        let rejected =
            graph.rejected.into_iter().map(|entry| entry.read(&appearance::nobody(), &document_of));
        let rejected = rejected.collect::<Result<Vec<Appearance>, _>>()?;

        let mut links = Vec::with_capacity(edges.len());
        for edge in edges {
            links.push(edge.read(&document_of, &node_of, &types)?);
        }
        appearance::complete(documents.len(), &mut nodes, &mut links)?;
        let graph = Self::assemble(Pieces { documents, nodes, links, corrections, rejected });
        match first_double(&graph) {
            Some(id) => Err(ReadError::Duplicate { what: "edge", id }),
            None => Ok(graph),
        }
    }
}

fn code(country: Option<Country>) -> Option<String> {
    country.map(|country| country.code().to_owned())
}

/// The first edge that is there twice. In order, edges that are the same are neighbours.
fn first_double(graph: &Graph) -> Option<String> {
    let same = |a: &Link<'_>, b: &Link<'_>| {
        std::ptr::eq(a.source, b.source)
            && std::ptr::eq(a.target, b.target)
            && a.edge.kind.name == b.edge.kind.name
    };
    let mut edges = graph.links().zip(graph.links().skip(1));
    let (Link { source, target, edge }, _) = edges.find(|(a, b)| same(a, b))?;
    Some(format!("{} {} {}", source.id, edge.kind.name, target.id))
}

/// Where each id stands; an id that occurs twice is an error.
fn index_ids<'a>(
    what: &'static str,
    ids: impl Iterator<Item = &'a String>,
) -> Result<HashMap<String, usize>, ReadError> {
    let mut index = HashMap::new();
    for (place, id) in ids.enumerate() {
        if index.insert(id.clone(), place).is_some() {
            return Err(ReadError::Duplicate { what, id: id.clone() });
        }
    }
    Ok(index)
}

/// Reads a word that may be absent.
fn word<T>(
    place: &str,
    what: &'static str,
    word: Option<String>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, ReadError> {
    match word {
        None => Ok(None),
        Some(got) => match read(&got) {
            Some(value) => Ok(Some(value)),
            None => Err(ReadError::Word { place: place.to_owned(), what, got }),
        },
    }
}

impl DocumentJson {
    fn read(self) -> Source {
        let Self { id, title, date, uri, publisher, lang } = self;
        Source { id, title, date, uri, publisher, lang }
    }
}

impl TypeJson {
    fn read(self) -> Result<RelationType, ReadError> {
        let Self { name, quad, symmetric, color } = self;
        let quad = word(&format!("type {name}"), "quad", quad, Quad::from_name)?;
        Ok(RelationType { name, quad, symmetric, color })
    }
}

impl NodeJson {
    fn read(self, document_of: &HashMap<String, usize>) -> Result<Node, ReadError> {
        let Self { id, name, kind, country, named, aliases, mentions, appearances } = self;
        let Some(kind) = Kind::from_name(&kind) else {
            return Err(ReadError::Word { place: format!("node {id}"), what: "kind", got: kind });
        };
        if id.is_empty() || id.chars().any(|c| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')) {
            return Err(ReadError::Id { id });
        }
        let country = word(&id, "country", country, Country::new)?;
        let mut node = Node { id, name, kind, country, named, aliases, mentions, appearances: Vec::new() };
        let appearances = appearances.into_iter().map(|appearance| appearance.read(&node, document_of));
        node.appearances = appearances.collect::<Result<_, _>>()?;
        Ok(node)
    }
}

//! Nodes and edges as flat attributes, for formats that know only strings, numbers and truth values.
//!
//! Lists become text with `; ` between the items, absent values are left out. No column is called `id`, `source`,
//! `target` or `key`: readers keep these names for themselves.

use std::collections::{BTreeSet, HashSet};

use super::text::one_line;
use crate::graph::{Edge, Graph, Link, Node, Source};
use crate::relation::Quad;

/// A value of a flat attribute.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(usize),
    Real(f64),
    Boolean(bool),
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Integer,
    Real,
    Boolean,
}

/// A named attribute of `T`.
pub(super) struct Column<T> {
    pub(super) name: &'static str,
    pub(super) kind: Type,
    pub(super) value: fn(&T) -> Option<Value>,
}

/// An edge with everything that its columns are made from.
pub(super) struct Row<'a> {
    /// Unique among edges and nodes, and the same whenever the ends and the type are.
    pub(super) id: String,
    pub(super) link: Link<'a>,
    documents: &'a [Source],
}

/// What is written of an actor.
pub(super) const NODES: &[Column<Node>] = &[
    Column { name: "label", kind: Type::Text, value: |node| Some(Value::Text(one_line(&node.name))) },
    Column { name: "kind", kind: Type::Text, value: |node| Some(Value::Text(node.kind.name().to_owned())) },
    Column {
        name: "country",
        kind: Type::Text,
        value: |node| Some(Value::Text(node.country?.code().to_owned())),
    },
    Column { name: "named", kind: Type::Boolean, value: |node| Some(Value::Boolean(node.named)) },
    Column { name: "mentions", kind: Type::Integer, value: |node| Some(Value::Integer(node.mentions)) },
    Column { name: "aliases", kind: Type::Text, value: |node| list(&node.aliases) },
];

/// What is written of an edge. A function, not a constant, because the columns borrow from the graph.
pub(super) fn edge_columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column { name: "label", kind: Type::Text, value: |row| Some(Value::Text(row.label())) },
        Column {
            name: "type",
            kind: Type::Text,
            value: |row| Some(Value::Text(one_line(&row.link.edge.kind.name))),
        },
        Column {
            name: "quad",
            kind: Type::Text,
            value: |row| Some(Value::Text(row.quad()?.name().to_owned())),
        },
        Column {
            name: "symmetric",
            kind: Type::Boolean,
            value: |row| Some(Value::Boolean(row.link.edge.kind.symmetric)),
        },
        Column {
            name: "weight",
            kind: Type::Integer,
            value: |row| Some(Value::Integer(row.link.edge.weight())),
        },
        Column {
            name: "status",
            kind: Type::Text,
            value: |row| Some(Value::Text(row.link.edge.status().name().to_owned())),
        },
        Column {
            name: "negated",
            kind: Type::Boolean,
            value: |row| Some(Value::Boolean(row.link.edge.negated())),
        },
        Column { name: "by", kind: Type::Text, value: |row| list(&row.link.edge.by()) },
        Column { name: "confidence", kind: Type::Real, value: |row| Some(Value::Real(row.confidence())) },
        Column { name: "predicates", kind: Type::Text, value: |row| list(&row.link.edge.predicates()) },
        Column { name: "documents", kind: Type::Text, value: |row| list(&row.documents()) },
        Column {
            name: "first_seen",
            kind: Type::Text,
            value: |row| Some(Value::Text(row.days()?.0.to_owned())),
        },
        Column {
            name: "last_seen",
            kind: Type::Text,
            value: |row| Some(Value::Text(row.days()?.1.to_owned())),
        },
        Column { name: "sentences", kind: Type::Text, value: |row| list(&row.sentences()) },
    ]
}

/// The edges of a graph, each with its id.
pub(super) fn rows(graph: &Graph) -> Vec<Row<'_>> {
    let mut taken: HashSet<String> = graph.nodes().map(|node| node.id.clone()).collect();
    let rows = graph.links().map(|link| {
        let id = format!("{}--{}--{}", link.source.id, one_line(&link.edge.kind.name), link.target.id);
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let id = std::iter::once(id.clone()).chain(numbered).find(|id| taken.insert(id.clone()));
        Row { id: id.unwrap_or_default(), link, documents: graph.documents() }
    });
    rows.collect()
}

impl Row<'_> {
    /// The type as a person reads it: `not THREATEN`.
    pub(super) fn label(&self) -> String {
        let name = one_line(&self.link.edge.kind.name);
        if self.link.edge.negated() { format!("not {name}") } else { name }
    }

    fn quad(&self) -> Option<Quad> {
        self.link.edge.kind.quad
    }

    pub(super) fn confidence(&self) -> f64 {
        (self.link.edge.confidence() * 100.0).round() / 100.0
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.link.edge.evidence.iter().map(|evidence| &self.documents[evidence.document])
    }

    pub(super) fn documents(&self) -> Vec<&str> {
        let documents: BTreeSet<&str> = self.sources().map(|source| source.id.as_str()).collect();
        documents.into_iter().collect()
    }

    /// The first and the last day on which a document showed it, where its documents have dates.
    pub(super) fn days(&self) -> Option<(&str, &str)> {
        sorted_days(self.link.edge, self.documents)
    }

    fn sentences(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let sentences = self.link.edge.evidence.iter().map(|evidence| evidence.text.as_str());
        sentences.filter(|sentence| seen.insert(*sentence)).collect()
    }
}

/// The first and the last date of the documents that show an edge, where they have dates.
pub(super) fn sorted_days<'a>(edge: &Edge, documents: &'a [Source]) -> Option<(&'a str, &'a str)> {
    let dates = edge.evidence.iter().filter_map(|evidence| documents[evidence.document].date.as_deref());
    let days: BTreeSet<&str> = dates.collect();
    Some((days.first()?, days.last()?))
}

/// Items with `; ` between them; nothing for no items.
fn list(items: &[impl AsRef<str>]) -> Option<Value> {
    let items: Vec<String> =
        items.iter().map(|item| one_line(item.as_ref())).filter(|item| !item.is_empty()).collect();
    (!items.is_empty()).then(|| Value::Text(items.join("; ")))
}

impl Value {
    /// The value as XML and CSV write it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => format!("{number:?}"),
            Self::Boolean(truth) => truth.to_string(),
        }
    }
}

//! A state, its government, its capital and its seats of power as one actor.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::build::{LocalRelation, join_evidence};
use super::id::slug;
use super::merge::name_key;
use super::{Edge, Graph, IndexedEdge, Node, Pieces};
use crate::actor::lexicon::ActorFiles;
use crate::actor::{Country, Kind};

/// Ends that a name may have in the genitive.
const ENDINGS: [&str; 3] = ["", "s", "es"];

/// By which names states, governments, capitals and seats of power are called.
#[derive(Debug, Clone, Default)]
pub struct States {
    /// The state that a name stands for.
    of_name: HashMap<String, Country>,
    /// The usual name of each state, in the language that was added first.
    names: BTreeMap<Country, String>,
    /// Words for a government without a name.
    governments: BTreeSet<String>,
}

impl States {
    /// Adds the names of a language: `states`, `seats` and the governments among the `organizations` of its data.
    ///
    /// ```
    /// use actograph::{graph::States, lang};
    ///
    /// let mut states = States::default();
    /// states.add(&lang::embedded("de").ok_or("no German")?.actors);
    /// assert_eq!(states.state("Kreml").ok_or("unknown")?.code(), "RUS");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add(&mut self, files: &ActorFiles<'_>) {
        for cells in cells(files.states) {
            let (Some(country), Some(name)) = (Country::new(cells[0]), cells.get(1)) else { continue };
            self.names.entry(country).or_insert_with(|| (*name).to_owned());
            let lists = [1, 2, 3, 6].map(|column| cells.get(column).copied().unwrap_or_default());
            self.add_names(country, lists.into_iter().flat_map(|list| list.split(';')));
        }
        for cells in cells(files.seats) {
            if let Some(country) = cells.get(2).and_then(|code| Country::new(code)) {
                self.add_names(
                    country,
                    cells[0].split(';').chain(cells.get(3).copied().unwrap_or_default().split(';')),
                );
            }
        }
        for cells in cells(files.organizations).filter(|cells| cells.get(1) == Some(&"government")) {
            if let Some(country) = cells.get(2).and_then(|code| Country::new(code)) {
                self.add_names(
                    country,
                    cells[0].split(';').chain(cells.get(3).copied().unwrap_or_default().split(';')),
                );
            }
        }
        for cells in cells(files.bodies).filter(|cells| cells.get(2) == Some(&"government")) {
            self.governments.insert(name_key(cells[0]));
        }
    }

    fn add_names<'a>(&mut self, country: Country, names: impl Iterator<Item = &'a str>) {
        for name in names.map(name_key).filter(|name| !name.is_empty()) {
            self.of_name.entry(name).or_insert(country);
        }
    }

    /// The state that a name stands for: its own name, its capital, its government or a seat of power.
    pub fn state(&self, name: &str) -> Option<Country> {
        let key = name_key(name);
        ENDINGS.iter().find_map(|ending| self.of_name.get(key.strip_suffix(ending)?).copied())
    }

    /// The state that an actor stands for.
    fn of(&self, node: &Node) -> Option<Country> {
        if !matches!(node.kind, Kind::Place | Kind::Organization) {
            return None;
        }
        match self.state(&node.name) {
            Some(country) => node.country.is_none_or(|own| own == country).then_some(country),
            // A government that has no name of its own: `die norwegische Regierung`.
            None => node.country.filter(|_| self.governments.contains(&name_key(&node.name))),
        }
    }
}

/// The rows of a table without its comments.
fn cells(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

impl Graph {
    /// The graph with one actor for each state, its government, capital and seats of power. Relations within a state
    /// are left out. It is a view: merging such a graph with others takes the states apart again.
    pub fn collapsed(self, states: &States) -> Self {
        let Pieces { documents, nodes: old, links, corrections, rejected } = self.into_pieces();
        let mut members: BTreeMap<Country, Vec<usize>> = BTreeMap::new();
        let mut others = BTreeSet::new();
        for (index, node) in old.iter().enumerate() {
            match states.of(node) {
                Some(country) => members.entry(country).or_default().push(index),
                None => {
                    others.insert(node.id.clone());
                }
            }
        }
        let relations = apart(links, &old);
        let mut node_of = vec![0; old.len()];
        let mut old: Vec<Option<Node>> = old.into_iter().map(Some).collect();
        let mut nodes = Vec::new();
        for (country, members) in members {
            members.iter().for_each(|&member| node_of[member] = nodes.len());
            let joined = members.into_iter().filter_map(|member| old[member].take()).collect();
            nodes.push(join(joined, states.names.get(&country), country, &others));
        }
        for (index, node) in old.into_iter().enumerate() {
            if let Some(node) = node {
                node_of[index] = nodes.len();
                nodes.push(node);
            }
        }
        let links = join_evidence(relations, &node_of, |node| &nodes[node].id);
        Self::assemble(Pieces { documents, nodes, links, corrections, rejected })
    }
}

/// The evidence of edges one by one, between indexes of nodes and in the direction that the sentences have.
fn apart(links: Vec<IndexedEdge>, nodes: &[Node]) -> Vec<LocalRelation> {
    let mut node_of = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        node_of.extend(node.appearances.iter().map(|a| ((a.document, a.place), index)));
    }
    let mut relations = Vec::new();
    for (source, target, Edge { kind, evidence }) in links {
        for evidence in evidence {
            let first = node_of.get(&(evidence.document, evidence.ends[0]));
            let turned = kind.symmetric && first == Some(&target);
            let (source, target) = if turned { (target, source) } else { (source, target) };
            relations.push(LocalRelation { source, target, kind: kind.clone(), evidence });
        }
    }
    relations
}

/// One node of several, which are in order of their ids. `taken` are the ids of all others.
fn join(members: Vec<Node>, name: Option<&String>, country: Country, taken: &BTreeSet<String>) -> Node {
    let own = members.iter().find(|member| name.is_some_and(|name| name_key(name) == name_key(&member.name)));
    let name = name.cloned().unwrap_or_else(|| members[0].name.clone());
    let id = own.map(|own| own.id.clone()).or_else(|| Some(slug(&name)).filter(|id| !taken.contains(id)));
    let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| members[0].id.clone());
    let mut joined = Node {
        id,
        name,
        kind: Kind::Place,
        country: Some(country),
        named: true,
        aliases: Vec::new(),
        mentions: 0,
        appearances: Vec::new(),
    };
    for mut member in members {
        joined.mentions += member.mentions;
        joined.appearances.append(&mut member.appearances);
        for alias in std::iter::once(member.name).chain(member.aliases) {
            if !joined.aliases.contains(&alias) {
                joined.aliases.push(alias);
            }
        }
    }
    joined.appearances.sort_by_key(|appearance| (appearance.document, appearance.place));
    joined
}

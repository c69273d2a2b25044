//! Splitting, merging, renaming, retyping and rejecting actors.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Source;
use super::super::merge::{Local, Merged, name_key, node};
use super::{Change, Correction};

/// The node of an actor that was rejected.
pub(crate) const REJECTED: usize = usize::MAX;

/// By which names actors are found.
pub(super) struct Names {
    ids: HashMap<String, usize>,
    names: HashMap<String, BTreeSet<usize>>,
    aliases: HashMap<String, BTreeSet<usize>>,
}

impl Names {
    fn new(merged: &Merged) -> Self {
        let mut this = Self { ids: HashMap::new(), names: HashMap::new(), aliases: HashMap::new() };
        for (index, node) in merged.nodes.iter().enumerate() {
            this.ids.insert(node.id.clone(), index);
            this.names.entry(name_key(&node.name)).or_default().insert(index);
            for alias in &node.aliases {
                this.aliases.entry(name_key(alias)).or_default().insert(index);
            }
        }
        this
    }

    /// The node that a correction means; or why there is none.
    fn find(&self, reference: &str, state: &State<'_>) -> Result<usize, String> {
        if let Some(&node) = self.ids.get(reference) {
            return Ok(node);
        }
        let key = name_key(reference);
        for names in [&self.names, &self.aliases] {
            let Some(nodes) = names.get(&key).filter(|_| !key.is_empty()) else { continue };
            let mut nodes = nodes.iter();
            if let (Some(&node), None) = (nodes.next(), nodes.next()) {
                return Ok(node);
            }
            let ids: Vec<&str> =
                names[&key].iter().map(|&node| state.merged.nodes[node].id.as_str()).collect();
            return Err(format!(
                "{reference:?} may be {}: name its id, or \"NAME @ DOCUMENT\"",
                ids.join(" or ")
            ));
        }
        match reference.rsplit_once('@') {
            Some((name, document)) => state.in_document(name.trim(), document.trim()),
            None => Err(format!("there is no actor {reference:?}")),
        }
    }
}

/// The actors while they are corrected.
struct State<'a> {
    locals: &'a [Local],
    sources: &'a [Source],
    merged: &'a mut Merged,
    /// The node that each node was merged into.
    parent: Vec<usize>,
}

/// Applies what concerns actors. Gives a function that finds actors by their names, and what could not be applied.
pub(crate) fn correct_actors<'a>(
    corrections: &'a [Correction],
    locals: &[Local],
    sources: &[Source],
    merged: &mut Merged,
) -> (Found, Vec<(&'a Correction, String)>) {
    let mut failed = Vec::new();
    let parent = (0..merged.nodes.len()).collect();
    let mut state = State { locals, sources, merged, parent };
    let names = Names::new(state.merged);
    let mut changed = BTreeSet::new();
    for correction in corrections {
        if let Change::Split { actor, documents, name } = &correction.change {
            match names.find(actor, &state).and_then(|node| state.split(node, documents)) {
                Ok((old, new)) => {
                    changed.extend([old, new]);
                    state.renew([old, new]);
                    state.name_new(new, name.as_deref());
                }
                Err(why) => failed.push((correction, why)),
            }
        }
    }
    let names = if changed.is_empty() { names } else { Names::new(state.merged) };
    let mut given = BTreeMap::new();
    for correction in corrections {
        if let Change::Merge { actors, name } = &correction.change {
            match actors.iter().map(|actor| names.find(actor, &state)).collect::<Result<Vec<_>, _>>() {
                Ok(nodes) if state.merge(&nodes) => {
                    if let Some(name) = name {
                        given.insert(nodes[0], name.clone());
                    }
                }
                Ok(_) => failed.push((correction, "they are one actor already".to_owned())),
                Err(why) => failed.push((correction, why)),
            }
        }
    }
    state.finish_merging();
    for (node, name) in given {
        let node = state.root(node);
        state.rename(node, &name);
    }
    let mut rejected = BTreeSet::new();
    for correction in corrections {
        let done = match &correction.change {
            Change::Rename { actor, name } => names.find(actor, &state).and_then(|node| {
                let node = state.root(node);
                if state.rename(node, name) { Ok(()) } else { Err(format!("it is called {name:?} already")) }
            }),
            Change::RetypeActor { actor, kind, country } => names.find(actor, &state).map(|node| {
                let node = state.root(node);
                let node = &mut state.merged.nodes[node];
                node.kind = kind.unwrap_or(node.kind);
                node.country = country.or(node.country);
            }),
            Change::RejectActor { actor } => names.find(actor, &state).map(|node| {
                rejected.insert(state.root(node));
            }),
            _ => Ok(()),
        };
        if let Err(why) = done {
            failed.push((correction, why));
        }
    }
    (state.compact(&names, corrections, &rejected), failed)
}

/// The nodes that corrections of relations name.
pub(crate) struct Found(HashMap<String, Result<usize, String>>);

impl Found {
    pub(super) fn find(&self, reference: &str) -> Result<usize, String> {
        self.0.get(reference).cloned().unwrap_or_else(|| Err(format!("there is no actor {reference:?}")))
    }
}

impl State<'_> {
    fn in_document(&self, name: &str, document: &str) -> Result<usize, String> {
        let Some(number) = self.sources.iter().position(|source| source.id == document) else {
            return Err(format!("there is no document {document:?}"));
        };
        let key = name_key(name);
        let locals = self.locals.iter().enumerate().filter(|(_, local)| local.actor.document == number);
        let called = |names: &[String]| names.iter().any(|alias| name_key(alias) == key);
        let called = locals.filter(|(_, l)| name_key(&l.actor.name) == key || called(&l.actor.aliases));
        let nodes: BTreeSet<usize> = called.map(|(index, _)| self.merged.node_of[index]).collect();
        match (nodes.first(), nodes.len()) {
            (Some(&node), 1) => Ok(node),
            (None, _) => Err(format!("there is no actor {name:?} in {document:?}")),
            _ => Err(format!("{name:?} may be several actors in {document:?}")),
        }
    }

    fn split(&mut self, node: usize, documents: &[String]) -> Result<(usize, usize), String> {
        let missing = documents.iter().find(|id| !self.sources.iter().any(|source| source.id == **id));
        if let Some(document) = missing {
            return Err(format!("there is no document {document:?}"));
        }
        let own: Vec<usize> = (0..self.locals.len()).filter(|&l| self.merged.node_of[l] == node).collect();
        let moves =
            |&&local: &&usize| documents.contains(&self.sources[self.locals[local].actor.document].id);
        let moved: Vec<usize> = own.iter().filter(moves).copied().collect();
        match moved.len() {
            0 => return Err("these documents do not mention it".to_owned()),
            all if all == own.len() => return Err("only these documents mention it".to_owned()),
            _ => {}
        }
        let new = self.merged.nodes.len();
        moved.into_iter().for_each(|local| self.merged.node_of[local] = new);
        self.merged.nodes.push(self.merged.nodes[node].clone());
        self.parent.push(new);
        Ok((node, new))
    }

    fn name_new(&mut self, new: usize, name: Option<&str>) {
        if let Some(name) = name {
            self.rename(new, name);
        }
        let node = &mut self.merged.nodes[new];
        node.id = self.merged.ids.give(&node.name, node.kind.name());
    }

    /// Works out nodes anew from their members.
    fn renew(&mut self, nodes: impl IntoIterator<Item = usize>) {
        let nodes: BTreeSet<usize> = nodes.into_iter().collect();
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (local, node) in self.merged.node_of.iter().enumerate().filter(|(_, node)| nodes.contains(node)) {
            members.entry(*node).or_default().push(local);
        }
        for (index, members) in members {
            let old = &self.merged.nodes[index];
            let (id, kind) = (old.id.clone(), old.kind);
            self.merged.nodes[index] = node(self.locals, &members);
            self.merged.nodes[index].id = id;
            self.merged.nodes[index].kind = kind;
        }
    }

    fn root(&self, mut node: usize) -> usize {
        while self.parent[node] != node {
            node = self.parent[node];
        }
        node
    }

    /// Whether they were not one already.
    fn merge(&mut self, nodes: &[usize]) -> bool {
        let first = self.root(nodes[0]);
        let mut news = false;
        for &node in &nodes[1..] {
            let root = self.root(node);
            news |= root != first;
            self.parent[root] = first;
        }
        news
    }

    fn finish_merging(&mut self) {
        let roots: Vec<usize> = (0..self.parent.len()).map(|node| self.root(node)).collect();
        let merged: BTreeSet<usize> = (0..roots.len()).filter(|&n| roots[n] != n).map(|n| roots[n]).collect();
        if merged.is_empty() {
            return;
        }
        self.merged.node_of.iter_mut().for_each(|node| *node = roots[*node]);
        let countries: Vec<_> = merged.iter().map(|&node| (node, self.merged.nodes[node].country)).collect();
        self.renew(merged);
        for (node, country) in countries {
            let node = &mut self.merged.nodes[node];
            node.country = country.or(node.country);
        }
    }

    /// Whether that changes anything. The old name stays an alias.
    fn rename(&mut self, node: usize, name: &str) -> bool {
        let node = &mut self.merged.nodes[node];
        if node.name == name {
            return false;
        }
        let old = std::mem::replace(&mut node.name, name.to_owned());
        for alias in [old, name.to_owned()] {
            if !node.aliases.contains(&alias) {
                node.aliases.push(alias);
            }
        }
        true
    }

    /// Drops the nodes that are no more. Gives the nodes of the names that corrections of relations use.
    fn compact(self, names: &Names, corrections: &[Correction], rejected: &BTreeSet<usize>) -> Found {
        let mut place = vec![REJECTED; self.merged.nodes.len()];
        let mut next = 0;
        for (node, place) in place.iter_mut().enumerate() {
            if self.parent[node] == node && !rejected.contains(&node) {
                *place = next;
                next += 1;
            }
        }
        let mut found = HashMap::new();
        for correction in corrections {
            if let Change::RetypeRelation { relation, .. } | Change::RejectRelation { relation } =
                &correction.change
            {
                for reference in [&relation.source, &relation.target] {
                    let node = names.find(reference, &self).map(|node| place[self.root(node)]);
                    let node = node.and_then(|node| match node {
                        REJECTED => Err(format!("{reference:?} is rejected")),
                        node => Ok(node),
                    });
                    found.insert(reference.clone(), node);
                }
            }
        }
        self.merged.node_of.iter_mut().for_each(|node| *node = place[*node]);
        let mut index = 0;
        self.merged.nodes.retain(|_| {
            index += 1;
            place[index - 1] != REJECTED
        });
        Found(found)
    }
}

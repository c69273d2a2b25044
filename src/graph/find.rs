//! Finding actors by what they are called.

use petgraph::graph::NodeIndex;
use thiserror::Error;

use super::merge::name_key;
use super::{Graph, Node};

/// How alike a name must be to be offered instead of one that is not there.
const ALIKE: f64 = 0.8;

/// Nobody in the graph is called so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no actor {name:?}{}", suggestion(.alike))]
pub struct UnknownActor {
    /// The name that was asked for.
    pub name: String,
    /// Ids of actors with similar names, the most similar first.
    pub alike: Vec<String>,
}

fn suggestion(alike: &[String]) -> String {
    if alike.is_empty() { String::new() } else { format!("; is it {}?", alike.join(", ")) }
}

impl Graph {
    /// The actors with this id; or else all with this name; or else all with this alias; or else all whose names have
    /// these words among theirs (a surname). Small and capital letters, punctuation and spaces do not matter in names.
    ///
    /// Looks at all actors: linear in their number.
    ///
    /// # Errors
    /// When there is none; the error names similar ones.
    pub fn find(&self, name: &str) -> Result<Vec<NodeIndex>, UnknownActor> {
        let nodes = || self.inner.node_indices();
        if let Some(node) = nodes().find(|&node| self.inner[node].id == name) {
            return Ok(vec![node]);
        }
        let key = name_key(name);
        if !key.is_empty() {
            let named = |node: &Node| name_key(&node.name) == key;
            let called = |node: &Node| node.aliases.iter().any(|alias| name_key(alias) == key);
            let has_words = |node: &Node| {
                node.aliases.iter().chain([&node.name]).any(|name| {
                    let name = name_key(name);
                    key.split(' ').all(|word| name.split(' ').any(|own| own == word))
                })
            };
            for fits in [&named as &dyn Fn(&Node) -> bool, &called, &has_words] {
                let found: Vec<NodeIndex> = nodes().filter(|&node| fits(&self.inner[node])).collect();
                if !found.is_empty() {
                    return Ok(found);
                }
            }
        }
        Err(UnknownActor { name: name.to_owned(), alike: self.alike(&key) })
    }

    /// The three actors whose names are most like a key or contain it.
    fn alike(&self, key: &str) -> Vec<String> {
        let score = |node: &Node| {
            let names = node.aliases.iter().chain([&node.name]);
            let scores = names.map(|name| {
                let name = name_key(name);
                let within = !key.is_empty() && name.split(' ').any(|word| word.starts_with(key));
                if within { 1.0 } else { strsim::jaro_winkler(key, &name) }
            });
            scores.fold(0.0, f64::max)
        };
        let mut scored: Vec<(f64, &str)> = self
            .nodes()
            .map(|node| (score(node), node.id.as_str()))
            .filter(|(score, _)| *score >= ALIKE)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored.into_iter().take(3).map(|(_, id)| id.to_owned()).collect()
    }
}

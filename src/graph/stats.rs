//! A graph in figures.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::centrality::{betweenness, page_rank};
use super::community::{communities, modularity};
use super::{Graph, Link};

/// How many ties betweenness may look at. Where all actors would need more, it is estimated from some of them.
const MOST_STEPS: usize = 50_000_000;

/// How often something occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Name of the type, quad or status.
    pub name: String,
    /// Edges; for a status those whose strongest status it is.
    pub edges: usize,
    /// Pieces of evidence.
    pub evidence: usize,
}

/// An actor with a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    /// Id of the actor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The figure, with six decimals.
    pub value: f64,
}

/// Relations of one type from one actor to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// Id of who does it.
    pub source: String,
    /// Id of whom it is done to.
    pub target: String,
    /// Name of the type.
    pub r#type: String,
    /// Pieces of evidence.
    pub weight: usize,
}

/// Actors that have more to do with each other than with the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Community {
    /// Ids of the actors, those with the most evidence first.
    pub actors: Vec<String>,
    /// Pieces of evidence for relations among them.
    pub inside: usize,
    /// Pieces of evidence for relations with others.
    pub outside: usize,
}

/// How much is answered in kind. Relations that two have together do not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reciprocity {
    /// Ordered pairs of actors of which the first does something to the second.
    pub pairs: usize,
    /// Those of them of which the second does something to the first.
    pub answered: usize,
    /// The share of the answered ones, with six decimals; 0 where there are no pairs.
    pub share: f64,
}

/// What can be counted and ranked in a graph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// Number of documents.
    pub documents: usize,
    /// Number of actors.
    pub actors: usize,
    /// Number of edges.
    pub edges: usize,
    /// Number of pieces of evidence.
    pub evidence: usize,
    /// By type, the most evidence first.
    pub types: Vec<Count>,
    /// By quad, in the order of the ontology.
    pub quads: Vec<Count>,
    /// By status.
    pub statuses: Vec<Count>,
    /// Who does the most: pieces of evidence. Of what two do together, both do it.
    pub most_active: Vec<Ranked>,
    /// To whom the most is done: pieces of evidence.
    pub most_targeted: Vec<Ranked>,
    /// PageRank along the edges, weighted by evidence.
    pub page_rank: Vec<Ranked>,
    /// Betweenness, whatever the direction and weight of edges.
    pub betweenness: Vec<Ranked>,
    /// From how many actors betweenness is estimated, where it is not exact.
    pub betweenness_pivots: Option<usize>,
    /// Communities of at least two actors, the largest first.
    pub communities: Vec<Community>,
    /// Modularity of the communities, with six decimals.
    pub modularity: f64,
    /// Who accuses whom: edges of type ACCUSE, the most evidence first.
    pub accusations: Vec<Tie>,
    /// The strongest edges of any type.
    pub strongest: Vec<Tie>,
    /// How much is answered.
    pub reciprocity: Reciprocity,
}

impl Graph {
    /// Counts and ranks; `top` is the length of each ranking and of the list of communities.
    ///
    /// ```
    /// # use actograph::{document::Document, graph::Builder, pipeline::Analyzer};
    /// # let analyzer = Analyzer::embedded("de")?;
    /// # let text = "Lena Kern kritisierte Tobias Brandt. Paul Lohse kritisierte Lena Kern.".into();
    /// # let mut builder = Builder::default();
    /// # builder.add(&analyzer.analyze(Document { id: "a".into(), lang: "de".into(), text, ..Document::default() }));
    /// # let graph = builder.build();
    /// let stats = graph.stats(10);
    /// assert_eq!((stats.types[0].name.as_str(), stats.types[0].edges), ("ACCUSE", 2));
    /// assert_eq!(stats.betweenness[0].name, "Lena Kern");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stats(&self, top: usize) -> Stats {
        let flows = self.flows();
        let neighbours = self.neighbours();
        let ties: usize = neighbours.iter().map(Vec::len).sum();
        let affordable = (MOST_STEPS / ties.max(1)).max(10);
        let pivots = (self.node_count() > affordable).then_some(affordable);
        let (communities, modularity) = self.communities(top);
        let (active, targeted) = self.activity();
        Stats {
            documents: self.documents().len(),
            actors: self.node_count(),
            edges: self.edge_count(),
            evidence: self.links().map(|link| link.edge.weight()).sum(),
            types: self.count(|link| Some(link.edge.kind.name.clone()), true),
            quads: self.count(|link| Some(link.edge.kind.quad?.name().to_owned()), false),
            statuses: self.count(|link| Some(link.edge.status().name().to_owned()), false),
            most_active: self.ranked(&active, top),
            most_targeted: self.ranked(&targeted, top),
            page_rank: self.ranked(&page_rank(self.node_count(), &flows), top),
            betweenness: self.ranked(&betweenness(&neighbours, pivots), top),
            betweenness_pivots: pivots,
            communities,
            modularity: rounded(modularity),
            accusations: self.strongest(|link| link.edge.kind.name == "ACCUSE", top),
            strongest: self.strongest(|_| true, top),
            reciprocity: self.reciprocity(),
        }
    }

    /// Edges with their weights, mutual ones in both directions.
    fn flows(&self) -> Vec<(usize, usize, f64)> {
        let mut flows: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for edge in self.inner.raw_edges() {
            let (source, target) = (edge.source().index(), edge.target().index());
            *flows.entry((source, target)).or_default() += edge.weight.weight();
            if edge.weight.kind.symmetric {
                *flows.entry((target, source)).or_default() += edge.weight.weight();
            }
        }
        flows.into_iter().map(|((source, target), weight)| (source, target, weight as f64)).collect()
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.node_count()];
        for (a, b) in self.ties().into_keys() {
            neighbours[a].push(b);
            neighbours[b].push(a);
        }
        neighbours
    }

    /// How much each does, and how much is done to it.
    fn activity(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut active, mut targeted) = (vec![0.0; self.node_count()], vec![0.0; self.node_count()]);
        for edge in self.inner.raw_edges() {
            let weight = edge.weight.weight() as f64;
            active[edge.source().index()] += weight;
            let other = if edge.weight.kind.symmetric { &mut active } else { &mut targeted };
            other[edge.target().index()] += weight;
        }
        (active, targeted)
    }

    /// Counts edges and evidence by a name; the most evidence first, or in order of first names where that is asked.
    fn count(&self, name: impl Fn(&Link<'_>) -> Option<String>, by_size: bool) -> Vec<Count> {
        let mut counts: BTreeMap<(Option<crate::relation::Quad>, String), (usize, usize)> = BTreeMap::new();
        for link in self.links() {
            let Some(name) = name(&link) else { continue };
            let order = if by_size { None } else { link.edge.kind.quad.filter(|quad| quad.name() == name) };
            let count = counts.entry((order, name)).or_default();
            count.0 += 1;
            count.1 += link.edge.weight();
        }
        let counts = counts.into_iter().map(|((_, name), (edges, evidence))| Count { name, edges, evidence });
        let mut counts: Vec<Count> = counts.collect();
        if by_size {
            counts.sort_by_key(|count| std::cmp::Reverse(count.evidence));
        }
        counts
    }

    /// The actors with the highest values above 0; among equals in order of their ids.
    fn ranked(&self, values: &[f64], top: usize) -> Vec<Ranked> {
        let mut ranked: Vec<Ranked> = self
            .nodes()
            .zip(values)
            .map(|(node, &value)| Ranked {
                id: node.id.clone(),
                name: node.name.clone(),
                value: rounded(value),
            })
            .filter(|ranked| ranked.value > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.value.total_cmp(&a.value));
        ranked.truncate(top);
        ranked
    }

    fn strongest(&self, fits: impl Fn(&Link<'_>) -> bool, top: usize) -> Vec<Tie> {
        let tie = |link: Link<'_>| Tie {
            source: link.source.id.clone(),
            target: link.target.id.clone(),
            r#type: link.edge.kind.name.clone(),
            weight: link.edge.weight(),
        };
        let mut ties: Vec<Tie> = self.links().filter(fits).map(tie).collect();
        ties.sort_by_key(|tie| std::cmp::Reverse(tie.weight));
        ties.truncate(top);
        ties
    }

    fn reciprocity(&self) -> Reciprocity {
        let edges = self.inner.raw_edges().iter().filter(|edge| !edge.weight.kind.symmetric);
        let pairs: BTreeSet<_> = edges.map(|edge| (edge.source(), edge.target())).collect();
        let answered = pairs.iter().filter(|&&(source, target)| pairs.contains(&(target, source))).count();
        let share = if pairs.is_empty() { 0.0 } else { answered as f64 / pairs.len() as f64 };
        Reciprocity { pairs: pairs.len(), answered, share: rounded(share) }
    }

    fn communities(&self, top: usize) -> (Vec<Community>, f64) {
        let ties = self.ties();
        let weighted: Vec<_> = ties.iter().map(|(&(a, b), &weight)| (a, b, weight as f64)).collect();
        let group = communities(self.node_count(), &weighted);
        let groups = group.iter().max().map_or(0, |last| last + 1);
        let mut found = vec![Community { actors: Vec::new(), inside: 0, outside: 0 }; groups];
        let mut weight_of = vec![0; self.node_count()];
        for (&(a, b), &weight) in &ties {
            weight_of[a] += weight;
            weight_of[b] += weight;
            if group[a] == group[b] {
                found[group[a]].inside += weight;
            } else {
                found[group[a]].outside += weight;
                found[group[b]].outside += weight;
            }
        }
        let ids: Vec<&str> = self.nodes().map(|node| node.id.as_str()).collect();
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by_key(|&node| (std::cmp::Reverse(weight_of[node]), node));
        for node in order {
            found[group[node]].actors.push(ids[node].to_owned());
        }
        found.retain(|community| community.actors.len() > 1);
        found.sort_by_key(|community| std::cmp::Reverse((community.actors.len(), community.inside)));
        found.truncate(top);
        (found, modularity(&group, &weighted))
    }
}

/// With six decimals, so that the last bits of a sum are not shown.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

impl Stats {
    /// The figures as text, for reading.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(
            text,
            "{} documents, {} actors, {} edges, {} pieces of evidence",
            self.documents, self.actors, self.edges, self.evidence
        );
        for (title, counts) in [("types", &self.types), ("quads", &self.quads), ("statuses", &self.statuses)]
        {
            let _ = writeln!(text, "\n{title:24} {:>8} {:>8}", "edges", "evidence");
            for count in counts {
                let _ = writeln!(text, "  {:22} {:>8} {:>8}", count.name, count.edges, count.evidence);
            }
        }
        let estimated =
            self.betweenness_pivots.map_or(String::new(), |p| format!(" (estimated from {p} actors)"));
        let rankings = [
            ("most active".to_owned(), &self.most_active),
            ("most targeted".to_owned(), &self.most_targeted),
            ("PageRank".to_owned(), &self.page_rank),
            (format!("betweenness{estimated}"), &self.betweenness),
        ];
        for (title, ranking) in rankings {
            let _ = writeln!(text, "\n{title}");
            for ranked in ranking {
                let _ = writeln!(text, "  {:>10} {}", ranked.value, ranked.name);
            }
        }
        for (title, ties) in [("who accuses whom", &self.accusations), ("strongest edges", &self.strongest)] {
            let _ = writeln!(text, "\n{title}");
            for tie in ties {
                let _ = writeln!(text, "  {:>4} × {} {} {}", tie.weight, tie.source, tie.r#type, tie.target);
            }
        }
        let _ = writeln!(text, "\ncommunities (modularity {})", self.modularity);
        for community in &self.communities {
            let few = community.actors.iter().take(6).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = community.actors.len().saturating_sub(6);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let _ =
                writeln!(text, "  {} inside, {} outside: {few}{more}", community.inside, community.outside);
        }
        let Reciprocity { pairs, answered, share } = &self.reciprocity;
        let _ = writeln!(text, "\nreciprocity: {answered} of {pairs} pairs are answered ({share})");
        text
    }
}

//! `actograph query`: the part of a graph that answers a question.

use actograph::graph::{self, Graph};
use actograph::relation::{Quad, Status};
use anyhow::Result;

use super::graphs;
use crate::args::{GraphOutput, Query};
use crate::output;
use crate::report::{Failure, Outcome, warning};

/// What only this command can write.
#[derive(Clone, Copy)]
enum Listing {
    List,
    JsonLines,
}

pub(super) fn run(args: &Query) -> Result<Outcome> {
    let listing = listing(&args.output);
    let format = if listing.is_some() { None } else { Some(super::format(&args.output)?) };
    output::check(args.output.output.as_deref())?;
    let graph = graphs::read_changed(&args.graph, &args.changes)?;
    check_types(&graph, args)?;
    let graph = answer(graph, args)?;
    if let Some(format) = format {
        let nothing = graph.edge_count() == 0;
        super::write_graph(graph, format, &args.output)?;
        return Ok(if nothing { Outcome::Nothing } else { Outcome::Found });
    }
    let graph = graph.filtered(&super::filter(&args.output, graph::Filter::default()));
    let text = match listing {
        Some(Listing::JsonLines) => graph.json_lines(),
        _ => graph.listing(),
    };
    output::write(args.output.output.as_deref(), |out| out.write_all(text.as_bytes()))?;
    Ok(if graph.edge_count() == 0 { Outcome::Nothing } else { Outcome::Found })
}

/// A listing, unless a format of graphs is asked for by name or by the ending of the file.
fn listing(output: &GraphOutput) -> Option<Listing> {
    let name = output.output.as_ref().map(|path| path.to_string_lossy().to_lowercase()).unwrap_or_default();
    match output.format.as_deref() {
        Some("list") => Some(Listing::List),
        Some("jsonl") => Some(Listing::JsonLines),
        Some(_) => None,
        None if name.ends_with(".jsonl") => Some(Listing::JsonLines),
        None if name.is_empty() || name == "-" || name.ends_with(".txt") => Some(Listing::List),
        None => None,
    }
}

fn answer(graph: Graph, args: &Query) -> Result<Graph> {
    let graph = graph.query(&query(args)).map_err(unknown)?;
    let [from, to] = args.who.path.as_slice() else { return Ok(graph) };
    let end = |name: &str| -> Result<_> {
        let found = graph.find(name).map_err(unknown)?;
        if found.len() > 1 {
            let ids: Vec<&str> = found.iter().map(|&node| graph.petgraph()[node].id.as_str()).collect();
            let failure = Failure::new(format!("{name:?} may be {}", ids.join(" or ")));
            return Err(failure.hint("name one of these ids").into());
        }
        Ok(found[0])
    };
    let path = graph.shortest_path(end(from)?, end(to)?);
    if path.is_none() {
        warning(&format!("no relations lead from {from:?} to {to:?}"));
    }
    Ok(graph.along(&path.unwrap_or_default()))
}

fn unknown(error: graph::UnknownActor) -> Failure {
    Failure::new(error.to_string()).hint("actors are named by id, name or alias, as the graph has them")
}

fn query(args: &Query) -> graph::Query {
    let (who, what) = (&args.who, &args.what);
    graph::Query {
        actors: who.actor.clone(),
        with: who.with.clone(),
        sources: who.source.clone(),
        targets: who.target.clone(),
        types: what.types.iter().map(|name| name.to_uppercase()).collect(),
        quads: what.quad.iter().filter_map(|name| Quad::from_name(name)).collect(),
        statuses: what.status.iter().filter_map(|name| Status::from_name(name)).collect(),
        negated: what.negated.as_ref().map(|answer| answer == "yes"),
        by: what.by.clone(),
        from: what.from.clone(),
        to: what.to.clone(),
        documents: what.document.clone(),
        min_weight: what.min_weight,
        min_confidence: args.output.min_confidence,
        hops: who.hops,
    }
}

/// A type or document that is not there is more likely a slip of the pen than a question.
fn check_types(graph: &Graph, args: &Query) -> Result<()> {
    let known: Vec<String> = actograph::relation::types::plover().into_iter().map(|kind| kind.name).collect();
    for name in args.what.types.iter().map(|name| name.to_uppercase()) {
        if !known.contains(&name) && !graph.links().any(|link| link.edge.kind.name == name) {
            return Err(Failure::new(format!("there is no type {name}")).hint(known.join(", ")).into());
        }
    }
    for id in &args.what.document {
        if !graph.documents().iter().any(|source| source.id == *id) {
            let failure = Failure::new(format!("there is no document {id:?}"));
            let ids: Vec<&str> = graph.documents().iter().take(10).map(|source| source.id.as_str()).collect();
            return Err(failure.hint(format!("the graph has {}", ids.join(", "))).into());
        }
    }
    Ok(())
}

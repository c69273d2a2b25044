//! Retyping and rejecting relations.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::Source;
use super::super::build::LocalRelation;
use super::apply::Found;
use super::{Change, Correction, Selector};
use crate::relation::{RelationType, types};

/// Applies what concerns relations. What could not be applied.
pub(crate) fn correct_relations<'a>(
    corrections: &'a [Correction],
    relations: &mut Vec<LocalRelation>,
    node_of: &[usize],
    sources: &[Source],
    found: &Found,
) -> Vec<(&'a Correction, String)> {
    let mut types: BTreeMap<String, Arc<RelationType>> =
        types::plover().into_iter().map(|kind| (kind.name.clone(), Arc::new(kind))).collect();
    for LocalRelation { kind, .. } in &*relations {
        if !types.contains_key(&kind.name) {
            types.insert(kind.name.clone(), kind.clone());
        }
    }
    let mut failed = Vec::new();
    // What is to be done between two actors, and whether it was.
    let mut plans: HashMap<[usize; 2], Vec<usize>> = HashMap::new();
    let mut used = vec![true; corrections.len()];
    for (index, correction) in corrections.iter().enumerate() {
        let (Change::RetypeRelation { relation, .. } | Change::RejectRelation { relation }) =
            &correction.change
        else {
            continue;
        };
        let ends =
            found.find(&relation.source).and_then(|source| Ok([source, found.find(&relation.target)?]));
        let unknown = match &correction.change {
            Change::RetypeRelation { to: Some(to), .. } if !types.contains_key(to) => {
                Err(format!("there is no type {to:?}"))
            }
            _ => Ok(()),
        };
        match unknown.and(ends) {
            Ok(ends) => {
                used[index] = false;
                plans.entry(ends).or_default().push(index);
            }
            Err(why) => failed.push((correction, why)),
        }
    }
    if plans.is_empty() {
        return failed;
    }
    relations.retain_mut(|relation| {
        let ends = [node_of[relation.source], node_of[relation.target]];
        let plan = plan_for(&plans, corrections, relation, ends, sources);
        let Some(index) = plan else { return true };
        used[index] = true;
        match &corrections[index].change {
            Change::RetypeRelation { to, reverse, .. } => {
                if let Some(kind) = to.as_ref().and_then(|to| types.get(to)) {
                    relation.kind = kind.clone();
                }
                if *reverse {
                    std::mem::swap(&mut relation.source, &mut relation.target);
                    relation.evidence.ends.reverse();
                }
                true
            }
            _ => false,
        }
    });
    for (correction, _) in corrections.iter().zip(&used).filter(|(_, used)| !**used) {
        failed.push((correction, "there is no such relation".to_owned()));
    }
    failed
}

/// The correction that means this relation; a mutual one may be named in either direction.
fn plan_for(
    plans: &HashMap<[usize; 2], Vec<usize>>,
    corrections: &[Correction],
    relation: &LocalRelation,
    ends: [usize; 2],
    sources: &[Source],
) -> Option<usize> {
    let turned = [ends[1], ends[0]];
    let directions = if relation.kind.symmetric { &[ends, turned][..] } else { &[ends][..] };
    let mut plans = directions.iter().filter_map(|ends| plans.get(ends)).flatten().copied();
    plans.find(|&index| match &corrections[index].change {
        Change::RetypeRelation { relation: selector, .. } | Change::RejectRelation { relation: selector } => {
            fits(selector, relation, sources)
        }
        _ => false,
    })
}

fn fits(selector: &Selector, relation: &LocalRelation, sources: &[Source]) -> bool {
    let evidence = &relation.evidence;
    selector.kind == relation.kind.name
        && selector.document.as_ref().is_none_or(|id| sources[evidence.document].id == *id)
        && selector.sentence.is_none_or(|sentence| sentence == evidence.sentence)
}

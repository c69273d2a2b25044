//! What changed from one graph to the next.

use actograph::graph::diff;
use actograph::relation::Status;

use crate::support::{Story, graph, week};

/// A story with one accusation, and what `change` makes of it.
fn story(change: impl FnOnce(&mut Story)) -> actograph::graph::Graph {
    let mut story = Story::new("montag");
    let (kern, brandt) = (story.person("Lena Kern"), story.person("Tobias Brandt"));
    story.tell(kern, "ACCUSE", brandt, "Kern kritisierte Brandt.");
    change(&mut story);
    graph([&story])
}

#[test]
fn equal_graphs_have_no_differences() {
    assert!(diff(&week(), &week()).is_empty());
    assert_eq!(diff(&week(), &week()).to_text(), "");
}

#[test]
fn actors_and_edges_come_and_go_with_their_sentences() {
    let old = story(|_| {});
    let new = story(|story| {
        let (otto, kern) = (story.person("Otto Ohm"), story.person("Lena Kern"));
        story.tell(otto, "SUPPORT", kern, "Ohm lobte Kern.");
    });
    let there = diff(&old, &new);
    assert_eq!(there.actors_added[0].id, "otto-ohm");
    assert_eq!(there.actors_added[0].sentence.as_deref(), Some("montag, sentence 2: Ohm lobte Kern."));
    assert_eq!(there.edges_added[0].added, ["montag, sentence 2: Ohm lobte Kern."]);
    assert_eq!(there.actors_changed[0].changes, ["mentions: 1 → 2"]);
    let back = diff(&new, &old);
    assert_eq!(
        (back.actors_gone[0].id.as_str(), back.edges_gone[0].r#type.as_str()),
        ("otto-ohm", "SUPPORT")
    );
    assert_eq!(
        there.to_text(),
        "+ otto-ohm\n    montag, sentence 2: Ohm lobte Kern.\n\
         ~ lena-kern mentions: 1 → 2\n    montag, sentence 1: Kern kritisierte Brandt.\n\
         + otto-ohm SUPPORT lena-kern\n  + montag, sentence 2: Ohm lobte Kern.\n"
    );
}

#[test]
fn changed_edges_say_how() {
    let new = story(|story| {
        let (kern, brandt) = (story.person("Lena Kern"), story.person("Tobias Brandt"));
        let relation = story.tell(kern, "ACCUSE", brandt, "Kern habe Brandt kritisiert, so die „Post“.");
        relation.status = Status::Claimed;
        relation.by = vec!["Post".to_owned()];
    });
    let changed = &diff(&story(|_| {}), &new).edges_changed[0];
    assert_eq!(changed.changes, ["weight: 1 → 2", "by: none → Post", "confidence: 0.80 → 0.96"]);
    assert_eq!((changed.added.len(), changed.gone.len()), (1, 0));
}

#[test]
fn what_two_do_together_has_no_direction() {
    let talks = |first: &str, second: &str| {
        let mut story = Story::new("d");
        let ends = [first, second].map(|name| story.person(name));
        story.tell(ends[0], "CONSULT", ends[1], "Sie sprachen.");
        graph([&story])
    };
    let diff = diff(&talks("Anna Alt", "Bert Bo"), &talks("Bert Bo", "Anna Alt"));
    assert!(diff.edges_added.is_empty() && diff.edges_gone.is_empty());
    assert_eq!(diff.edges_changed[0].changes, ["source: anna-alt → bert-bo"]);
}

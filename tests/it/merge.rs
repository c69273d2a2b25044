//! Which actors of different documents are one.

use actograph::actor::Kind;
use actograph::graph::Graph;

use crate::support::{Story, graph};

/// Ids of the nodes when each document names one actor.
fn check(actors: &[(&str, Kind, Option<&str>)], expected: &[&str]) {
    let stories = actors.iter().enumerate().map(|(index, (name, kind, country))| {
        let mut story = Story::new(&format!("d{index}"));
        story.actor(name, *kind, *country);
        story
    });
    let stories: Vec<Story> = stories.collect();
    assert_eq!(ids(&graph(&stories)), expected, "{actors:?}");
    assert_eq!(ids(&graph(stories.iter().rev())), expected, "{actors:?} backwards");
}

fn ids(graph: &Graph) -> Vec<String> {
    graph.nodes().map(|node| node.id.clone()).collect()
}

use Kind::{Organization, Person, Place};

#[test]
fn same_full_name_is_one() {
    check(&[("Lena Kern", Person, None), ("Lena Kern", Person, Some("AUT"))], &["lena-kern"]);
    check(&[("LENA  KERN", Person, None), ("Lena Kern", Person, None)], &["lena-kern"]);
    check(&[("Nordbank", Organization, None), ("Nordbank", Organization, None)], &["nordbank"]);
}

#[test]
fn different_given_names_are_two() {
    check(&[("Lena Kern", Person, None), ("Paul Kern", Person, None)], &["lena-kern", "paul-kern"]);
}

#[test]
fn kind_and_country_tell_namesakes_apart() {
    check(&[("Bayern", Place, None), ("Bayern", Organization, None)], &["bayern", "bayern-2"]);
    check(&[("Georgien", Place, Some("GEO")), ("Georgien", Place, Some("USA"))], &["georgien", "georgien-2"]);
}

#[test]
fn unknown_country_goes_with_the_usual_one() {
    let usa = ("Ann Lee", Person, Some("USA"));
    check(
        &[usa, usa, ("Ann Lee", Person, Some("GBR")), ("Ann Lee", Person, None)],
        &["ann-lee", "ann-lee-2"],
    );
}

#[test]
fn bare_surname_joins_the_only_person_with_it() {
    check(&[("Lena Kern", Person, None), ("Kern", Person, None)], &["lena-kern"]);
    check(&[("Eva van der Meer", Person, None), ("van der Meer", Person, None)], &["eva-van-der-meer"]);
    check(&[("Kern", Person, None), ("Kern", Person, None)], &["kern"]);
}

#[test]
fn bare_surname_of_two_people_stays_alone() {
    let both = [("Lena Kern", Person, None), ("Paul Kern", Person, None)];
    check(&[both[0], both[1], ("Kern", Person, None)], &["kern", "lena-kern", "paul-kern"]);
    check(
        &[both[0], both[1], ("Kern", Person, None), ("Kern", Person, None)],
        &["kern", "kern-2", "lena-kern", "paul-kern"],
    );
}

#[test]
fn country_says_which_of_two_people_is_meant() {
    let people = [("Lena Kern", Person, Some("AUT")), ("Paul Kern", Person, Some("DEU"))];
    check(&[people[0], people[1], ("Kern", Person, Some("DEU"))], &["lena-kern", "paul-kern"]);
}

#[test]
fn surname_of_a_person_is_not_an_organization() {
    check(&[("Lena Porsche", Person, None), ("Porsche", Organization, None)], &["lena-porsche", "porsche"]);
}

#[test]
fn acronym_joins_the_long_form_that_bears_it() {
    let mut long = Story::new("a");
    let bund = long.actor("Bund Freier Bäcker", Organization, Some("DEU"));
    long.alias(bund, "BFB");
    let mut short = Story::new("b");
    short.actor("BFB", Organization, None);
    let joined = graph([&short, &long]);
    assert_eq!(ids(&joined), ["bund-freier-baecker"]);
    assert_eq!(joined.nodes().next().unwrap().aliases, ["Bund Freier Bäcker", "BFB"]);

    let mut other = Story::new("c");
    let bank = other.actor("Bank für Bootsbau", Organization, Some("DEU"));
    other.alias(bank, "BFB");
    assert_eq!(
        ids(&graph([&short, &long, &other])),
        ["bank-fuer-bootsbau", "bfb", "bund-freier-baecker"],
        "two bodies bear the acronym"
    );
}

#[test]
fn what_one_document_tells_apart_stays_apart() {
    let mut both = Story::new("a");
    let state = both.actor("Ruritanien", Place, Some("RUR"));
    let capital = both.actor("Strelsau", Place, Some("RUR"));
    both.tell(state, "REJECT", capital, "Ruritanien widersprach Strelsau.");
    let mut one = Story::new("b");
    let state = one.actor("Ruritanien", Place, Some("RUR"));
    one.alias(state, "Strelsau");
    assert_eq!(ids(&graph([&both, &one])), ["ruritanien", "strelsau"]);
}

#[test]
fn unnamed_groups_belong_to_their_document() {
    let story = |id: &str| {
        let mut story = Story::new(id);
        story.unnamed("Demonstranten");
        story
    };
    assert_eq!(ids(&graph([&story("a"), &story("b")])), ["demonstranten", "demonstranten-2"]);
}

#[test]
fn mutual_acts_are_one_edge_in_the_usual_direction() {
    let meeting = |id: &str, order: [&str; 2]| {
        let mut story = Story::new(id);
        let ends = order.map(|name| story.person(name));
        story.tell(ends[0], "CONSULT", ends[1], "Treffen.");
        story.tell(ends[0], "ACCUSE", ends[1], "Vorwurf.");
        story
    };
    let forward = meeting("a", ["Lena Kern", "Tobias Brandt"]);
    let backward = ["b", "c"].map(|id| meeting(id, ["Tobias Brandt", "Lena Kern"]));
    let links = |graph: &Graph| {
        let links = graph.links().map(|l| format!("{} {} {}", l.source.id, l.edge.kind.name, l.target.id));
        links.collect::<Vec<_>>()
    };
    let accuse = ["lena-kern ACCUSE tobias-brandt", "tobias-brandt ACCUSE lena-kern"];
    let all = graph([&forward, &backward[0], &backward[1]]);
    assert_eq!(links(&all), [accuse[0], accuse[1], "tobias-brandt CONSULT lena-kern"]);
    assert_eq!(all.links().last().unwrap().edge.weight(), 3);
    let even = graph([&forward, &backward[0]]);
    assert_eq!(links(&even), [accuse[0], "lena-kern CONSULT tobias-brandt", accuse[1]], "by id when even");
}

#[test]
fn two_documents_with_one_id_stay_two() {
    let stories = ["x", "x", "x-2"].map(|id| {
        let mut story = Story::new(id);
        story.person("Lena Kern");
        story
    });
    let graph = graph(&stories);
    let ids: Vec<_> = graph.documents().iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["x", "x-2", "x-3"]);
}

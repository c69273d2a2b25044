//! Actors that may be the same.

use actograph::actor::Kind;
use actograph::graph::Graph;
use actograph::graph::correct::read_toml;
use actograph::graph::{self, Builder};

use crate::support::{Story, graph};

/// Whether two actors of two documents are offered, with the reason.
fn check(a: (&str, Kind, Option<&str>), b: (&str, Kind, Option<&str>), expected: Option<&str>) {
    let stories = [a, b].map(|(name, kind, country)| {
        let mut story = Story::new(name);
        story.actor(name, kind, country);
        story
    });
    let found = graph(&stories).candidates(0.5);
    assert_eq!(found.first().map(|candidate| candidate.reason), expected, "{a:?} {b:?}");
}

use Kind::{Organization, Person, Place};

#[test]
fn likely_pairs_are_offered() {
    check(
        ("Wolodymyr Selenskyj", Person, None),
        ("Wolodymyr Selenskij", Person, None),
        Some("similar spelling"),
    );
    check(("Lena Kern", Person, None), ("L. Kern", Person, None), Some("one has the initial of the other"));
    check(
        ("Lena Maria Kern", Person, None),
        ("Lena Kern", Person, None),
        Some("same surname or head of the name"),
    );
    check(
        ("Bund Freier Bäcker", Organization, None),
        ("BFB", Organization, None),
        Some("one has the initials of the other"),
    );
    check(
        ("Amt für Fischerei", Organization, None),
        ("Amtes für Fischerei", Organization, None),
        Some("the same but for an ending"),
    );
    check(("Bayern", Place, None), ("Bayern", Organization, None), Some("same name"));
}

#[test]
fn others_are_not() {
    check(("Lena Kern", Person, None), ("Paul Kern", Person, None), None);
    check(("Lena Kern", Person, None), ("Lena Horn", Person, None), None);
    check(("Nordbank", Organization, None), ("Südbank", Organization, None), None);
    check(("Ann Lee", Person, Some("USA")), ("Ann Leigh", Person, Some("GBR")), None);
}

#[test]
fn what_is_offered_can_be_applied() {
    let mut a = Story::new("a");
    let (kern, brandt) = (a.person("Lena Kern"), a.person("Tobias Brandt"));
    a.tell(kern, "ACCUSE", brandt, "Kern kritisierte Brandt.");
    let mut b = Story::new("b \"\n");
    let kern = b.person("L. Kern");
    b.tell(kern, "SUPPORT", kern, "");
    let found: Graph = graph([&a, &b]);
    let toml = found.candidates_toml(&found.candidates(0.5));
    assert!(toml.contains("#   L. Kern (person), 1 mention: b \", in no relation\n"), "{toml}");
    assert!(
        toml.contains("#   Lena Kern (person), 1 mention: a, sentence 1: Kern kritisierte Brandt.\n"),
        "{toml}"
    );
    let mut builder = Builder::default();
    builder.add_graph(found).unwrap();
    builder.correct(read_toml(&toml).unwrap());
    let (joined, unapplied) = builder.build_corrected();
    assert!(unapplied.is_empty());
    assert_eq!(joined.nodes().map(|node| node.id.as_str()).collect::<Vec<_>>(), ["l-kern", "tobias-brandt"]);
    assert!(joined.candidates(0.5).is_empty());
    assert_eq!(graph::merge([joined.clone()]).unwrap(), joined);
}

//! A state and what stands for it.

use actograph::actor::Kind;
use actograph::graph::{self, States};
use actograph::lang;

use crate::support::{Story, graph};

fn states() -> States {
    let mut states = States::default();
    lang::EMBEDDED.iter().filter_map(|code| lang::embedded(code)).for_each(|files| states.add(&files.actors));
    states
}

fn story() -> Story {
    let mut story = Story::new("d");
    let moscow = story.actor("Moskau", Kind::Place, Some("RUS"));
    let kremlin = story.actor("Kreml", Kind::Organization, Some("RUS"));
    let russia = story.actor("Russland", Kind::Place, Some("RUS"));
    let kazan = story.actor("Kasan", Kind::Place, Some("RUS"));
    let kyiv = story.actor("Kiew", Kind::Place, Some("UKR"));
    let government = story.actor("Regierung", Kind::Organization, Some("UKR"));
    let lena = story.actor("Lena Kern", Kind::Person, Some("RUS"));
    story.tell(kremlin, "ACCUSE", kyiv, "Der Kreml warf Kiew Wortbruch vor.");
    story.tell(moscow, "ACCUSE", government, "Moskau kritisierte die ukrainische Regierung.");
    story.tell(kyiv, "CONSULT", russia, "Kiew sprach mit Russland.");
    story.tell(government, "CONSULT", moscow, "Die Regierung in Kiew sprach mit Moskau.");
    story.tell(kremlin, "REQUEST", moscow, "Der Kreml bat Moskau.");
    story.tell(kazan, "REJECT", russia, "Kasan widersprach Russland.");
    story.tell(lena, "SUPPORT", kremlin, "Kern lobte den Kreml.");
    story
}

#[test]
fn a_state_is_one_actor_with_all_evidence() {
    let collapsed = graph([&story()]).collapsed(&states());
    let edges: Vec<String> = collapsed
        .links()
        .map(|link| {
            format!("{} {} {} {}", link.source.id, link.edge.kind.name, link.target.id, link.edge.weight())
        })
        .collect();
    assert_eq!(
        edges,
        [
            "kasan REJECT russland 1",
            "lena-kern SUPPORT russland 1",
            "russland ACCUSE ukraine 2",
            "ukraine CONSULT russland 2"
        ]
    );
    let russia = collapsed.nodes().find(|node| node.id == "russland").unwrap();
    assert_eq!((russia.name.as_str(), russia.mentions), ("Russland", 3));
    assert_eq!(russia.aliases, ["Kreml", "Moskau", "Russland"]);
}

#[test]
fn merging_takes_states_apart_again() {
    let collapsed = graph([&story()]).collapsed(&states());
    let apart = graph::merge([collapsed]).unwrap();
    assert_eq!(apart.node_count(), 7);
    assert_eq!(apart.collapsed(&states()), graph([&story()]).collapsed(&states()));
}

#[test]
fn names_stand_for_their_states() {
    for (name, code) in [
        ("Washington", Some("USA")),
        ("Weißen Hauses", None),
        ("Weißes Haus", Some("USA")),
        ("White House", Some("USA")),
        ("Norwegens", Some("NOR")),
        ("Deutsche Bundesregierung", Some("DEU")),
        ("Hamburg", None),
    ] {
        assert_eq!(states().state(name).map(|country| country.code().to_owned()).as_deref(), code, "{name}");
    }
}

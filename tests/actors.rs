//! Which mentions are one actor: texts of our own with what must be joined and what must stay apart.

use std::sync::LazyLock;

use actograph::actor::{Form, Kind};
use actograph::document::Document;
use actograph::pipeline::{Analysis, Analyzer};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::embedded("de").expect("German is inside"));

fn analyze(text: &str) -> Analysis {
    ANALYZER.analyze(Document { text: text.to_owned(), ..Document::default() })
}

/// The names of all persons whom the text names, with every string by which it calls them.
fn persons(text: &str) -> Vec<String> {
    let actors = analyze(text).actors;
    let named = |actor: &usize| {
        actors.mentions.iter().any(|mention| mention.actor == *actor && mention.form == Form::Name)
    };
    let persons = (0..actors.actors.len()).filter(|&at| actors.actors[at].kind == Kind::Person).filter(named);
    persons
        .map(|at| format!("{}: {}", actors.actors[at].name, actors.actors[at].aliases.join(", ")))
        .collect()
}

fn check(found: impl Fn(&str) -> Vec<String>, table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = found(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn names(text: &str) -> Vec<String> {
    persons(text).iter().filter_map(|line| line.split(':').next().map(str::to_owned)).collect()
}

#[test]
fn parts_and_forms_of_one_name() {
    check(
        names,
        &[
            (
                "Rudolf Kerbler tritt zurück. Kerblers Partei bedauert das. Der Abschied Rudolf Kerblers kam spät.",
                &["Rudolf Kerbler"],
            ),
            (
                "Alexander van der Moosen sprach am Montag. Van der Moosen kritisierte die Regierung.",
                &["Alexander van der Moosen"],
            ),
            (
                "Präsident Peña Castro reist nach Berlin. Enrique Peña Castro trifft dort den Kanzler.",
                &["Enrique Peña Castro"],
            ),
            ("Mehmet Şahiner gewann die Wahl. Sahiner dankte den Wählern.", &["Mehmet Şahiner"]),
            (
                "Anna Kerbler und Maria Huber stritten am Dienstag. Huber warf Kerbler Untätigkeit vor.",
                &["Anna Kerbler", "Maria Huber"],
            ),
            ("Anna Kerbler traf Rudolf Kerbler in Wien.", &["Anna Kerbler", "Rudolf Kerbler"]),
        ],
    );
}

#[test]
fn names_end_before_weekdays_and_origins() {
    check(
        names,
        &[
            ("Das sagte Polizeisprecher Fritz Kerbler Dienstagabend in Graz.", &["Fritz Kerbler"]),
            ("Peter Kerbler von der Universität Graz widersprach.", &["Peter Kerbler"]),
            ("Ursula von der Heyden widersprach.", &["Ursula von der Heyden"]),
        ],
    );
}

#[test]
fn descriptions_mean_named_persons() {
    check(
        persons,
        &[
            (
                "US-Außenminister reist nach Wien. Außenminister John Miller trifft am Montag ein.",
                &["John Miller: US-Außenminister, John Miller, Außenminister John Miller"],
            ),
            (
                "Landeshauptmann Hans Kerbler kritisierte den Plan. Der Landeschef sprach von einem Fehler.",
                &["Hans Kerbler: Hans Kerbler, Landeshauptmann Hans Kerbler, Landeschef"],
            ),
            (
                "Präsident Hans Kerbler kritisierte den Plan. Der Vizepräsident sprach von einem Fehler.",
                &["Hans Kerbler: Hans Kerbler, Präsident Hans Kerbler"],
            ),
            (
                "Ana Kerbler gewann das Rennen. Die Belgierin jubelte.",
                &["Ana Kerbler: Ana Kerbler, Belgierin"],
            ),
            (
                "Ana Kerbler besiegte Maria Huber. Die Belgierin jubelte.",
                &["Ana Kerbler: Ana Kerbler", "Maria Huber: Maria Huber"],
            ),
        ],
    );
}

#[test]
fn words_that_are_no_persons() {
    check(names, &[("Der Jamaikaner gewann vor dem Serben.", &[]), ("STANDARD: Wie geht es weiter?", &[])]);
}

/// Organisations and places by name.
fn bodies(text: &str) -> Vec<String> {
    let actors = analyze(text).actors.actors.into_iter();
    actors.filter(|actor| actor.kind == Kind::Organization).map(|actor| actor.name).collect()
}

#[test]
fn bodies_and_what_is_none() {
    check(
        bodies,
        &[
            ("Die Staatsanwaltschaft Graz ermittelt gegen Anna Kerbler.", &["Staatsanwaltschaft Graz"]),
            ("Anna Kerbler sagte das bei einer Pressekonferenz.", &[]),
            ("Neo-Trainer Hans Kerbler war zufrieden.", &[]),
        ],
    );
}

#[test]
fn who_does_nothing_has_no_ties() {
    let ties = |text: &str| -> Vec<String> {
        let analysis = analyze(text);
        let name = |actor: usize| analysis.actors.actors[actor].name.clone();
        let show = |r: &actograph::relation::Relation| {
            format!("{} {} {}", name(r.source), r.kind.name, name(r.target))
        };
        analysis.relations.iter().map(show).collect()
    };
    check(
        ties,
        &[("Das berichten deutsche Medien.", &[]), ("Unter den Gästen waren Vertreter der Caritas.", &[])],
    );
}

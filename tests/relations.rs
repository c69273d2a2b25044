//! Phenomena of German grammar, each with sentences of our own: what must be found, on whose word, and what must not.

use std::sync::LazyLock;

use actograph::document::Document;
use actograph::lang::{self, Language};
use actograph::pipeline::{Analysis, Analyzer};

/// Without the classifier: these are the rules' phenomena, and each rule must stand by itself.
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let mut german =
        Language::new(lang::embedded("de").expect("German is inside")).expect("its data is sound");
    german.weights = None;
    Analyzer::new(german)
});

fn analyze(text: &str) -> Analysis {
    ANALYZER.analyze(Document { text: text.to_owned(), ..Document::default() })
}

/// Relations as `source TYPE target`, with `claimed`, `intended`, `by X` and `not` where they hold.
fn relations(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let name = |actor: usize| analysis.actors.actors[actor].name.clone();
    let show = |relation: &actograph::relation::Relation| {
        let mut line = format!("{} {} {}", name(relation.source), relation.kind.name, name(relation.target));
        if relation.status.name() != "actual" {
            line = format!("{line} {}", relation.status.name());
        }
        if let Some(speaker) = relation.by.last() {
            line = format!("{line} by {speaker}");
        }
        if relation.negated { format!("{line} not") } else { line }
    };
    analysis.relations.iter().filter(|relation| relation.kind.name != "OTHER").map(show).collect()
}

/// Checks that every expected relation is found, and none of the others.
fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = relations(text);
            let mut sorted = found.clone();
            sorted.sort();
            let mut wanted: Vec<String> = expected.iter().map(ToString::to_string).collect();
            wanted.sort();
            (sorted != wanted).then(|| format!("{text}\n  expected {wanted:?}\n  found    {sorted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn separable_verbs_and_cases() {
    check(&[
        ("Kiew warf Moskau am Montag Kriegsverbrechen vor.", &["Kiew ACCUSE Moskau"]),
        ("Norwegen lehnte am Dienstag das Angebot Islands ab.", &["Norwegen REJECT Island"]),
        ("Der Torwart warf den Ball vor das Tor.", &[]),
    ]);
}

#[test]
fn passive_turns_the_roles() {
    check(&[
        ("Der Anwalt Jan Kowal wurde in Minsk von der Polizei festgenommen.", &["Polizei COERCE Jan Kowal"]),
        ("Der Anwalt Jan Kowal wurde in Minsk festgenommen.", &[]),
    ]);
}

#[test]
fn coordination_on_both_sides() {
    check(&[
        (
            "Schweden und Finnland kritisierten Ungarn scharf.",
            &["Schweden ACCUSE Ungarn", "Finnland ACCUSE Ungarn"],
        ),
        ("Anna Berger und Luca Moretti trafen sich in Genf.", &["Anna Berger CONSULT Luca Moretti"]),
    ]);
}

#[test]
fn nouns_carry_acts() {
    check(&[
        ("Die Kritik Warschaus an Berlin hält an.", &["Warschau ACCUSE Berlin"]),
        ("Der Angriff der Rebellen auf die Armee begann in der Nacht.", &["Rebellen ASSAULT Armee"]),
        ("Die Kritik an der Reform hält an.", &[]),
    ]);
}

#[test]
fn titles_brackets_and_appositions_tie() {
    check(&[
        ("Verkehrsministerin Lena Vogt (SPD) schwieg.", &["Lena Vogt AFFILIATION SPD"]),
        ("Der französische Außenminister Paul Girard reiste ab.", &["Paul Girard AFFILIATION Frankreich"]),
        ("Kreml-Sprecher Oleg Sorin schwieg.", &["Oleg Sorin AFFILIATION Kreml"]),
        ("Der Sprecher der Weltbank, Tom Rees, schwieg.", &["Tom Rees AFFILIATION Weltbank"]),
        ("Karla Sommer las ein Buch.", &[]),
    ]);
}

#[test]
fn reports_are_claims() {
    check(&[
        ("Laut Reuters hat Japan China kritisiert.", &["Japan ACCUSE China claimed by Reuters"]),
        (
            "Belgrad habe Zagreb bedroht, sagte die Diplomatin Ines Horvat.",
            &["Belgrad THREATEN Zagreb claimed by Ines Horvat"],
        ),
        ("Japan hat China kritisiert.", &["Japan ACCUSE China"]),
    ]);
}

#[test]
fn plans_are_intended() {
    check(&[
        ("Estland will Russland verklagen.", &["Estland ACCUSE Russland intended"]),
        ("Estland hat Russland verklagt.", &["Estland ACCUSE Russland"]),
    ]);
}

#[test]
fn denials_are_marked() {
    check(&[
        ("Oslo hat Kopenhagen nicht kritisiert.", &["Oslo ACCUSE Kopenhagen not"]),
        ("Oslo hat Kopenhagen kritisiert.", &["Oslo ACCUSE Kopenhagen"]),
    ]);
}

#[test]
fn quotations_are_their_speakers_until_they_end() {
    check(&[
        (
            "„Das ist falsch“, sagte Lena Kern. „Norwegen hat Schweden bedroht.“ Finnland kritisierte Island.",
            &["Norwegen THREATEN Schweden claimed by Lena Kern", "Finnland ACCUSE Island"],
        ),
        // opened again in the second paragraph, as is the custom
        (
            "Lena Kern sagte: „Das ist falsch.\n\n„Norwegen hat Schweden bedroht.“",
            &["Norwegen THREATEN Schweden claimed by Lena Kern"],
        ),
        // a mark that nobody closed says nothing of the next paragraph
        (
            "Lena Kern sagte: „Das ist falsch.\n\nNorwegen hat Schweden bedroht.",
            &["Norwegen THREATEN Schweden"],
        ),
        // quoted is a phrase, not what it says
        ("Lena Kern sah einen „Angriff Norwegens auf Schweden“.", &["Norwegen ASSAULT Schweden"]),
    ]);
}

#[test]
fn surnames_and_titles_find_their_person() {
    let analysis = analyze(
        "Die finnische Ministerpräsidentin Aino Lehto besuchte Lettland. Lehto lobte Riga. Die Ministerpräsidentin dankte Lettland.",
    );
    let persons: Vec<&str> = analysis
        .actors
        .actors
        .iter()
        .filter(|actor| actor.kind.name() == "person")
        .map(|actor| actor.name.as_str())
        .collect();
    assert_eq!(persons, ["Aino Lehto"]);
}

#[test]
fn datelines_are_no_actors_of_the_act() {
    check(&[("Brüssel – Polen hat Litauen gedankt.", &["Polen SUPPORT Litauen"])]);
}

#[test]
fn any_text_gives_a_result() {
    for text in ["", " ", "\u{0}\u{feff}", "((((", "–", "A – B – C", "\"\"\"", "..........", "Ä", "🙂🙂"]
    {
        analyze(text);
    }
}

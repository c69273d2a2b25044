//! What a person puts right by hand.

use actograph::actor::Kind;
use actograph::export;
use actograph::graph::correct::{Correction, read_toml};
use actograph::graph::{self, Builder, Graph};

use crate::support::Story;

/// Two people whom their surname cannot tell apart, a body under two names and something that is no actor.
fn stories() -> [Story; 2] {
    let mut monday = Story::new("montag");
    let kern = monday.person("Lena Kern");
    let union = monday.actor("Bund Freier Bäcker", Kind::Organization, Some("DEU"));
    monday.tell(kern, "ACCUSE", union, "Lena Kern warf dem Bund Freier Bäcker Untreue vor.");
    monday.tell(union, "CONSULT", kern, "Der Bund traf sich mit Kern.");
    let mut tuesday = Story::new("dienstag");
    let kern = tuesday.person("Kern");
    let guild = tuesday.actor("Bäckerbund", Kind::Organization, None);
    let nobody = tuesday.person("Ehrlich Gesagt");
    tuesday.tell(kern, "SUPPORT", guild, "Kern lobte den Bäckerbund.");
    tuesday.tell(nobody, "ACCUSE", kern, "Ehrlich Gesagt kritisierte Kern.");
    [monday, tuesday]
}

fn corrected(toml: &str) -> (Graph, Vec<String>) {
    let mut builder = Builder::default();
    stories().iter().for_each(|story| builder.add(&story.analysis()));
    builder.correct(read_toml(toml).unwrap());
    let (graph, unapplied) = builder.build_corrected();
    let told = unapplied
        .iter()
        .map(|u| format!("{}: {}: {}", u.correction.line, u.correction.change.summary(), u.why));
    (graph, told.collect())
}

fn ids(graph: &Graph) -> Vec<&str> {
    graph.nodes().map(|node| node.id.as_str()).collect()
}

fn edges(graph: &Graph) -> Vec<String> {
    let line =
        |link: graph::Link<'_>| format!("{} {} {}", link.source.id, link.edge.kind.name, link.target.id);
    graph.links().map(line).collect()
}

#[test]
fn without_corrections_kern_is_one_and_the_union_two() {
    let (graph, _) = corrected("");
    assert_eq!(ids(&graph), ["baeckerbund", "bund-freier-baecker", "ehrlich-gesagt", "lena-kern"]);
}

#[test]
fn actors_are_merged_and_keep_all_evidence() {
    let (graph, unapplied) = corrected(
        "[[merge]]\nactors = [\"Bund Freier Bäcker\", \"baeckerbund\"]\nname = \"Bäckerbund BFB\"\nreason = \"same body\"",
    );
    assert!(unapplied.is_empty());
    assert_eq!(ids(&graph), ["bund-freier-baecker", "ehrlich-gesagt", "lena-kern"]);
    let body = graph.nodes().next().unwrap();
    assert_eq!((body.name.as_str(), body.mentions), ("Bäckerbund BFB", 2));
    assert!(["Bund Freier Bäcker", "Bäckerbund"].iter().all(|name| body.aliases.iter().any(|a| a == name)));
    assert!(edges(&graph).contains(&"lena-kern SUPPORT bund-freier-baecker".to_owned()));
}

#[test]
fn an_actor_is_split_by_document() {
    let (graph, unapplied) = corrected(
        "[[split]]\nactor = \"lena-kern\"\ndocuments = [\"dienstag\"]\nname = \"Paul Kern\"\nreason = \"her brother\"",
    );
    assert!(unapplied.is_empty());
    assert_eq!(ids(&graph)[3..], ["lena-kern", "paul-kern"]);
    assert!(edges(&graph).contains(&"paul-kern SUPPORT baeckerbund".to_owned()));
    assert!(edges(&graph).contains(&"lena-kern ACCUSE bund-freier-baecker".to_owned()));
}

#[test]
fn what_is_split_off_can_be_merged_and_named_by_document() {
    let (graph, unapplied) = corrected(
        "[[split]]\nactor = \"Kern @ dienstag\"\ndocuments = [\"dienstag\"]\nname = \"Paul Kern\"\nreason = \"r\"\n\
         [[merge]]\nactors = [\"Paul Kern\", \"ehrlich-gesagt\"]\nreason = \"r\"",
    );
    assert_eq!(unapplied, [""; 0]);
    assert_eq!(ids(&graph), ["baeckerbund", "bund-freier-baecker", "lena-kern", "paul-kern"]);
    assert!(
        !edges(&graph).iter().any(|edge| edge == "paul-kern ACCUSE paul-kern"),
        "one cannot accuse oneself"
    );
}

#[test]
fn actors_are_renamed_retyped_and_rejected() {
    let (graph, unapplied) = corrected(
        "[[rename]]\nactor = \"Kern\"\nname = \"Dr. Lena Kern\"\nreason = \"r\"\n\
         [[retype]]\nactor = \"baeckerbund\"\nkind = \"group\"\ncountry = \"AUT\"\nreason = \"r\"\n\
         [[reject]]\nactor = \"Ehrlich Gesagt\"\nreason = \"an adverb\"",
    );
    assert!(unapplied.is_empty());
    assert_eq!(ids(&graph), ["baeckerbund", "bund-freier-baecker", "lena-kern"], "the id stays");
    let node = |id: &str| graph.nodes().find(|node| node.id == id).unwrap();
    assert_eq!(node("lena-kern").name, "Dr. Lena Kern");
    assert!(node("lena-kern").aliases.contains(&"Lena Kern".to_owned()));
    assert_eq!((node("baeckerbund").kind, node("baeckerbund").country.unwrap().code()), (Kind::Group, "AUT"));
    assert_eq!(edges(&graph).len(), 3, "the relation of what was rejected is gone");
}

#[test]
fn relations_are_retyped_reversed_and_rejected() {
    let (graph, unapplied) = corrected(
        "[[retype]]\nsource = \"kern\"\ntype = \"SUPPORT\"\ntarget = \"baeckerbund\"\nto = \"ACCUSE\"\nreverse = true\nreason = \"irony\"\n\
         [[reject]]\nsource = \"lena-kern\"\ntype = \"CONSULT\"\ntarget = \"bund-freier-baecker\"\ndocument = \"montag\"\nsentence = 2\nreason = \"r\"",
    );
    assert_eq!(unapplied, [""; 0]);
    assert_eq!(
        edges(&graph),
        [
            "baeckerbund ACCUSE lena-kern",
            "ehrlich-gesagt ACCUSE lena-kern",
            "lena-kern ACCUSE bund-freier-baecker"
        ]
    );
}

#[test]
fn corrections_that_change_nothing_are_told_with_their_line() {
    let (_, unapplied) = corrected(
        "[[merge]]\nactors = [\"lena-kern\", \"Kern\"]\nreason = \"r\"\n\
         [[merge]]\nactors = [\"lena-kern\", \"Otto\"]\nreason = \"r\"\n\
         [[split]]\nactor = \"baeckerbund\"\ndocuments = [\"montag\"]\nreason = \"r\"\n\
         [[split]]\nactor = \"baeckerbund\"\ndocuments = [\"mittwoch\"]\nreason = \"r\"\n\
         [[rename]]\nactor = \"lena-kern\"\nname = \"Lena Kern\"\nreason = \"r\"\n\
         [[reject]]\nsource = \"lena-kern\"\ntype = \"AID\"\ntarget = \"baeckerbund\"\nreason = \"r\"\n\
         [[retype]]\nsource = \"lena-kern\"\ntype = \"SUPPORT\"\ntarget = \"baeckerbund\"\nto = \"PRAISE\"\nreason = \"r\"",
    );
    assert_eq!(
        unapplied,
        [
            "1: merge of \"lena-kern\" and \"Kern\": they are one actor already",
            "4: merge of \"lena-kern\" and \"Otto\": there is no actor \"Otto\"",
            "7: split of \"baeckerbund\": these documents do not mention it",
            "11: split of \"baeckerbund\": there is no document \"mittwoch\"",
            "15: renaming of \"lena-kern\": it is called \"Lena Kern\" already",
            "19: rejection of \"lena-kern\" AID \"baeckerbund\": there is no such relation",
            "24: retyping of \"lena-kern\" SUPPORT \"baeckerbund\": there is no type \"PRAISE\"",
        ]
    );
}

#[test]
fn faults_are_told_with_their_line() {
    let cases = [
        ("[[merge]]\nactors = [\"a\", \"b\"]", "line 1: [[merge]] needs a reason"),
        ("\n[[merge]]\nactors = [\"a\"]\nreason = \"r\"", "line 2: [[merge]] needs actors = "),
        ("[[reject]]\nreason = \"r\"", "line 1: [[reject]] needs actor = \"…\", or source, type and target"),
        ("[[reject]]\nsource = \"a\"\nreason = \"r\"", "line 1: [[reject]] needs type = "),
        (
            "[[retype]]\nactor = \"a\"\nkind = \"robot\"\nreason = \"r\"",
            "line 1: unknown kind \"robot\", expected person",
        ),
        (
            "[[rename]]\nactor = \"a\"\nname = \"b\"\nto = \"c\"\nreason = \"r\"",
            "line 1: [[rename]] has no use for to",
        ),
        ("[[merge]]\nreason = \"r\"\nactor = [\"a\"]", "line 3: "),
        ("[[merge]]\nreasons = \"r\"", "line 2: unknown field `reasons`"),
        ("[[swap]]\n", "line 1: unknown field `swap`"),
        ("[[merge]\n", "line 1: "),
    ];
    for (toml, expected) in cases {
        let error = read_toml(toml).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{toml}\nexpected {expected:?}, got {error:?}");
    }
}

/// A correction of every sort, for the stories of this file.
const ALL: &str = "
[[split]]
actor = \"Kern\"
documents = [\"dienstag\"]
name = \"Paul Kern\"
reason = \"r\"
[[merge]]
actors = [\"Bäckerbund\", \"Bund Freier Bäcker\"]
reason = \"r\"
[[rename]]
actor = \"Bäckerbund\"
name = \"Bäcker\"
reason = \"r\"
[[reject]]
actor = \"Ehrlich Gesagt\"
reason = \"r\"
[[retype]]
source = \"Paul Kern\"
type = \"SUPPORT\"
target = \"Bäckerbund\"
to = \"AID\"
reason = \"r\"
";

#[test]
fn corrections_survive_files_merging_and_their_own_order() {
    let json = |graph: &Graph| export::to_string(graph, export::by_name("json").unwrap());
    let (whole, unapplied) = corrected(ALL);
    assert_eq!(unapplied, [""; 0]);
    let read = Graph::from_json(&json(&whole)).unwrap();
    assert_eq!(read, whole);
    assert_eq!(json(&graph::merge([read]).unwrap()), json(&whole), "a graph brings its corrections");

    let tables: Vec<&str> = ALL.split("[[").filter(|part| !part.trim().is_empty()).collect();
    let backwards: String = tables.iter().rev().map(|part| format!("[[{part}")).collect();
    assert_eq!(json(&corrected(&backwards).0), json(&whole));

    let parts = stories().map(|story| {
        let mut builder = Builder::default();
        builder.add(&story.analysis());
        builder.correct(read_toml(ALL).unwrap());
        builder.build()
    });
    assert_eq!(json(&graph::merge(parts).unwrap()), json(&whole), "correct and merge is merge and correct");
}

#[test]
fn corrections_are_written_as_they_are_read() {
    let corrections = read_toml(ALL).unwrap();
    let text: String = corrections.iter().map(|correction| correction.to_toml() + "\n").collect();
    let strip = |c: Correction| Correction { line: 0, ..c };
    let again: Vec<_> = read_toml(&text).unwrap().into_iter().map(strip).collect();
    assert_eq!(again, corrections.into_iter().map(strip).collect::<Vec<_>>());
}

//! The commands on graphs from the outside.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use tempfile::TempDir;

const MONDAY: &str =
    "---\ntitle: Streit am Hafen\npublisher: Morgenblatt\n---\nLena Kern kritisierte Tobias Brandt.\n";
const TUESDAY: &str =
    "Tobias Brandt telefonierte am Dienstag mit Lena Kern. Paul Lohse lobte Tobias Brandt.\n";

/// A folder with two articles and their graphs, apart and together.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("2026-03-02_montag.txt"), MONDAY).unwrap();
    fs::write(folder.path().join("2026-03-03_dienstag.txt"), TUESDAY).unwrap();
    for (texts, graph) in [
        (&["2026-03-02_montag.txt"][..], "montag.json"),
        (&["2026-03-03_dienstag.txt"], "dienstag.json"),
        (&["2026-03-02_montag.txt", "2026-03-03_dienstag.txt"], "beide.json"),
    ] {
        actograph(folder.path(), &[&["extract"], texts, &["-o", graph]].concat()).code(0).stderr("");
    }
    folder
}

fn actograph(folder: &Path, args: &[&str]) -> Assert {
    Command::cargo_bin("actograph").unwrap().current_dir(folder).args(args).assert()
}

fn stdout(folder: &Path, args: &[&str], code: i32) -> String {
    String::from_utf8(actograph(folder, args).code(code).get_output().stdout.clone()).unwrap()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Checks that a command fails, says why and what to do, and writes nothing.
fn fails(folder: &Path, args: &[&str], error: &str, hint: &str) {
    let assert = actograph(folder, args).code(2);
    let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    let expected = format!("error: {error}");
    assert!(stderr.starts_with(&expected), "expected {expected:?}, got {stderr:?}");
    assert!(stderr.contains(&format!("hint: {hint}")), "expected hint {hint:?}, got {stderr:?}");
    assert!(assert.get_output().stdout.is_empty());
}

#[test]
fn merge_gives_what_extract_gives() {
    let folder = folder();
    let path = folder.path();
    actograph(path, &["merge", "dienstag.json", "montag.json", "-o", "vereint.json"])
        .code(0)
        .stdout("")
        .stderr("");
    assert_eq!(read(path, "vereint.json"), read(path, "beide.json"));
    actograph(path, &["merge", "beide.json", "montag.json", "-o", "noch.json"]).code(0);
    assert_eq!(read(path, "noch.json"), read(path, "beide.json"), "a document is there once");
    actograph(path, &["merge", "beide.json", "--without", "2026-03-03_dienstag", "-o", "ohne.json"]).code(0);
    assert_eq!(read(path, "ohne.json"), read(path, "montag.json"));
    let dot = stdout(path, &["merge", "montag.json", "dienstag.json", "-f", "dot"], 0);
    assert_eq!(dot, stdout(path, &["convert", "beide.json", "-f", "dot"], 0));
}

#[test]
fn a_document_can_be_replaced() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("2026-03-02_montag.txt"), "Lena Kern lobte Tobias Brandt.").unwrap();
    actograph(path, &["extract", "2026-03-02_montag.txt", "-o", "neu.json"]).code(0);
    fails(
        path,
        &["merge", "beide.json", "neu.json"],
        "cannot merge neu.json: two different documents are called \"2026-03-02_montag\"\n",
        "if it is a newer version, add --replace",
    );
    actograph(path, &["merge", "beide.json", "neu.json", "--replace", "-o", "ersetzt.json"]).code(0);
    actograph(path, &["extract", "2026-03-02_montag.txt", "2026-03-03_dienstag.txt", "-o", "frisch.json"])
        .code(0);
    assert_eq!(read(path, "ersetzt.json"), read(path, "frisch.json"));
}

#[test]
fn metadata_comes_from_front_matter_options_and_lines() {
    let folder = folder();
    let path = folder.path();
    let document = |args: &[&str]| -> Value {
        serde_json::from_str::<Value>(&stdout(path, args, 0)).unwrap()["graph"]["documents"][0].clone()
    };
    let monday = document(&["extract", "2026-03-02_montag.txt"]);
    assert_eq!((&monday["title"], &monday["publisher"]), (&"Streit am Hafen".into(), &"Morgenblatt".into()));
    assert_eq!(monday["date"], "2026-03-02");
    let text = read(path, "2026-03-02_montag.txt");
    let graph: Value = serde_json::from_str(&read(path, "montag.json")).unwrap();
    let evidence = &graph["edges"][0]["evidence"][0];
    let place = |name: &str| evidence[name].as_u64().unwrap() as usize;
    let sentence: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(evidence["text"], sentence.as_str(), "places are those of the file");

    fs::write(path.join("x.txt"), TUESDAY).unwrap();
    let args = [
        "extract",
        "x.txt",
        "--title",
        "T",
        "--uri",
        "https://example.org/x",
        "--date",
        "2026-04-01",
        "--publisher",
        "P",
    ];
    let given = document(&args);
    assert_eq!(
        [&given["title"], &given["uri"], &given["date"], &given["publisher"]],
        ["T", "https://example.org/x", "2026-04-01", "P"]
    );
    fails(
        path,
        &["extract", "x.txt", "2026-03-02_montag.txt", "--title", "T"],
        "--title and --uri are for a single document\n",
        "write them into the texts",
    );
    actograph(path, &["extract", "x.txt", "--date", "gestern"]).code(2);

    let lines = format!(
        "{}\n{}\n",
        serde_json::json!({"id": "a", "text": TUESDAY, "date": "2026-03-01"}),
        serde_json::json!({"text": "It rained.", "lang": "en"})
    );
    fs::write(path.join("viele.jsonl"), &lines).unwrap();
    let graph: Value = serde_json::from_str(&stdout(path, &["extract", "viele.jsonl"], 0)).unwrap();
    let documents = graph["graph"]["documents"].as_array().unwrap();
    assert_eq!((&documents[0]["id"], &documents[0]["date"]), (&"a".into(), &"2026-03-01".into()));
    assert_eq!((&documents[1]["id"], &documents[1]["lang"]), (&"viele-2".into(), &"en".into()));
    fs::write(path.join("kaputt.jsonl"), "{\"text\": \"a\"}\n{}\n").unwrap();
    fails(
        path,
        &["extract", "kaputt.jsonl"],
        "cannot read kaputt.jsonl, line 2: missing field `text`",
        "each line is an object",
    );
}

#[test]
fn corrections_are_applied_and_those_that_do_not_apply_are_told() {
    let folder = folder();
    let path = folder.path();
    let toml = "[[merge]]\nactors = [\"Paul Lohse\", \"Tobias Brandt\"]\nreason = \"a pen name\"\n\n\
                [[reject]]\nactor = \"Otto\"\nreason = \"no actor\"\n";
    fs::write(path.join("corrections.toml"), toml).unwrap();
    let told = "warning: corrections.toml, line 5: the rejection of \"Otto\" does not apply: there is no actor \"Otto\"\n";
    actograph(
        path,
        &["merge", "montag.json", "dienstag.json", "--corrections", "corrections.toml", "-o", "a.json"],
    )
    .code(0)
    .stderr(told);
    let texts = [
        "extract",
        "2026-03-02_montag.txt",
        "2026-03-03_dienstag.txt",
        "--corrections",
        "corrections.toml",
        "-o",
        "b.json",
    ];
    actograph(path, &texts).code(0).stderr(told);
    assert_eq!(read(path, "a.json"), read(path, "b.json"));
    let args =
        ["query", "beide.json", "--actor", "Lohse", "--corrections", "corrections.toml", "-f", "jsonl"];
    let list = stdout(path, &args, 0);
    assert!(list.contains("\"target\":\"paul-lohse\""), "the first one gives the id: {list}");
    actograph(path, &["merge", "a.json", "-o", "c.json"]).code(0).stderr("");
    assert_eq!(read(path, "c.json"), read(path, "a.json"), "a graph keeps its corrections");

    fs::write(path.join("corrections.toml"), "\n[[merge]]\nactors = [\"a\"]\nreason = \"r\"").unwrap();
    fails(
        path,
        &["merge", "beide.json", "--corrections", "corrections.toml"],
        "cannot read corrections.toml, line 2: [[merge]] needs actors",
        "`actograph candidates` writes corrections",
    );
}

#[test]
fn candidates_can_be_pasted() {
    let folder = folder();
    let path = folder.path();
    actograph(path, &["candidates", "beide.json"]).code(1).stdout("");
    fs::write(path.join("mittwoch.txt"), "Lena Kernn kritisierte Tobias Brandt.").unwrap();
    actograph(path, &["extract", "mittwoch.txt", "-o", "mittwoch.json"]).code(0);
    actograph(path, &["merge", "beide.json", "mittwoch.json", "-o", "alle.json"]).code(0);
    actograph(path, &["candidates", "alle.json", "-o", "corrections.toml"]).code(0);
    assert!(
        read(path, "corrections.toml")
            .contains("#   Lena Kernn (person), 1 mention: mittwoch, sentence 1: Lena Kernn")
    );
    actograph(path, &["merge", "alle.json", "--corrections", "corrections.toml", "-o", "richtig.json"])
        .code(0)
        .stderr("");
    actograph(path, &["candidates", "richtig.json"]).code(1);
}

#[test]
fn queries_answer_in_every_form() {
    let folder = folder();
    let path = folder.path();
    let list = stdout(path, &["query", "beide.json", "--source", "Kern", "--type", "accuse"], 0);
    assert!(list.starts_with("Lena Kern ACCUSE Tobias Brandt  (1 ×, actual, 0."), "{list}");
    assert!(
        list.ends_with(
            ")\n  2026-03-02 2026-03-02_montag, sentence 1: Lena Kern kritisierte Tobias Brandt.\n"
        )
    );
    let lines = stdout(path, &["query", "beide.json", "--from", "2026-03-03", "-f", "jsonl"], 0);
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["date"] == "2026-03-03"));
    let csv = stdout(path, &["query", "beide.json", "--actor", "Lohse", "-f", "csv"], 0);
    assert_eq!(csv.lines().count(), 2);
    actograph(path, &["query", "beide.json", "--path", "Lohse", "Kern", "-o", "weg.json"]).code(0);
    let way: Value = serde_json::from_str(&read(path, "weg.json")).unwrap();
    assert_eq!(way["nodes"].as_array().unwrap().len(), 3);
    let around = stdout(path, &["query", "beide.json", "--actor", "Lohse", "--hops", "2", "-f", "dot"], 0);
    assert!(around.starts_with("digraph") && around.contains("Lena Kern"));
    actograph(path, &["query", "beide.json", "--type", "ASSAULT"]).code(1).stdout("");
    let mut piped = Command::cargo_bin("actograph").unwrap();
    piped.args(["query", "-", "--min-weight", "1"]).write_stdin(read(path, "beide.json")).assert().code(0);
}

#[test]
fn questions_that_cannot_be_answered_are_errors() {
    let folder = folder();
    let path = folder.path();
    fails(
        path,
        &["query", "beide.json", "--actor", "Lena Kerm"],
        "there is no actor \"Lena Kerm\"; is it lena-kern?",
        "actors are named by id, name or alias",
    );
    fails(path, &["query", "beide.json", "--type", "BITE"], "there is no type BITE\n", "AGREE, CONSULT");
    fails(
        path,
        &["query", "beide.json", "--document", "x"],
        "there is no document \"x\"\n",
        "the graph has 2026-03-02_montag",
    );
    fails(
        path,
        &["merge", "beide.json", "--without", "x"],
        "there is no document \"x\" to be left out\n",
        "documents are named by their ids",
    );
    fs::write(path.join("kein.json"), "{}").unwrap();
    for command in ["merge", "candidates", "query", "stats"] {
        fails(
            path,
            &[command, "kein.json"],
            "cannot read kein.json: not an actograph graph: ",
            "graphs are what",
        );
        actograph(path, &[command, "fehlt.json"]).code(2);
    }
    fails(
        path,
        &["diff", "beide.json", "kein.json"],
        "cannot read kein.json: not an actograph graph: ",
        "graphs are what",
    );
    for args in [
        &["--hops", "2"][..],
        &["--status", "maybe"],
        &["--quad", "x"],
        &["--path", "Kern"],
        &["--from", "1. März"],
    ] {
        actograph(path, &[&["query", "beide.json"], args].concat()).code(2);
    }
}

#[test]
fn stats_come_as_text_and_json() {
    let folder = folder();
    let path = folder.path();
    assert!(
        stdout(path, &["stats", "beide.json"], 0)
            .starts_with("2 documents, 3 actors, 3 edges, 3 pieces of evidence\n")
    );
    let stats: Value =
        serde_json::from_str(&stdout(path, &["stats", "beide.json", "--json", "--top", "1"], 0)).unwrap();
    assert_eq!(stats["betweenness"][0]["id"], "tobias-brandt");
    assert_eq!(stats["most_active"].as_array().unwrap().len(), 1);
}

#[test]
fn diff_ends_as_diff_does() {
    let folder = folder();
    let path = folder.path();
    actograph(path, &["diff", "beide.json", "beide.json"]).code(0).stdout("");
    let text = stdout(path, &["diff", "montag.json", "beide.json"], 1);
    assert!(
        text.contains("+ paul-lohse\n    2026-03-03 2026-03-03_dienstag, sentence 2: Paul Lohse lobte"),
        "{text}"
    );
    let json: Value =
        serde_json::from_str(&stdout(path, &["diff", "beide.json", "montag.json", "--json"], 1)).unwrap();
    assert_eq!(json["edges_gone"].as_array().unwrap().len(), 2);
}

#[test]
fn states_collapse() {
    let folder = folder();
    let path = folder.path();
    fs::write(
        path.join("s.txt"),
        "Moskau warf Norwegen Spionage vor. Oslo wies den Vorwurf Russlands zurück.",
    )
    .unwrap();
    for command in ["extract", "query"] {
        let input = if command == "extract" { "s.txt" } else { "s.json" };
        actograph(path, &[command, input, "--collapse", "country", "-o", "c.json"]).code(0);
        let graph: Value = serde_json::from_str(&read(path, "c.json")).unwrap();
        let ids: Vec<&Value> = graph["nodes"].as_array().unwrap().iter().map(|node| &node["id"]).collect();
        assert_eq!(ids, ["norwegen", "russland"], "{command}");
        actograph(path, &["extract", "s.txt", "-o", "s.json"]).code(0);
    }
}

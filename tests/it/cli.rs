//! The program from the outside: exit codes, messages, files.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "Lena Kern kritisierte Tobias Brandt.\n";

/// A folder of its own with an article in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("artikel.txt"), ARTICLE).unwrap();
    folder
}

fn actograph(folder: &Path, args: &[&str]) -> Assert {
    Command::cargo_bin("actograph").unwrap().current_dir(folder).args(args).assert()
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// Checks that the command fails with this message, and leaves nothing on the standard output.
fn fails(folder: &Path, args: &[&str], expected: &str) {
    let assert = actograph(folder, args).code(2);
    let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(stderr.starts_with(expected), "expected {expected:?}, got {stderr:?}");
    assert!(assert.get_output().stdout.is_empty());
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn extract_writes_json_to_the_standard_output() {
    let folder = folder();
    let graph: Value =
        serde_json::from_str(&stdout(&actograph(folder.path(), &["extract", "artikel.txt"]).code(0)))
            .unwrap();
    assert_eq!(graph["graph"]["documents"][0]["id"], "artikel");
    assert_eq!(graph["edges"][0]["source"], "lena-kern");
    assert_eq!(graph["edges"][0]["evidence"][0]["text"], ARTICLE.trim());
}

#[test]
fn the_standard_input_is_a_document() {
    let mut command = Command::cargo_bin("actograph").unwrap();
    let assert = command.args(["extract", "-"]).write_stdin(ARTICLE).assert().code(0);
    assert!(stdout(&assert).contains("\"id\":\"stdin\""));
}

#[test]
fn the_output_file_chooses_the_format() {
    let folder = folder();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "bild.dot"]).code(0).stdout("");
    let dot = fs::read_to_string(folder.path().join("bild.dot")).unwrap();
    assert!(dot.starts_with("digraph"));
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "bild.txt", "-f", "dot"]).code(0);
    assert_eq!(fs::read_to_string(folder.path().join("bild.txt")).unwrap(), dot);
    assert_eq!(files(folder.path()), ["artikel.txt", "bild.dot", "bild.txt"], "no temporary files are left");
}

#[test]
fn tables_come_together() {
    let folder = folder();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "tabelle.csv"]).code(0);
    assert_eq!(
        files(folder.path()),
        ["artikel.txt", "tabelle.csv", "tabelle.evidence.csv", "tabelle.nodes.csv"]
    );
    let edges = stdout(&actograph(folder.path(), &["extract", "artikel.txt", "-f", "csv"]).code(0));
    assert_eq!(fs::read_to_string(folder.path().join("tabelle.csv")).unwrap(), edges);
    let nodes = fs::read_to_string(folder.path().join("tabelle.nodes.csv")).unwrap();
    assert_eq!(stdout(&actograph(folder.path(), &["extract", "artikel.txt", "-f", "csv-nodes"])), nodes);
}

#[test]
fn tables_of_a_longer_ending_come_together() {
    let folder = folder();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "graph.json"]).code(0);
    actograph(folder.path(), &["convert", "graph.json", "-o", "Ä.neo4j.csv"]).code(0);
    assert_eq!(
        files(folder.path()),
        ["artikel.txt", "graph.json", "Ä.neo4j.actors.csv", "Ä.neo4j.csv", "Ä.neo4j.evidence.csv"]
    );
    let actors = fs::read_to_string(folder.path().join("Ä.neo4j.actors.csv")).unwrap();
    assert!(actors.starts_with("id:ID(Actor),"), "{actors}");
}

#[test]
fn every_format_is_one_of_convert() {
    let folder = folder();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "graph.json"]).code(0);
    for format in actograph::export::FORMATS {
        let name = format!("bild.{}", format.endings()[0]);
        actograph(folder.path(), &["convert", "graph.json", "-o", &name]).code(0).stdout("").stderr("");
        let by_name = actograph(folder.path(), &["convert", "graph.json", "-f", format.name()]).code(0);
        assert_eq!(fs::read(folder.path().join(&name)).unwrap(), by_name.get_output().stdout, "{name}");
    }
}

#[test]
fn convert_gives_what_extract_gives() {
    let folder = folder();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "graph.json"]).code(0);
    let direct = stdout(&actograph(folder.path(), &["extract", "artikel.txt", "-f", "dot"]));
    let converted = stdout(&actograph(folder.path(), &["convert", "graph.json", "-f", "dot"]).code(0));
    assert_eq!(converted, direct);
}

#[test]
fn parse_writes_conllu() {
    let folder = folder();
    let conllu = stdout(&actograph(folder.path(), &["parse", "artikel.txt"]).code(0));
    assert!(conllu.starts_with("# newdoc id = artikel\n"), "{conllu}");
    assert!(conllu.contains("\n3\tkritisierte\t"), "{conllu}");
}

#[test]
fn several_files_become_one_graph() {
    let folder = folder();
    for sub in ["a", "b"] {
        fs::create_dir(folder.path().join(sub)).unwrap();
        fs::write(folder.path().join(sub).join("x.txt"), ARTICLE).unwrap();
    }
    let run = |args: &[&str]| stdout(&actograph(folder.path(), args).code(0));
    let graph = run(&["extract", "a/x.txt", "b/x.txt", "artikel.txt"]);
    let json: Value = serde_json::from_str(&graph).unwrap();
    let ids: Vec<&Value> = json["graph"]["documents"].as_array().unwrap().iter().map(|d| &d["id"]).collect();
    assert_eq!(ids, ["a/x", "artikel", "b/x"]);
    assert_eq!(json["edges"][0]["weight"], 3);
    assert_eq!(run(&["extract", "artikel.txt", "b/x.txt", "a/x.txt"]), graph, "order does not matter");
    assert_eq!(run(&["extract", "artikel.txt", "b/x.txt", "a/x.txt", "a/x.txt"]), graph, "once is enough");
    let whole: Value = serde_json::from_str(&run(&["extract", "-r", "."])).unwrap();
    assert_eq!(whole["edges"][0]["weight"], 3);
}

#[test]
fn nothing_found_is_code_one() {
    let folder = folder();
    fs::write(folder.path().join("leer.txt"), "").unwrap();
    actograph(folder.path(), &["extract", "leer.txt"]).code(1).stderr("warning: leer.txt is empty\n");
    actograph(folder.path(), &["parse", "leer.txt"]).code(1);
    let both = stdout(&actograph(folder.path(), &["extract", "leer.txt", "artikel.txt"]).code(0));
    assert!(both.contains("\"id\":\"leer\""), "an empty file among others is a document without relations");
}

#[test]
fn inputs_that_cannot_be_read_are_named() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("latin1.txt", b"Gr\xfc\xdfe");
    write("utf16.txt", b"\xff\xfeH\0");
    write("bild.txt", b"\x89PNG\0");
    let cases = [
        ("fehlt.txt", "error: cannot read fehlt.txt: no such file\n"),
        (".", "error: cannot read .: it is a folder\nhint: add --recursive"),
        ("latin1.txt", "error: cannot read latin1.txt: byte 2 (0xfc) is not UTF-8\nhint: if it is Latin-1"),
        ("utf16.txt", "error: cannot read utf16.txt: the text is UTF-16\nhint: convert it"),
        ("bild.txt", "error: cannot read bild.txt: byte 4 is zero: this is not a text\nhint: convert it"),
    ];
    for (input, expected) in cases {
        fails(folder.path(), &["extract", "artikel.txt", input], expected);
        fails(folder.path(), &["parse", input], expected);
    }
    fails(folder.path(), &["convert", "fehlt.json"], "error: cannot read fehlt.json: no such file");
    fails(
        folder.path(),
        &["convert", "artikel.txt"],
        "error: cannot read artikel.txt: not an actograph graph: ",
    );
}

#[test]
fn outputs_that_cannot_be_written_are_named() {
    let folder = folder();
    fs::create_dir(folder.path().join("ordner.json")).unwrap();
    let cases = [
        ("weg/graph.json", "error: cannot write weg/graph.json: there is no folder weg\nhint: make it first"),
        ("ordner.json", "error: cannot write ordner.json: it is a folder\n"),
        ("graph.zip", "error: unknown format of graph.zip\nhint: choose one with --format: json, dot"),
    ];
    for (output, expected) in cases {
        fails(folder.path(), &["extract", "artikel.txt", "-o", output], expected);
    }
    fails(folder.path(), &["extract", "artikel.txt", "-f", "pdf"], "error: unknown format pdf\n");
    assert_eq!(files(folder.path()), ["artikel.txt", "ordner.json"]);
}

#[test]
fn a_failed_run_keeps_the_old_file() {
    let folder = folder();
    fs::write(folder.path().join("graph.json"), "alt").unwrap();
    fails(folder.path(), &["extract", "fehlt.txt", "-o", "graph.json"], "error: cannot read fehlt.txt");
    assert_eq!(fs::read_to_string(folder.path().join("graph.json")).unwrap(), "alt");
}

#[cfg(unix)]
#[test]
fn links_devices_and_permissions_are_respected() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "/dev/stdout", "-f", "json"]).code(0);
    fs::write(path("ziel.json"), "alt").unwrap();
    fs::set_permissions(path("ziel.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("ziel.json", path("link.json")).unwrap();
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "link.json"]).code(0);
    assert!(fs::symlink_metadata(path("link.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(path("ziel.json")).unwrap().starts_with('{'));
    assert_eq!(fs::metadata(path("ziel.json")).unwrap().permissions().mode() & 0o777, 0o640);
    actograph(folder.path(), &["extract", "artikel.txt", "-o", "neu.json"]).code(0);
    assert_eq!(
        fs::metadata(path("neu.json")).unwrap().permissions().mode() & 0o444,
        0o444,
        "others may read it"
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_fine() {
    use std::process::{Command, Stdio};
    let folder = folder();
    fs::write(folder.path().join("lang.txt"), ARTICLE.repeat(50)).unwrap();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("actograph"))
        .current_dir(folder.path())
        .args(["extract", "lang.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn own_types_and_frames_come_first() {
    let folder = folder();
    let own = "[[type]]\nname = \"SCOLDS\"\n\n[[frame]]\nverb = \"kritisieren\"\ntype = \"SCOLDS\"\n\
               source = \"subj\"\ntarget = \"obj\"\n";
    fs::write(folder.path().join("own.toml"), own).unwrap();
    let types = |args: &[&str]| {
        let graph: Value = serde_json::from_str(&stdout(&actograph(folder.path(), args))).unwrap();
        let edges = graph["edges"].as_array().unwrap().iter();
        edges.map(|edge| edge["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(types(&["extract", "artikel.txt"]), ["ACCUSE"]);
    assert_eq!(types(&["extract", "artikel.txt", "--ontology", "own.toml"]), ["SCOLDS"]);
}

#[test]
fn faults_in_own_frames_are_told_with_their_line() {
    let folder = folder();
    fs::write(
        folder.path().join("own.toml"),
        "\n[[frame]]\nverb = \"loben\"\ntype = \"PRAISE\"\nsource = \"subj\"\ntarget = \"obj\"\n",
    )
    .unwrap();
    fails(folder.path(), &["extract", "artikel.txt", "--ontology", "own.toml"], "error: own.toml:");
    fails(
        folder.path(),
        &["extract", "artikel.txt", "--ontology", "none.toml"],
        "error: cannot read none.toml",
    );
}

#[test]
fn explain_names_frame_line_and_reason() {
    let folder = folder();
    let text = "Lena Kern kritisierte Tobias Brandt. Lena Kern schlief, und Tobias Brandt lobte das Wetter.";
    fs::write(folder.path().join("zwei.txt"), text).unwrap();
    let page = stdout(&actograph(folder.path(), &["explain", "zwei.txt", "--lang", "de"]));
    for part in [
        "Lena Kern ACCUSE Tobias Brandt: actual",
        "frame kritisieren",
        "accuse.toml:",
        "no relation; nearest came",
    ] {
        assert!(page.contains(part), "no {part:?} in\n{page}");
    }
    let second =
        stdout(&actograph(folder.path(), &["explain", "zwei.txt", "--lang", "de", "--sentence", "2"]));
    assert!(!second.contains("[1] ") && second.contains("[2] Lena Kern schlief"));
    fails(folder.path(), &["explain", "zwei.txt", "--sentence", "0"], "error: invalid value '0'");
}

#[test]
fn help_and_version_are_there() {
    let folder = folder();
    let help = stdout(&actograph(folder.path(), &["--help"]).code(0));
    assert!(help.contains("Examples:") && help.contains("Exit codes: 0 fine, 1 nothing found, 2 failed."));
    for command in ["extract", "parse", "convert", "explore"] {
        assert!(help.contains(command));
        actograph(folder.path(), &[command, "--help"]).code(0);
    }
    let version = stdout(&actograph(folder.path(), &["--version"]).code(0));
    assert_eq!(version.trim(), format!("actograph {}", env!("CARGO_PKG_VERSION")));
    actograph(folder.path(), &["extract", "artikel.txt", "--min-confidence", "2"]).code(2);
    actograph(folder.path(), &[]).code(2);
}

/// The articles of `examples/`, many times over, with a headline that makes every copy another text.
fn long_text(bytes: usize) -> String {
    let articles = ["business", "politics", "sport"].map(|name| {
        fs::read_to_string(format!("{}/examples/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
    });
    let mut text = String::new();
    for number in 1.. {
        text.push_str(&format!("Ausgabe {number} erscheint\n\n{}\n", articles[number % 3]));
        if text.len() > bytes {
            break;
        }
    }
    text
}

/// The result does not depend on the number of threads, nor on whether a text is read in pieces.
#[test]
fn threads_and_pieces_do_not_show() {
    let folder = folder();
    let text = long_text(300_000);
    fs::write(folder.path().join("lang.txt"), &text).unwrap();
    let parsed =
        |jobs: &str| stdout(&actograph(folder.path(), &["parse", "--jobs", jobs, "lang.txt", "artikel.txt"]));
    let one = parsed("1");
    assert!(parsed("3") == one);
    let document = one.split("# newdoc id = artikel").next().unwrap();
    let analyzer = actograph::pipeline::Analyzer::embedded("de").unwrap();
    let mut whole = actograph::parse::conllu::Writer::new(Vec::new());
    whole.document("lang", &analyzer.parse(&text)).unwrap();
    assert!(document.as_bytes() == whole.into_inner(), "in pieces and as a whole differ");

    for number in 0..20 {
        let part = &text.split("\n\n").skip(7 * number).take(7).collect::<Vec<_>>().join("\n\n");
        fs::write(folder.path().join(format!("teil{number}.txt")), part).unwrap();
    }
    fs::remove_file(folder.path().join("lang.txt")).unwrap();
    let graph = |jobs: &str| stdout(&actograph(folder.path(), &["extract", "-j", jobs, "-r", "."]).code(0));
    let one = graph("1");
    assert!(graph("2") == one && graph("5") == one);
    actograph(folder.path(), &["parse", "--jobs", "0", "artikel.txt"]).code(2);
}

/// Over 256 KiB, the pieces of a text are analysed by themselves: places and sentences are still those of the file, and
/// an actor has one node.
#[test]
fn a_long_text_is_one_document() {
    let folder = folder();
    let text = long_text(700_000);
    fs::write(folder.path().join("lang.txt"), &text).unwrap();
    let json = stdout(&actograph(folder.path(), &["extract", "lang.txt"]).code(0));
    let graph: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(graph["graph"]["documents"].as_array().unwrap().len(), 1);
    let nodes = graph["nodes"].as_array().unwrap();
    let called = nodes.iter().filter(|node| node["name"] == "Ingrid Solvang").count();
    assert_eq!(called, 1);
    let chars: Vec<char> = text.chars().collect();
    let mut last = 0;
    for evidence in
        graph["edges"].as_array().unwrap().iter().flat_map(|edge| edge["evidence"].as_array().unwrap())
    {
        let place = |key: &str| evidence[key].as_u64().unwrap() as usize;
        let slice: String = chars[place("start")..place("end")].iter().collect();
        assert_eq!(evidence["text"], *slice);
        last = last.max(place("start"));
    }
    assert!(last > 600_000, "there is evidence in the last piece");
}

#[test]
fn trees_from_elsewhere_give_the_graph_of_their_text() {
    let folder = folder();
    let path = format!("{}/examples/politics.txt", env!("CARGO_MANIFEST_DIR"));
    fs::copy(path, folder.path().join("politics.txt")).unwrap();
    let run = |args: &[&str]| stdout(&actograph(folder.path(), args).code(0));
    let inputs = ["politics.txt", "artikel.txt"];
    let direct = run(&["extract", inputs[0], inputs[1]]);
    let trees = run(&["parse", inputs[0], inputs[1]]);
    fs::write(folder.path().join("trees.conllu"), &trees).unwrap();
    assert_eq!(run(&["extract", "--from", "conllu", "trees.conllu"]), direct);
    assert_eq!(run(&["extract", "--from", "conllu", "-r", "."]), direct);
    assert_eq!(run(&["parse", "--from", "conllu", "trees.conllu"]), trees);
    let mut command = Command::cargo_bin("actograph").unwrap();
    let assert = command.args(["extract", "--from", "conllu", "-"]).write_stdin(trees).assert().code(0);
    assert_eq!(stdout(&assert), direct);

    // Whatever made the trees: a head that we would not have chosen is believed.
    let small = "# text = Kern lobte Brandt.\n\
        1\tKern\tKern\tPROPN\tNE\t_\t2\tobj\t_\tNER=B-PER\n2\tlobte\tloben\tVERB\tVVFIN\t_\t0\troot\t_\t_\n\
        3\tBrandt\tBrandt\tPROPN\tNE\t_\t2\tnsubj\t_\tNER=B-PER|SpaceAfter=No\n4\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_\n";
    fs::write(folder.path().join("klein.conllu"), small).unwrap();
    let graph: Value =
        serde_json::from_str(&run(&["extract", "--from", "conllu", "--lang", "de", "klein.conllu"])).unwrap();
    assert_eq!(graph["graph"]["documents"][0]["id"], "klein");
    assert_eq!(graph["edges"][0]["source"], "brandt");
}

#[test]
fn wrong_trees_are_named_with_their_line() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("spalten.conllu", "# text = Ja\n1\tJa\tja\n");
    write("kopf.conllu", "1\tJa\tja\tINTJ\t_\t_\t7\troot\t_\t_\n\n");
    write("text.conllu", ARTICLE);
    write("leer.conllu", "");
    let cases = [
        (
            "spalten.conllu",
            "error: cannot read spalten.conllu: line 2: expected ten columns with tabs between them, got `1\tJa\tja`",
        ),
        ("kopf.conllu", "error: cannot read kopf.conllu: line 2: expected heads inside the sentence"),
        ("text.conllu", "error: cannot read text.conllu: line 1: expected ten columns"),
        ("fehlt.conllu", "error: cannot read fehlt.conllu: no such file"),
    ];
    for (input, expected) in cases {
        fails(folder.path(), &["extract", "--from", "conllu", input], expected);
        fails(folder.path(), &["parse", "--from", "conllu", input], expected);
    }
    let empty = actograph(folder.path(), &["extract", "--from", "conllu", "leer.conllu"]);
    empty.code(1).stderr("warning: leer.conllu is empty\n");
}

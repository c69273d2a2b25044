//! How the cost of graphs grows: reading, merging, asking, counting and writing, from a thousand pieces of evidence to a
//! million.
//!
//! `cargo bench --profile fast --bench scale` prints the table; `cargo bench --profile fast --bench scale -- --write` also writes it into
//! output/scale.md and README.md. `cargo test --bench scale` tries the small sizes. Each size runs in a process of its
//! own, so that its peak memory can be told (on Linux).

#![expect(clippy::print_stdout, reason = "a program that prints")]

mod made;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use actograph::export;
use actograph::graph::{self, Graph, Query};

type Anything = Box<dyn Error>;

const MARKS: [&str; 2] = ["<!-- scale -->\n", "<!-- /scale -->"];

fn main() -> Result<(), Anything> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", folder, size] => make(Path::new(folder), size.parse()?),
        ["measure", folder] => measure(Path::new(folder)),
        ["memory", folder] => memory(Path::new(folder)),
        args => {
            // `cargo bench` says --bench; `cargo test` does not.
            let sizes = if args.contains(&"--bench") {
                &[1_000, 10_000, 100_000, 1_000_000][..]
            } else {
                &[1_000, 2_000]
            };
            let table = table(sizes)?;
            print!("{table}");
            if args.contains(&"--write") { write(&table) } else { Ok(()) }
        }
    }
}

/// Writes two graphs, each of half of the documents.
fn make(folder: &Path, size: usize) -> Result<(), Anything> {
    let json = export::by_name("json").ok_or("no such format")?;
    for (half, name) in ["a.json", "b.json"].into_iter().enumerate() {
        let first = half * (size / 2).div_ceil(made::PER_DOCUMENT);
        let graph = made::builder(first, size / 2, made::people(size)).build();
        json.write(&graph, &mut std::io::BufWriter::new(fs::File::create(folder.join(name))?))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Graph, Anything> {
    Ok(Graph::from_json(&fs::read_to_string(path)?)?)
}

/// Does what the commands do with the two graphs and prints the figures.
fn measure(folder: &Path) -> Result<(), Anything> {
    let clock = now();
    let (a, b) = (read(&folder.join("a.json"))?, read(&folder.join("b.json"))?);
    let reading = now() - clock;
    let clock = now();
    let graph = graph::merge([a, b])?;
    let merging = now() - clock;
    let clock = now();
    let json = export::by_name("json").ok_or("no such format")?;
    json.write(&graph, &mut std::io::BufWriter::new(fs::File::create(folder.join("both.json"))?))?;
    let writing = now() - clock;
    // Up to here it is what `actograph merge` does.
    let peak = status("VmHWM")?;
    let (actors, edges) = (graph.node_count(), graph.edge_count());
    let evidence: usize = graph.links().map(|link| link.edge.weight()).sum();
    let clock = now();
    let stats = graph.stats(10);
    let counting = now() - clock;
    let clock = now();
    let query = Query { actors: vec![stats.most_active[0].id.clone()], ..Query::default() };
    assert!(graph.query(&query)?.edge_count() > 0, "the most active actor has no edges");
    let asking = now() - clock;
    let times = [reading, merging, writing, asking, counting].map(|time| time.to_string());
    println!("{evidence} {actors} {edges} {} {peak}", times.join(" "));
    Ok(())
}

/// Prints the bytes that a graph takes in memory.
fn memory(folder: &Path) -> Result<(), Anything> {
    let graph = read(&folder.join("both.json"))?;
    // The first copy fills the gaps that reading left.
    let first = graph.clone();
    let before = status("VmRSS")?;
    let copies = [graph.clone(), graph.clone()];
    println!("{}", (status("VmRSS")? - before) / 2.0);
    assert!(copies[0] == first && copies[1] == graph);
    Ok(())
}

/// Seconds of processor time that this process has used: other work on the machine does not count. The clock on the wall
/// where the system does not tell.
fn now() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let used = fs::read_to_string("/proc/self/schedstat").ok();
    let used = used.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    used.map_or_else(
        || START.get_or_init(Instant::now).elapsed().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// A figure of this process in bytes; 0 where the system does not tell.
fn status(name: &str) -> Result<f64, Anything> {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return Ok(0.0) };
    let line = status.lines().find(|line| line.starts_with(name)).ok_or("no such figure")?;
    Ok(line.split_whitespace().nth(1).ok_or("no figure")?.parse::<f64>()? * 1024.0)
}

fn table(sizes: &[usize]) -> Result<String, Anything> {
    let mut table = "| evidence | documents | actors | edges | read | merge | write | query | stats | peak memory of a merge | memory of an edge with its evidence |\n\
                     |---|---|---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for &size in sizes {
        let folder = std::env::temp_dir().join(format!("actograph-scale-{}-{size}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let run = |args: &[&str]| -> Result<Vec<f64>, Anything> {
            let output = Command::new(std::env::current_exe()?).args(args).output()?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into());
            }
            Ok(String::from_utf8(output.stdout)?
                .split_whitespace()
                .map(str::parse)
                .collect::<Result<_, _>>()?)
        };
        let place = folder.to_string_lossy().into_owned();
        run(&["make", &place, &size.to_string()])?;
        let figures = run(&["measure", &place])?;
        let bytes = run(&["memory", &place])?[0];
        fs::remove_dir_all(&folder)?;
        let [evidence, actors, edges, read, merge, write, query, stats, peak] = figures[..] else {
            return Err("a process did not print its figures".into());
        };
        assert!(evidence > 0.9 * size as f64, "{evidence} of {size} pieces of evidence are there");
        let seconds = |time: f64| format!("{time:.3} s");
        let _ = writeln!(
            table,
            "| {evidence} | {} | {actors} | {edges} | {} | {} | {} | {} | {} | {:.0} MB | {:.0} bytes |",
            size.div_ceil(made::PER_DOCUMENT),
            seconds(read),
            seconds(merge),
            seconds(write),
            seconds(query),
            seconds(stats),
            peak / 1e6,
            bytes / edges
        );
    }
    Ok(table)
}

fn write(table: &str) -> Result<(), Anything> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = format!(
        "# How the cost grows\n\nWritten by `cargo bench --profile fast --bench scale -- --write`; do not edit. Two graphs, each of half \
         of the documents, are read, merged and written, as `actograph merge` does; then the most active actor is asked \
         for and everything is counted. Seconds of processor time on one core.\n\n{}{table}{}\n",
        MARKS[0], MARKS[1]
    );
    fs::write(root.join("output/scale.md"), report)?;
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path)?;
    let (before, rest) = readme.split_once(MARKS[0]).ok_or("README.md has no mark for the table")?;
    let (_, after) = rest.split_once(MARKS[1]).ok_or("README.md has no second mark for the table")?;
    fs::write(path, format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1]))?;
    Ok(())
}

//! The picture that needs no other program: read as XML and measured.

use actograph::export;
use actograph::graph::Graph;
use roxmltree::{Document, Node, ParsingOptions};

use crate::support::{self, HOSTILE, Story, graph};

fn write(graph: &Graph, format: &str) -> String {
    export::to_string(graph, export::by_name(format).unwrap())
}

/// Left, top, right, bottom.
type Area = [f64; 4];

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn is(node: &Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|c| c == class))
}

/// Where a line of text in the middle of its place is, if its letters are as wide as in Verdana, one of the widest
/// fonts in use: 0.62 of their size on average, 0.72 for capitals.
fn text_area(node: Node<'_, '_>, size: f64) -> Area {
    let wide: f64 = node.text().unwrap().chars().map(|c| if c.is_uppercase() { 0.72 } else { 0.62 }).sum();
    let (x, y, half) = (number(node, "x"), number(node, "y"), wide * size / 2.0);
    [x - half, y - size * 0.78, x + half, y + size * 0.22]
}

fn shape_area(node: Node<'_, '_>) -> Area {
    if node.has_tag_name("rect") {
        let (x, y) = (number(node, "x"), number(node, "y"));
        return [x, y, x + number(node, "width"), y + number(node, "height")];
    }
    let points = node.attribute("points").unwrap().split([' ', ',']).map(|part| part.parse::<f64>().unwrap());
    let numbers: Vec<f64> = points.collect();
    let (xs, ys) = (numbers.iter().step_by(2), numbers.iter().skip(1).step_by(2));
    let (low, high) = (f64::min as fn(f64, f64) -> f64, f64::max as fn(f64, f64) -> f64);
    let fold = |parts: Vec<f64>, f: fn(f64, f64) -> f64| parts.into_iter().reduce(f).unwrap();
    let (xs, ys): (Vec<f64>, Vec<f64>) = (xs.copied().collect(), ys.copied().collect());
    [fold(xs.clone(), low), fold(ys.clone(), low), fold(xs, high), fold(ys, high)]
}

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The actors' shapes, the labels of edges, and the area of the picture, after checking that every name is inside its
/// shape.
fn areas(text: &str) -> (Vec<Area>, Vec<Area>, Area) {
    let document = Document::parse(text).unwrap();
    let mut shapes = Vec::new();
    for shape in
        document.descendants().filter(|node| is(node, "node") && node.parent().unwrap().has_tag_name("g"))
    {
        let area = shape_area(shape);
        for name in shape.parent().unwrap().children().filter(|node| is(node, "name")) {
            let words = text_area(name, 13.0);
            assert!(
                words[0] >= area[0] && words[1] >= area[1] && words[2] <= area[2] && words[3] <= area[3],
                "{:?} sticks out of {area:?}: {words:?}",
                name.text()
            );
        }
        shapes.push(area);
    }
    let labels =
        document.descendants().filter(|node| is(node, "label")).map(|node| text_area(node, 10.5)).collect();
    let view: Vec<f64> = document
        .root_element()
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    (shapes, labels, [view[0], view[1], view[0] + view[2], view[1] + view[3]])
}

#[test]
fn nothing_lies_over_anything_at_thirty_actors() {
    for actors in [3, 10, 30, 60] {
        let graph = support::crowd(actors);
        let (shapes, labels, paper) = areas(&write(&graph, "svg"));
        assert!(shapes.len() > actors / 2 && shapes.len() == graph.node_count(), "{} shapes", shapes.len());
        let all: Vec<&Area> = shapes.iter().chain(&labels).collect();
        for (index, a) in all.iter().enumerate() {
            assert!(
                a[0] >= paper[0] && a[1] >= paper[1] && a[2] <= paper[2] && a[3] <= paper[3],
                "{a:?} is cut off"
            );
            for b in &all[..index] {
                assert!(!overlap(a, b), "{actors} actors: {a:?} lies over {b:?}");
            }
        }
        assert!(
            labels.len() * 10 >= graph.edge_count() * 8,
            "{} labels of {}",
            labels.len(),
            graph.edge_count()
        );
    }
}

#[test]
fn marks_say_what_an_edge_is() {
    let text = write(&support::week(), "svg");
    let document = Document::parse(&text).unwrap();
    let edge = |words: &str| {
        let title = |node: &Node<'_, '_>| {
            node.children()
                .find(|n| n.has_tag_name("title"))
                .and_then(|n| n.text())
                .is_some_and(|t| t.contains(words))
        };
        document.descendants().find(|node| node.has_tag_name("g") && title(node)).unwrap()
    };
    let part = |words: &str, class: &str| edge(words).children().filter(|node| is(node, class)).count();
    let dashes = |words: &str| {
        let line = edge(words).children().find(|node| is(node, "line")).unwrap();
        line.attribute("stroke-dasharray").map(str::to_owned)
    };
    assert_eq!(part("– CONSULT ×3 –", "tip"), 2, "a mutual act has two ends");
    assert_eq!((part("– not THREATEN –", "bar"), part("– not THREATEN –", "tip")), (1, 0));
    assert_eq!(dashes("Lena Kern – ACCUSE – Freedonien").as_deref(), Some("7 4"));
    assert_eq!(dashes("– AID –").as_deref(), Some("2 4"));
    assert_eq!(dashes("– PROTEST –"), None);
    assert!(text.contains("style=\"stroke:#aa3377\""), "the user's own colour");
    assert!(text.contains("Brandt besuchte Kern am Dienstag."), "sentences are tooltips");
    for meaning in ["words with each other", "claimed by someone", "denied", "mutual", "person", "place"] {
        assert!(
            document.descendants().any(|node| is(&node, "key") && node.text() == Some(meaning)),
            "{meaning}"
        );
    }
    assert!(!document.descendants().any(|node| node.text() == Some("left out")));
}

#[test]
fn there_are_colours_for_light_and_dark() {
    let (light, dark) = (write(&support::week(), "svg"), write(&support::week(), "svg-dark"));
    assert!(light.contains(".paper{fill:#ffffff}") && light.contains("@media (prefers-color-scheme:dark)"));
    assert!(dark.contains(".paper{fill:#15181d}") && !dark.contains("@media"));
    let body = |text: &str| text.split_once("</style>").unwrap().1.to_owned();
    assert_eq!(body(&light), body(&dark), "only the style differs");
    assert_eq!(export::by_file_name("week.dark.svg").unwrap().name(), "svg-dark");
}

#[test]
fn hostile_names_are_text() {
    for graph in [support::hostile(), support::wild_ids(), Graph::default()] {
        let text = write(&graph, "svg");
        let document = Document::parse_with_options(&text, ParsingOptions::default()).unwrap();
        let shapes =
            document.descendants().filter(|n| is(n, "node") && n.parent().unwrap().has_tag_name("g"));
        assert_eq!(shapes.count(), graph.node_count());
        for element in document.descendants().filter(Node::is_element) {
            let known = ["svg", "title", "style", "rect", "polygon", "path", "g", "text"];
            assert!(known.contains(&element.tag_name().name()), "{element:?}");
        }
    }
    let text = write(&support::hostile(), "svg");
    let document = Document::parse(&text).unwrap();
    let names: Vec<&str> =
        document.descendants().filter(|n| is(n, "name")).filter_map(|n| n.text()).collect();
    for expected in ["end", "<b>fett</b>", "]]>", "علي خامنئي", "\\"] {
        assert!(names.contains(&expected), "{expected} is not drawn: {names:?}");
    }
    assert!(HOSTILE.len() > 30);
}

#[test]
fn large_graphs_keep_their_best_supported_edges() {
    let mut story = Story::new("d");
    let people: Vec<usize> = (0..801).map(|number| story.person(&format!("Person Nummer{number}"))).collect();
    for pair in people.windows(2) {
        story.tell(pair[0], "ACCUSE", pair[1], "Vorwurf.");
    }
    story.tell(people[799], "ACCUSE", people[800], "Noch ein Vorwurf.");
    let text = write(&graph([&story]), "svg");
    assert_eq!(text.matches("<path class=\"line vx\"").count(), 600 + 1, "the legend has one too");
    assert!(text.contains(">200 less supported edges are left out<"));
    assert!(text.contains("ACCUSE ×2"));
}

#[test]
fn an_actor_may_act_on_itself() {
    let evidence = r#"{"document":"d","sentence":1,"start":0,"end":1,"text":"x","trigger":"x","predicate":"x","status":"actual","by":null,"negated":false,"confidence":1}"#;
    let node =
        r#"{"id":"a","name":"A","kind":"person","country":null,"named":true,"aliases":[],"mentions":1}"#;
    let file = format!(
        r#"{{"directed":true,"multigraph":true,"graph":{{"format":"actograph/1","documents":[{{"id":"d","title":null,"date":null,"uri":null,"lang":"de"}}]}},"nodes":[{node}],"edges":[{{"source":"a","target":"a","type":"ACCUSE","evidence":[{evidence}]}}]}}"#
    );
    let (shapes, labels, paper) = areas(&write(&Graph::from_json(&file).unwrap(), "svg"));
    assert_eq!((shapes.len(), labels.len()), (1, 1));
    assert!(!overlap(&shapes[0], &labels[0]) && labels[0][1] >= paper[1]);
}

"""Checks the graphs in output/ with the programs that read them, and that they are what the program writes now.

    python3 tests/check_output.py output FRESH      (FRESH is written by examples/regenerate.sh FRESH)

Needs networkx and Graphviz.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx

SVG = "{http://www.w3.org/2000/svg}"


def check_json(path):
    """networkx has all nodes and edges, and each edge its evidence."""
    value = json.loads(path.read_text(encoding="utf-8"))
    graph = networkx.node_link_graph(value, edges="edges")
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.number_of_nodes() == len(value["nodes"]) > 0
    assert graph.number_of_edges() == len(value["edges"]) > 0
    assert all(data["evidence"] for _, _, data in graph.edges(data=True))
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges in networkx"


def check_dot(path):
    """Graphviz draws it without a word."""
    drawn = subprocess.run(["dot", "-Tsvg", path], capture_output=True, check=True)
    assert not drawn.stderr, drawn.stderr.decode()
    return f"{len(titles(ElementTree.fromstring(drawn.stdout)))} things drawn"


def check_svg(path):
    return f"{len(titles(ElementTree.parse(path).getroot()))} things in it"


def titles(svg):
    """The names of the nodes and edges of a picture, which do not depend on where they are drawn."""
    found = sorted(title.text for title in svg.iter(f"{SVG}title"))
    assert len(found) > 3, found
    return found


def main(committed, fresh):
    checks = {".json": check_json, ".dot": check_dot, ".svg": check_svg}
    written = {path.name for path in fresh.iterdir()}
    kept = {path.name for path in committed.iterdir() if path.is_file() and path.suffix != ".md"}
    faults = [f"{name} is in only one of {committed} and {fresh}" for name in sorted(written ^ kept)]
    for name in sorted(written & kept):
        if name.endswith(tuple(checks)):
            print(f"{name}: {checks[Path(name).suffix](fresh / name)}")
        if (committed / name).read_bytes() != (fresh / name).read_bytes():
            faults.append(f"{committed / name} is not what the program writes now")
    if faults:
        sys.exit("\n".join([*faults, "If this is wanted: examples/regenerate.sh (or just bless)"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Loads CoNLL-U files with the readers that people use (PyPI `conllu` and `udapi`) and writes them back.

    actograph parse examples/*.txt > out.conllu && python3 tests/check_conllu.py out.conllu

Each file must have what readers stumble over: several documents, paragraphs, multiword tokens, missing spaces.
Readers that are not installed are skipped with a message; with --all they must be there.
"""

import io
import sys
from contextlib import redirect_stdout

PARTS = ("# newdoc id = ", "# newpar", "# sent_id = ", "# text = ", "SpaceAfter=No")


def check_parts(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for part in PARTS:
        assert part in text, f"no {part!r}"
    ranges = [line.split("\t") for line in text.splitlines() if "-" in line.split("\t")[0] and line[0].isdigit()]
    assert ranges, "no multiword tokens"
    assert {row[9] for row in ranges} <= {"_", "SpaceAfter=No"}, "a multiword token says more than its space"
    return text.count("# sent_id = ")


def check_conllu(path):
    import conllu

    with open(path, encoding="utf-8") as file:
        text = file.read()
    sentences = conllu.parse(text)
    assert sentences, "no sentences"
    for sentence in sentences:
        assert sentence.metadata["sent_id"] and sentence.metadata["text"]
        ids = [token["id"] for token in sentence if isinstance(token["id"], int)]
        assert ids == list(range(1, len(ids) + 1)), ids
        assert sentence.to_tree() is not None
    again = "".join(sentence.serialize() for sentence in sentences)
    assert again == text, "conllu writes something else than it read"
    return len(sentences)


def check_udapi(path):
    import udapi
    from udapi.block.write.conllu import Conllu

    document = udapi.Document(path)
    trees = [tree for bundle in document.bundles for tree in bundle.trees]
    assert trees, "no trees"
    for tree in trees:
        assert tree.compute_text() == tree.text, (tree.compute_text(), tree.text)
    assert any(tree.newdoc for tree in trees), "no document"
    assert any(tree.multiword_tokens for tree in trees), "no multiword tokens"
    written = io.StringIO()
    with redirect_stdout(written):
        Conllu().apply_on_document(document)
    with open(path, encoding="utf-8") as file:
        words = [line for line in file.read().splitlines() if line and not line.startswith("#")]
    again = [line for line in written.getvalue().splitlines() if line and not line.startswith("#")]
    assert again == words, "udapi writes other words than it read"
    return len(trees)


def main(arguments):
    paths = [argument for argument in arguments if argument != "--all"]
    for path in paths:
        counts = set()
        for check in (check_parts, check_conllu, check_udapi):
            try:
                counts.add(check(path))
                print(f"{path}: {check.__name__}: {max(counts)} sentences")
            except ImportError as error:
                if "--all" in arguments:
                    raise
                print(f"{path}: {check.__name__}: skipped, {error}")
        assert len(counts) == 1, f"they count {counts} sentences"


if __name__ == "__main__":
    main(sys.argv[1:])

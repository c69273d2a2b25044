"""Loads CoNLL-U files with the readers that people use (PyPI `conllu` and `udapi`) and writes them back.

    cargo run --example write_conllu > out.conllu && python3 tests/check_conllu.py out.conllu

Readers that are not installed are skipped with a message.
"""

import sys


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
    again = "".join(sentence.serialize() for sentence in sentences)
    assert again == text, "conllu writes something else than it read"
    return len(sentences)


def check_udapi(path):
    import udapi

    document = udapi.Document(path)
    trees = 0
    for bundle in document.bundles:
        for tree in bundle.trees:
            trees += 1
            assert tree.compute_text() == tree.text, (tree.compute_text(), tree.text)
    assert trees, "no trees"
    return trees


def main(paths):
    for path in paths:
        for check in (check_conllu, check_udapi):
            try:
                print(f"{path}: {check.__name__}: {check(path)} sentences")
            except ImportError as error:
                print(f"{path}: {check.__name__}: skipped, {error}")


if __name__ == "__main__":
    main(sys.argv[1:])

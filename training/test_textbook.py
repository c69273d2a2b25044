"""Tests of textbook.py."""

import unittest
from pathlib import Path

import textbook

ACTORS = Path(__file__).resolve().parents[1] / "src/lang/de/actors"


def lexicon():
    """Words for a grammar, family names without the package that has them."""
    faker = Path(__file__).with_name("no-such-folder")
    words = textbook.load(faker, ACTORS)
    words.family = ["Kern", "Brandt", "Salmi", "Holz"]
    return words


class TextbookTest(unittest.TestCase):
    def test_regular_and_irregular_forms(self):
        table = [
            ("kritisieren	-	-	-	-	a", ("kritisiert", "kritisierte", "kritisiert")),
            ("loben	-	-	-	-	a", ("lobt", "lobte", "gelobt")),
            ("verbünden	-	-	-	-	a", ("verbündet", "verbündete", "verbündet")),
            ("liefern	-	-	-	-	a", ("liefert", "lieferte", "geliefert")),
            ("angreifen	greift	griff	gegriffen	an	a", ("greift", "griff", "angegriffen")),
            ("ausliefern	-	-	-	aus	a", ("liefert", "lieferte", "ausgeliefert")),
        ]
        for row, forms in table:
            verb = textbook.conjugated(row.split("\t"))
            self.assertEqual((verb.present, verb.past, verb.participle), forms, row)

    def test_every_sentence_is_a_tree_with_one_subject_per_active_clause(self):
        grammar = textbook.Grammar(lexicon(), 3)
        for _ in range(400):
            words = grammar.sentence()
            self.assertEqual([w.deprel for w in words if w.head is None], ["root"])
            for word in words:
                above, steps = word, 0
                while above.head is not None:
                    self.assertTrue(any(above.head is other for other in words), word)
                    above, steps = above.head, steps + 1
                    self.assertLess(steps, len(words))
                subjects = [w for w in words if w.head is word and w.deprel.startswith("nsubj")]
                self.assertLess(len(subjects), 2)

    def test_objects_come_first_only_where_a_form_tells(self):
        grammar = textbook.Grammar(lexicon(), 5)
        for _ in range(600):
            words = grammar.sentence()
            at = {id(word): place for place, word in enumerate(words)}
            for thing in (w for w in words if w.deprel == "obj" and w.xpos not in ("PRF", "PRELS")):
                subject = next((w for w in words if w.head is thing.head and w.deprel == "nsubj"), None)
                if subject is None or at[id(subject)] < at[id(thing)] or subject.xpos == "PRELS":
                    continue
                shown = [w for w in words if w.head in (subject, thing) and w.deprel == "det"]
                plurals = {w.feats.partition("Number=")[2][:4] for w in (subject, thing)}
                pronoun = any(w.upos == "PRON" for w in (subject, thing))
                joined = any(w.deprel == "conj" and w.head in (subject, thing) for w in words)
                masculine = any("Gender=Masc" in w.feats for w in shown)
                self.assertTrue(masculine or pronoun or joined or len(plurals) > 1, " ".join(w.form for w in words))

    def test_the_same_seed_gives_the_same_bytes(self):
        made = []
        for _ in range(2):
            grammar = textbook.Grammar(lexicon(), 1)
            made.append("".join(textbook.conllu(grammar.sentence(), number) for number in range(50)))
        self.assertEqual(*made)


if __name__ == "__main__":
    unittest.main()

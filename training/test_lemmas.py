"""Tests of lemma scripts."""

import unittest

import lemmas


class ScriptTest(unittest.TestCase):
    PAIRS = [("Häuser", "Haus"), ("sagte", "sagen"), ("Angesehen", "ansehen"), ("mich", "ich"), ("ist", "sein"),
             ("MÜNCHEN", "München"), ("besser", "gut"), ("a:b", "a:b"), ("x", "y")]  # fmt: skip

    def test_scripts_give_their_lemma_back(self):
        for form, lemma in self.PAIRS:
            self.assertEqual(lemmas.apply_script(lemmas.make_script(form, lemma), form), lemma)

    def test_like_changes_share_a_script(self):
        self.assertEqual(lemmas.make_script("sagte", "sagen"), lemmas.make_script("fragte", "fragen"))

    def test_too_short_forms_are_refused(self):
        self.assertIsNone(lemmas.apply_script("l:2::2:", "abc"))


if __name__ == "__main__":
    unittest.main()

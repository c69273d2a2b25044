"""Tests of standoff.py."""

import json
import unittest

import standoff

ARTICLE = {
    "id": "d",
    "sentences": ["Kern lobte Brandt.", "Kern warf ihm nichts vor."],
    "actors": [
        {"id": "a1", "name": "Kern", "kind": "person", "country": None, "named": True, "mentions": ["Kern"]},
        {"id": "a2", "name": "Brandt", "kind": "person", "country": "NOR", "named": True, "mentions": ["Brandt"]},
    ],
    "relations": [
        {"source": "a1", "type": "ACCUSE", "target": "a2", "trigger": "warf … vor", "sentence": 2,
         "status": "claimed", "by": "Brandt", "negated": True, "core": True},
    ],
}


class StandoffTest(unittest.TestCase):
    def test_what_is_taken_holds_no_words_and_comes_back(self):
        taken = standoff.take(ARTICLE)
        for word in ("Kern", "Brandt", "warf"):
            self.assertNotIn(word, json.dumps(taken))
        self.assertEqual(standoff.join(taken, ARTICLE["sentences"] + ["Mehr."]), ARTICLE)

    def test_another_text_is_refused(self):
        self.assertIsNone(standoff.join(standoff.take(ARTICLE), ["Anderes."]))


if __name__ == "__main__":
    unittest.main()

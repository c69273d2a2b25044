"""Tests of relations.py."""

import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

import relations

GOLD = {
    "id": "d",
    "sentences": ["Kern lobte Brandt.", "Kern traf Brandt."],
    "actors": [
        {"id": "a1", "name": "Lena Kern", "kind": "person", "named": True, "mentions": ["Kern"]},
        {"id": "a2", "name": "Brandt", "kind": "person", "named": True, "mentions": ["Brandt"]},
    ],
    "relations": [{"source": "a1", "type": "SUPPORT", "target": "a2", "sentence": 1, "core": True}],
}


def seen(*candidates):
    return {
        "id": "d",
        "actors": [
            {"name": "Kern", "kind": "person", "aliases": ["Kern", "Kerns"], "named": True},
            {"name": "Tobias Brandt", "kind": "person", "aliases": ["Tobias Brandt"], "named": True},
        ],
        "starts": [0, 19],
        "candidates": list(candidates),
    }


class RelationsTest(unittest.TestCase):
    def test_the_hash_is_that_of_the_program(self):
        # the same number stands in src/relation/classify/features.rs
        self.assertEqual(relations.hashed("e.type\x1fACCUSE"), 0x74851EE9)

    def test_actors_are_aligned_by_names_without_endings_and_by_surnames(self):
        self.assertEqual(relations.align(GOLD, seen()["actors"]), {0: "a1", 1: "a2"})

    def test_a_candidate_is_right_in_the_sentence_of_its_relation_only(self):
        candidates = relations.Candidates()
        right = [0, 0, 1, "SUPPORT", False, None, ["e"]]
        reverse = [0, 1, 0, "SUPPORT", False, None, ["e"]]
        other_type = [0, 0, 1, "ACCUSE", False, None, ["e"]]
        elsewhere = [1, 0, 1, "SUPPORT", False, None, ["e"]]
        relations.label(GOLD, seen(right, reverse, other_type, elsewhere), candidates)
        # the one elsewhere is neither right nor wrong, and left out
        self.assertEqual(candidates.label, [1, 0, 0])

    def test_the_sentences_of_frames_teach_their_own_type(self):
        ruled = [0, 0, 1, "SUPPORT", False, 0.7, ["e"]]
        reverse = [0, 1, 0, "SUPPORT", False, None, ["e"]]
        other_type = [0, 0, 1, "ACCUSE", False, None, ["e"]]
        tie = [0, 0, 1, "AFFILIATION", False, 0.5, ["t"]]
        for expected, labels in ((True, [1, 0, 0]), (False, [0, 0])):
            line = seen(ruled, reverse, other_type, tie) | {"type": "SUPPORT", "expected": expected}
            candidates = relations.Candidates()
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "frames.jsonl"
                path.write_text(json.dumps(line), encoding="utf8")
                relations.read_frames(path, candidates)
            self.assertEqual(candidates.label, labels)
            self.assertEqual(candidates.also, [True] * len(labels))

    def test_weights_are_learned_and_the_threshold_keeps_its_precision(self):
        hasher = relations.Hasher()
        rows = [["e", "good"], ["e", "good"], ["e", "bad"], ["e", "bad"]] * 5
        labels = np.array([1, 1, 0, 0] * 5)
        matrix = hasher.matrix(rows)
        table = relations.fit(matrix, labels, np.ones(20), 1.0)
        self.assertEqual((relations.probability(matrix, table) > 0.5).tolist(), labels.astype(bool).tolist())
        candidates = relations.Candidates(
            document=list(range(20)), ends=[(0, 1)] * 20, relation=["ACCUSE"] * 20, symmetric=[False] * 20, rule=[False] * 20,
            identified=[True] * 20,
            label=labels.tolist(), weight=[1.0] * 20,
        )
        _, precision, recall, _ = relations.best_threshold(candidates, range(20), labels * 0.9, 10, 0.65)
        self.assertEqual((precision, recall), (1.0, 1.0))

    def test_who_cannot_be_identified_needs_more_and_what_a_rule_gives_needs_less(self):
        for rule, identified, threshold in ((False, True, 0.6), (True, True, 0.6 / 0.65), (False, False, 0.4)):
            candidates = relations.Candidates(
                document=[0], ends=[(0, 1)], relation=["ACCUSE"], symmetric=[False], rule=[rule], identified=[identified], label=[1],
                weight=[1.0],
            )
            self.assertAlmostEqual(relations.best_threshold(candidates, [0], [0.6], 1)[0], threshold)

    def test_the_file_has_header_checksum_and_table(self):
        table = np.zeros(1 << relations.BITS)
        table[7] = 1.0
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.bin"
            relations.write(path, table, 0.3)
            content = path.read_bytes()
        self.assertEqual(content[:8], b"ACTOREL\0")
        self.assertEqual(len(content), 36 + 2 * len(table))
        self.assertEqual(int.from_bytes(content[50:52], "little"), round(1 / relations.UNIT))


if __name__ == "__main__":
    unittest.main()

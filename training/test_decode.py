"""Tests of tree and entity decoding, and of the scores."""

import unittest

import numpy as np

import decode
import metrics
from corpora import Word


class TreeTest(unittest.TestCase):
    def test_one_root_and_no_cycle_for_any_scores(self):
        rng = np.random.default_rng(1)
        for _ in range(300):
            n = int(rng.integers(1, 12))
            heads = decode.heads(rng.normal(size=(n, n + 1)))
            self.assertEqual((heads == 0).sum(), 1)
            self.assertIsNone(decode.find_cycle([0, *heads]))

    def test_cycle_is_broken(self):
        self.assertEqual(list(decode.heads(np.array([[3.0, 0, 9], [1, 9, 0]]))), [0, 1])


class EntityTest(unittest.TestCase):
    def test_inside_tags_continue_their_kind(self):
        tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
        scores = np.array([[0, 1, 5, 0.9, 0], [0, 0, 1, 0, 1.5], [0.5, 0, 0, 0, 0]])
        self.assertEqual(decode.entities(scores, tags), ["B-LOC", "I-LOC", "O"])

    def test_scores_by_hand(self):
        gold, found = ["B-PER", "I-PER", "O", "B-LOC"], ["B-PER", "I-PER", "O", "B-ORG"]
        self.assertEqual(metrics.entity_scores([gold], [found])["all"], {"P": 50.0, "R": 50.0, "F1": 50.0})


class ScoreTest(unittest.TestCase):
    def test_subtypes_and_own_features_do_not_count(self):
        gold = [Word("Sie", "sie", "PRON", "PPER", "Case=Nom|Gender[psor]=Fem", 2, "nsubj:pass")]
        found = [Word("Sie", "Sie", "PRON", "PPER", "Case=Nom", 2, "nsubj")]
        scores = metrics.parse_scores([gold], [found])
        self.assertEqual((scores["UFeats"], scores["LAS"], scores["Lemma"]), (100.0, 100.0, 0.0))


if __name__ == "__main__":
    unittest.main()

"""Tests of the network's arithmetic."""

import copy
import unittest

import torch

import export
from network import Network, Recurrence, distance_bucket

LABELS = {"upos": ["A", "B"], "xpos": ["a"], "feats": ["_"], "lemma": ["k:0::0:"], "ner": ["O"], "deprel": ["root", "x"]}
CONFIG = {"rows": 30, "width": 16, "arc": 16, "rel": 16, "tag": 16, "entity": 16, "layers": [("rec", 16), ("ff", 16)],
          "dropout": 0.0, "input_dropout": 0.0, "head_dropout": 0.0}  # fmt: skip


def outputs(network, rows, mask):
    """All scores of a batch."""
    x = network.encode(rows, torch.zeros(len(rows), dtype=torch.long), mask)
    heads = torch.zeros(rows.shape[:2], dtype=torch.long)
    return [network.arc_scores(x, mask), network.relation_scores(x, heads), *network.tag_scores(x).values()]


class NetworkTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.network = Network(CONFIG, LABELS).eval()
        self.rows = torch.randint(0, 30, (1, 5, 12))

    def test_padding_changes_nothing(self):
        alone = outputs(self.network, self.rows, torch.ones(1, 5, dtype=torch.bool))
        padded = torch.cat([self.rows, torch.randint(0, 30, (1, 3, 12))], 1)
        mask = torch.tensor([[True] * 5 + [False] * 3])
        for a, b in zip(alone, outputs(self.network, padded, mask)):
            torch.testing.assert_close(a, b[:, :5, : a.shape[2]] if a.shape[2] == 6 else b[:, :5])

    def test_folding_gains_changes_nothing(self):
        with torch.no_grad():
            for name, p in self.network.named_parameters():
                if name.endswith("gain"):
                    p.uniform_(0.5, 2)
        mask = torch.ones(1, 5, dtype=torch.bool)
        folded = copy.deepcopy(self.network)
        export.fold(folded)
        for a, b in zip(outputs(self.network, self.rows, mask), outputs(folded, self.rows, mask)):
            torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-4)

    def test_recurrence_gradient(self):
        f = torch.rand(4, 2, 3, dtype=torch.double, requires_grad=True)
        v = torch.rand(4, 2, 3, dtype=torch.double, requires_grad=True)
        self.assertTrue(torch.autograd.gradcheck(Recurrence.apply, (f, v)))

    def test_distances(self):
        deltas = torch.tensor([1, 5, 6, 8, 40, -1, -400])
        self.assertEqual(distance_bucket(deltas).tolist(), [0, 4, 5, 6, 10, 12, 22])


class FileTest(unittest.TestCase):
    def test_checksum_sees_a_swap(self):
        self.assertNotEqual(export.checksum(b"a" * 8 + b"b" * 8), export.checksum(b"b" * 8 + b"a" * 8))

    def test_table_finds_what_was_put_in(self):
        pairs = {f"wort{i}".encode(): i % 60000 for i in range(500)}
        table = export.hash_table(pairs)
        for key, value in pairs.items():
            h = export.fnv64(key)
            slot = (h >> 32) * len(table) >> 32
            while table[slot, 0] != ((h & 0xFFFF) or 1):
                slot = (slot + 1) % len(table)
            self.assertEqual(table[slot, 1], value)


if __name__ == "__main__":
    unittest.main()

"""Tests of the surface features; the numbers also stand in src/model/features.rs."""

import unittest

import export
import features


class FeatureTest(unittest.TestCase):
    def test_shapes(self):
        for form, shape in [("McDonald", "XxXxxx"), ("2024", "ddd"), ("Straße", "Xxxx"), ("EU-27", "XX-dd"), ("", "")]:
            self.assertEqual(features.shape(form), shape)

    def test_hashes_agree_with_rust(self):
        self.assertEqual(features.fnv("übe", 0) % 3072, 2705)
        self.assertEqual(export.fnv64("Haus".encode()), 0x0D41D42A4AB0DAC3)

    def test_cluster_of_other_spellings(self):
        tables = features.Tables(vocabulary={"haus": 1}, clusters={"Haus": 37, "gehen": 5}, lexicon={"Haus": 2}, lexicon_rows=3)
        self.assertEqual([tables.cluster(f) for f in ("Haus", "HAUS", "Gehen", "GEHEN", "Weg")], [37, 37, 5, 5, None])
        rows = tables.rows("Haus")
        self.assertEqual((rows[0], rows[6:]), (1, [1 + 37 % 16, 1 + 37, 1 + 37, 1 + 37, 2, 2]))
        self.assertEqual(tables.rows("HAUS")[-1], 0)

    def test_rows_stay_inside_their_slots(self):
        tables = features.Tables(vocabulary={"a": 1}, clusters={"a": 1023}, lexicon={})
        for form in ("a", "", "Ünïcode", "9" * 50):
            for row, (_, size) in zip(tables.rows(form), tables.slots()):
                self.assertTrue(0 <= row < size)


if __name__ == "__main__":
    unittest.main()

"""Tests of reading corpora."""

import tempfile
import unittest
from pathlib import Path

import corpora
from corpora import Word

CONLLU = """# sent_id = 1
1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\tAPPR\t_\t3\tcase\t_\tConf=0.50
2\tdem\tder\tDET\tART\tCase=Dat\t3\tdet\t_\t_
3\tDorf\t_\tNOUN\tNN\tCase=Dat\t0\troot\t_\tNER=B-LOC|SpaceAfter=No

1\tJa\tja\tINTJ\tITJ\t_\t0\troot\t_\t_

"""


class ReadTest(unittest.TestCase):
    def read(self, text, reader, suffix):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("x" + suffix)
            path.write_text(text, encoding="utf-8")
            return reader(path)

    def test_conllu(self):
        first, second = self.read(CONLLU, corpora.read_conllu, ".conllu")
        self.assertEqual([w.form for w in first], ["In", "dem", "Dorf"])
        self.assertEqual((first[0].conf, first[0].head, first[2].lemma, first[2].ner), (0.5, 3, None, "B-LOC"))
        self.assertEqual(second[0].ner, "O")

    def test_no_entity_tags_means_unknown(self):
        sentences = self.read(CONLLU.replace("NER=B-LOC|", ""), corpora.read_conllu, ".conllu")
        self.assertIsNone(sentences[0][0].ner)

    def test_germeval(self):
        text = "#\tsource\n1\tMünchner\tB-LOCderiv\tO\n2\tKlinik\tB-ORG\tO\n\n"
        (sentence,) = self.read(text, corpora.read_entities, ".tsv")
        self.assertEqual([(w.form, w.ner) for w in sentence], [("Münchner", "O"), ("Klinik", "B-ORG")])


class GumTest(unittest.TestCase):
    def tags(self, rows):
        words = [Word(form=f, xpos=x, head=h) for f, x, h, _ in rows]
        return corpora.gum_tags(words, [b for *_, b in rows])

    def test_name_inside_a_longer_phrase(self):
        rows = [
            ("the", "DT", 2, "(1-organization-new-nnnnn-cf1-2-sgl"),
            ("Bank", "NNP", 0, ""),
            ("of", "IN", 4, ""),
            ("Norland", "NNP", 2, "(2-place-new-nnnnn-cf2-1-sgl)"),
            ("which", "WDT", 6, ""),
            ("lends", "VBZ", 2, "1)"),
        ]
        self.assertEqual(self.tags(rows), ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O"])

    def test_common_nouns_and_times_are_no_names(self):
        rows = [("banks", "NNS", 0, "(1-organization-new-n-c-1-sgl)"), ("Friday", "NNP", 1, "(2-time-new-n-c-1-sgl)")]
        self.assertEqual(self.tags(rows), ["O", "O"])


if __name__ == "__main__":
    unittest.main()

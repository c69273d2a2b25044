"""Analyses a treebank's sentences with the training code's own forward pass and writes CoNLL-U: the reference for the
Rust implementation. `analyse.py RUN/reference.pt TREEBANK.conllu[.gz] [SENTENCES] > ANALYSES.conllu`"""

import sys

import torch

import corpora
from network import Network
from train import predict


def main():
    """Reads, analyses, writes."""
    torch.set_num_threads(1)
    saved = torch.load(sys.argv[1], weights_only=False)
    network = Network(saved["config"], saved["labels"])
    network.load_state_dict(saved["network"])
    sentences = corpora.read_conllu(sys.argv[2])
    if len(sys.argv) > 3:
        sentences = sentences[: int(sys.argv[3])]
    for sentence in predict(network, sentences, saved["labels"], saved["tables"], saved["lexicon"]):
        for i, w in enumerate(sentence, 1):
            ner = "_" if w.ner == "O" else f"NER={w.ner}"
            print(i, w.form, w.lemma, w.upos, w.xpos, w.feats, w.head, w.deprel, "_", ner, sep="\t")
        print()


if __name__ == "__main__":
    main()

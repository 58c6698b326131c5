"""A base model over sentences: in array operations where its make is known, else by its own components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from extractor.neural.encoder import Encoder
from extractor.neural.layers import Linear
from extractor.neural.parser import Parser
from extractor.neural.recognizer import NamePlaces, Recognizer
from extractor.neural.sentences import Annotation, Array, Sentences
from extractor.neural.windows import Windows

#: Tokens that the arrays hold at once: a network's memory grows with them.
_MOST_TOKENS = 40_000
#: Sentences that spaCy's own components get at once.
_BATCH = 256


class Annotator(Protocol):
    """Tags, parses and names for sentences; no names where they are not asked for."""

    def __call__(self, sentences: Sentences, *, names: bool = True) -> Annotation: ...


def annotator(base: Language) -> Annotator:
    """The fastest way to the annotation of a base model that has a tagger, a parser and a recogniser."""
    return ArrayModel(base) if ArrayModel.understands(base) else ComponentModel(base)


def annotate(model: Annotator, sentences: Sentences, *, names: bool = True) -> Annotation:
    """The annotation of any number of sentences."""
    batches = sentences.batches(_MOST_TOKENS) if len(sentences.words) else []
    # one thread: the products are small, processors are shared out by article, and sums keep their order
    with _threads().limit(limits=1, user_api="blas"):
        return Annotation.joined([model(batch, names=names) for batch in batches])


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


class ArrayModel:
    """The networks of a model like en_core_web_sm: one encoder for tagger and parser, one for the recogniser.

    The recogniser looks for names where there is a capital letter; amounts and dates are read by rules.
    """

    def __init__(self, base: Language) -> None:
        components: list[Any] = [component for _, component in base.pipeline]
        tok2vec, tagger, parser, ner = components
        self._shared = Encoder(tok2vec.model, base.vocab)
        self._own = Encoder(ner.model.get_ref("tok2vec").layers[0], base.vocab)
        self._tag = Linear.of(tagger.model.get_ref("softmax"))
        self._tags = np.array([base.vocab.strings.add(tag) for tag in tagger.labels], dtype=np.uint64)
        self._name_places = NamePlaces.of(tagger.labels)
        self._parser = Parser(parser, base.vocab)
        self._recognizer = Recognizer(ner, base.vocab)

    @staticmethod
    def understands(base: Language) -> bool:
        """Whether all components are of the makes that are known here, and nothing else runs beside them."""
        if base.pipe_names != ["tok2vec", "tagger", "parser", "ner"]:
            return False
        components: list[Any] = [component for _, component in base.pipeline]
        tok2vec, tagger, parser, ner = components
        shared = [tagger.model.layers[0].name, parser.model.get_ref("tok2vec").layers[0].name]
        return (
            Parser.understands(parser)
            and Recognizer.understands(ner)
            and Encoder.understands(tok2vec.model)
            and Encoder.understands(ner.model.get_ref("tok2vec").layers[0])
            and shared == ["tok2vec-listener"] * 2
            and [node.name for node in tagger.model.layers[1].layers] == ["softmax"]
        )

    def __call__(self, sentences: Sentences, *, names: bool = True) -> Annotation:
        vectors = self._shared(sentences, Windows.of(sentences, self._shared.depth))
        tags = self._tag(vectors).argmax(axis=1)
        heads, labels = self._parser(vectors, sentences)
        found = self._names(sentences, tags) if names else []
        return Annotation(self._tags[tags], heads, labels, found)

    def _names(self, sentences: Sentences, tags: Array) -> list[tuple[int, int, int]]:
        tokens = self._name_places(sentences, tags)
        vectors = self._own(sentences, Windows.of(sentences, self._own.depth, tokens))
        return self._recognizer(vectors, tokens, sentences)


class ComponentModel:
    """Any model: its components run over a Doc for every sentence."""

    def __init__(self, base: Language) -> None:
        self._vocab, self._components = base.vocab, [component for _, component in base.pipeline]

    def __call__(self, sentences: Sentences, *, names: bool = True) -> Annotation:
        docs: Iterable[Doc] = list(self._docs(sentences))
        for component in self._components:
            pipe = getattr(component, "pipe", None)
            docs = pipe(docs, batch_size=_BATCH) if pipe else map(component, docs)
        finished = list(docs)
        rows = np.concatenate([doc.to_array([TAG, DEP, HEAD]) for doc in finished])
        heads = np.arange(len(rows)) + rows[:, 2].astype(np.int64)
        found = [
            (start + ent.start, start + ent.end, ent.label)
            for start, doc in zip(sentences.starts.tolist(), finished, strict=True)
            for ent in doc.ents
        ]
        return Annotation(rows[:, 0], heads, rows[:, 1], found if names else [])

    def _docs(self, sentences: Sentences) -> Iterator[Doc]:
        """One sentence as a Doc of its own, which the parser may not split."""
        strings = self._vocab.strings
        words = [strings[word] for word in sentences.words.tolist()]
        blanks: list[bool] = sentences.blanks.tolist()
        for start, end in pairwise([*sentences.starts.tolist(), len(words)]):
            starts: list[bool | int | None] = [True, *[False] * (end - start - 1)]
            yield Doc(self._vocab, words=words[start:end], spaces=blanks[start:end], sent_starts=starts)

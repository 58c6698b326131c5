"""Documents in blocks: enough for the model's batches, little enough for memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.article import Article
from extractor.errors import InputError

#: What an input gives: an article, or the reason why there is none.
Document = Article | InputError

#: A block ends with the document that fills it.
BLOCK_DOCUMENTS = 64
BLOCK_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Block:
    """Documents that go through the pipeline together."""

    documents: list[Document]
    #: so many of the first are written already, by a run that this one resumes
    done: int = 0
    #: how many bytes of the inputs were read before it
    position: int = 0


def blocks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in their order; where a block ends depends on nothing but the documents before."""
    block: list[Document] = []
    characters = 0
    for document in documents:
        block.append(document)
        characters += characters_of(document)
        if len(block) >= BLOCK_DOCUMENTS or characters >= BLOCK_CHARACTERS:
            yield block
            block, characters = [], 0
    if block:
        yield block


def characters_of(document: Document) -> int:
    """The length of the text that is to be analysed."""
    return len(document.text) if isinstance(document, Article) else 0

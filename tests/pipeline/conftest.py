"""The pipeline that finds names, dates and amounts, loaded once; a module that needs another one defines its own `nlp`."""

import pytest
from spacy.language import Language

from extractor.pipeline.build import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load(kinds=[])

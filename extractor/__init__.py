"""News articles in, structured and reviewable claims out.

    import extractor
    result = extractor.extract("Northgate will cut 1,200 jobs on Friday.", published="2019-03-05")
    result.claims, result.article, result.errors

Everything is imported when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.library import Result, extract, extract_many
    from extractor.pipeline.build import load
    from extractor.schema import Headcount, JobCut, MoneyClaim, Statement

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Headcount",
    "JobCut",
    "MoneyClaim",
    "Result",
    "Statement",
    "extract",
    "extract_many",
    "load",
]

_HOME = {
    "Article": "extractor.article",
    "Headcount": "extractor.schema",
    "JobCut": "extractor.schema",
    "MoneyClaim": "extractor.schema",
    "Result": "extractor.library",
    "Statement": "extractor.schema",
    "extract": "extractor.library",
    "extract_many": "extractor.library",
    "load": "extractor.pipeline.build",
}


def __getattr__(name: str) -> Any:
    """A public name, imported from where it lives on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

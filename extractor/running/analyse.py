"""Articles through the pipeline to their records, one result an article, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.article import Article
from extractor.claims import skim
from extractor.errors import ErrorCode, InputError
from extractor.pipeline.records import article_record
from extractor.pipeline.tokenizer import EnglishTokenizer
from extractor.reading.clean_text import CleanText, clean_text
from extractor.running.blocks import blocks
from extractor.running.garbage import rare_collections
from extractor.running.original_places import in_original
from extractor.running.outcome import Outcome, outcome_of
from extractor.running.spans import misplaced_spans, without_misplaced
from extractor.schema import ArticleRecord, ClaimBase

#: Makes the record of an article from its finished doc.
ToRecord = Callable[[Doc], ArticleRecord]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What became of one input document."""

    #: None when the document gave no result; then `errors` says why
    article: ArticleRecord | None = None
    claims: list[ClaimBase] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)

    def outcome(self, *, text: bool = True) -> Outcome:
        """What is to be written of it; without `text`, of the article's text its hash alone."""
        return outcome_of(self.article, self.claims, self.errors, text=text)


def analyse(
    nlp: Language,
    items: Iterable[Article | InputError],
    guard: AbstractContextManager[Any] = nullcontext(),  # noqa: B008  (stateless)
    to_record: ToRecord = article_record,
) -> Iterator[Analysis]:
    """An analysis for every item, in order; reads on only as results are taken, a block at a time.

    A document on which the pipeline fails becomes an error; those beside it are not touched. `guard` is
    held while the pipeline works, and not while items are read or results are taken. `to_record` makes the
    article's record of its finished doc.
    """
    for block in blocks(items):
        articles = [item for item in block if isinstance(item, Article)]
        with guard:
            analyses = iter(list(analyse_articles(nlp, articles, to_record)))
        for item in block:
            yield Analysis(errors=[item]) if isinstance(item, InputError) else next(analyses)


def analyse_articles(
    nlp: Language, articles: Sequence[Article], to_record: ToRecord = article_record
) -> Iterator[Analysis]:
    """The analyses of a block's articles, each as soon as it is there.

    The pipeline reads clean texts; the records' places are those of the texts as they came. From the article on
    at which the pipeline fails, each is tried on its own. Until the last is taken the pipeline can do nothing
    else: what it allocates for the block is freed at its end.
    """
    done = 0
    if isinstance(nlp.tokenizer, EnglishTokenizer):
        nlp.tokenizer.keep_words()
    try:
        with nlp.memory_zone(), rare_collections():
            cleaned = [clean_text(article.text) for article in articles]
            read = [
                article if clean is None else replace(article, text=clean.text)
                for article, clean in zip(articles, cleaned, strict=True)
            ]
            docs = skim.read(nlp, [_to_doc(nlp, article) for article in read])
            for doc, clean, article, original in zip(docs, cleaned, read, articles, strict=True):
                analysis = _results(doc, article, to_record)
                if clean is not None:
                    analysis = _in_original(analysis, clean, original)
                done += 1
                yield analysis
    except Exception as error:
        if len(articles) == 1:
            yield Analysis(errors=[_failure(articles[0], error)])
            return
    for article in articles[done:]:
        yield from analyse_articles(nlp, [article], to_record)


def _to_doc(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


def _results(doc: Doc, article: Article, to_record: ToRecord) -> Analysis:
    """The records of a finished doc; a claim with a span that is not where it says becomes an error."""
    text = article.text
    claims: list[ClaimBase] = []
    errors: list[InputError] = []
    for claim in doc._.claims:
        wrong = misplaced_spans(claim, text)
        if not wrong:
            claims.append(claim)
        else:
            record = claim.model_dump(mode="json")
            errors.append(_misplaced(article, f"a claim of rule {claim.rule}", wrong[0], record))
    record = to_record(doc)
    wrong = misplaced_spans(record, text)
    if wrong:
        first = {"span": wrong[0].model_dump(mode="json")}
        errors.append(_misplaced(article, "a name or date", wrong[0], first))
        record = without_misplaced(record, text)
    return Analysis(record, claims, errors)


def _in_original(analysis: Analysis, clean: CleanText, article: Article) -> Analysis:
    """What was found in the clean text, at its places in the text as it came."""
    claims = [in_original(claim, clean, article.text) for claim in analysis.claims]
    record = analysis.article
    if record is not None:
        record = in_original(record, clean, article.text)
        record = record.model_copy(update={"text": article.text, "sha256": article.sha256})
    return Analysis(record, claims, analysis.errors)


def _misplaced(article: Article, what: str, span: Any, claim: dict[str, Any]) -> InputError:
    message = (
        f"{what} was left out: it places {span.text[:60]!r} at {span.start}-{span.end}, where the text is "
        f"{article.text[span.start : span.end][:60]!r}; please report this"
    )
    return InputError(article.id, ErrorCode.BUG, message, article_id=article.id, claim=claim)


def _failure(article: Article, error: Exception) -> InputError:
    message = f"the pipeline failed on this article: {type(error).__name__}: {error}"
    return InputError(article.id, ErrorCode.BUG, message[:500], article_id=article.id)

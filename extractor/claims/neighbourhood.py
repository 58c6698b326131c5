"""Whose a figure is by what stands near it, and by what the article speaks of: for figures that grammar gives nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extractor.claims.companies import Owners, is_told_by_authority
from extractor.claims.company_index import SHARE_CODE, CompanyIndex
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import climb, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import Company
from extractor.pipeline.words import sentence_span, sentence_start

#: How many tokens behind a number the company that it is of may be named.
_NEAR = 12
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def nearest(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The last company before it in its sentence, else the first after "at", "by" or "of" behind it."""
    sentence = sentence_span(token)
    floor = max(sentence.start, _told_by_authority(owners, token))
    before = [m for m in index.between(floor, token.i) if not owners.is_source(m) and not _is_set_aside(m)]
    if before:
        noun = subject(token)
        opens = noun is not None and noun.lower_ == "it" and before[0].start == sentence.start
        return Owner((before[0] if opens else before[-1],), Tie.NEAREST)
    for mention in index.between(token.i, min(token.i + _NEAR, sentence.end)):
        if (
            mention.start
            and index.doc[mention.start - 1].lower_ in ("at", "by", "of", "from")
            and not owners.is_source(mention)
            and not any(_begins_another(word) for word in index.doc[token.i + 1 : mention.start])
        ):
            return Owner((mention,), Tie.NEAREST)
    return None


def _told_by_authority(owners: Owners, token: Token) -> int:
    """Where an authority begins to tell it; of a company named before that it says nothing.

    "Acme fell hours after the Labor Department said payrolls shrank by 4,000".
    """
    return next((verb.i for verb in climb(token) if is_told_by_authority(owners, verb)), 0)


def _is_set_aside(mention: Span) -> bool:
    """ "Excluding Acme, staffing fell 2 percent", "Unlike Acme, it cut 500 jobs"."""
    before = mention.doc[mention.start - 1] if mention.start else None
    return before is not None and before.lower_ in _SETTING_ASIDE


_SETTING_ASIDE = frozenset(("excluding", "except", "unlike", "besides", "without"))


def _begins_another(word: Token) -> bool:
    """ "90,000 jobs were cut, reflecting 27,000 strikers at Acme": the company is of the number before it."""
    return word.lower_ == "including" or word.tag_ == "WRB" or (word.tag_ == "CD" and word.dep_ == "nummod")


def heading(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The company that the heading over a profile names, unless it is one that only tells of others."""
    mention = index.heading_company(token.i) or _run_in_heading(index, token)
    return None if mention is None or owners.is_source(mention) else Owner((mention,), Tie.HEADING)


def _run_in_heading(index: CompanyIndex, token: Token) -> Span | None:
    """ "HALDEN STEEL CORP HSC.N A loss is seen.": the last heading in capitals that ran into its sentence."""
    start = sentence_start(token)
    for _ in range(_LONGEST_PROFILE):
        opening = next(iter(index.between(start, start + 1)), None)
        if opening is not None and opening.text.isupper() and len(opening) > 1:
            code = index.doc[opening.end : opening.end + 1].text
            after = index.doc[opening.end + 1 : opening.end + 2].text
            return opening if SHARE_CODE.fullmatch(code) and after.istitle() else None
        if not start:
            return None
        start = sentence_start(index.doc[start - 1])
    return None


#: How many sentences a profile under a heading has.
_LONGEST_PROFILE = 5


def spoken_of(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The company that was last a subject or possessor, up to three sentences back in the same section."""
    return last_spoken_of(owners, index, token, _is_spoken_of)


def _is_spoken_of(root: Token) -> bool:
    """Whether the clause is said of it, or of what it has: "Acme's sales fell", but not "it faces Acme's rivals"."""
    return root.dep_ in _SUBJECTS or (root.dep_ == "poss" and root.head.dep_ in _SUBJECTS)


def last_spoken_of(
    owners: Owners, index: CompanyIndex, token: Token, is_spoken_of: Callable[[Token], bool]
) -> Owner | None:
    """The company last spoken of, up to three sentences back; `is_spoken_of` asks the head of each mention."""
    for mentions in _sentences_back(owners, index, token):
        for mention in mentions:
            if is_spoken_of(mention.root):
                return Owner((_whom_it_names(index, mention),), Tie.SPOKEN_OF)
    return None


def _whom_it_names(index: CompanyIndex, mention: Span) -> Span:
    """ "Its owner, Halden, said": who acts is the one in apposition, not the possessor."""
    noun = mention.root.head
    if mention.root.dep_ != "poss" or noun.dep_ not in _SUBJECTS:
        return mention
    return index.first_at((noun, *(child for child in noun.children if child.dep_ == "appos"))) or mention


def _sentences_back(owners: Owners, index: CompanyIndex, token: Token) -> Iterator[list[Span]]:
    """The companies of the sentences before a token's, sources left out: up to three back, in the same section."""
    section = index.section_of(token.i)
    floor = section.start if section is not None else 0
    start = sentence_start(token)
    for _ in range(3):
        if start <= floor:
            return
        sentence = sentence_span(index.doc[start - 1])
        found = index.between(max(sentence.start, floor), sentence.end)
        yield [mention for mention in found if not owners.is_source(mention)]
        start = sentence.start


def of_stock(
    owners: Owners,
    index: CompanyIndex,
    token: Token,
    stocks: frozenset[str],
    is_spoken_of: Callable[[Token], bool],
) -> Owner | None:
    """The company whose shares were last spoken of, up to three sentences back in the same section.

    It gives way to a company that a nearer sentence speaks of; `stocks` are the words for shares.
    """
    for mentions in _sentences_back(owners, index, token):
        for mention in reversed(mentions):
            root = mention.root
            above = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("of", "in") else root.head
            if above.lower_ in stocks and above.dep_ in _SUBJECTS:
                return Owner((mention,), Tie.SPOKEN_OF)
        if any(is_spoken_of(mention.root) for mention in mentions):
            return None
    return None


def topic(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The company of the title, else the first of the lead."""
    judge = _judge_of_title(index)
    for section in (index.title, index.body):
        if section is None:
            continue
        for mention in index.between(section.start, section.end):
            if not owners.is_source(mention) and value_of(mention).entity is not judge:
                return Owner((mention,), Tie.TOPIC)
    return None


def _judge_of_title(index: CompanyIndex) -> Company | None:
    """Who says what the title tells: "Mortgage losses could reach $500 million: Brenmark"."""
    if index.title is None:
        return None
    mentions = index.between(index.title.start, index.title.end)
    if not mentions or mentions[-1].start == 0 or index.doc[mentions[-1].start - 1].text not in (":", "-"):
        return None
    behind = [token for token in index.doc[mentions[-1].end : index.title.end] if not token.is_space]
    company: Company = value_of(mentions[-1]).entity
    return None if behind else company


def comments(owners: Owners, index: CompanyIndex, owner: Owner) -> bool:
    """Whether an owner only comments: the article brings it in as a judge ("Brenmark analyst Dana Whitlock"), not
    in its lead, or it is who publishes what is told ("a report published by Brenmark")."""
    if any(_publishes(mention) for mention in owner.mentions):
        return True
    behind = 0 if index.lead is None else index.lead.end
    firsts = map(index.introduces, owner.companies)
    return any(first is not None and first.start >= behind and owners.is_source(first) for first in firsts)


def _publishes(mention: Span) -> bool:
    root, start = mention.root, mention.start
    while root.dep_ == "conj" and root.head.i < root.i:  # "a survey by Halden, Torvik and Brenmark"
        root = root.head
        start = root.left_edge.i
    before = [token.lower_ for token in mention.doc[max(0, start - 2) : start]]
    return before[-1:] == ["by"] and before[0] in _PUBLISHED


_PUBLISHED = frozenset(
    (
        "published",
        "compiled",
        "conducted",
        "surveyed",
        "polled",
        "calculated",
        "tracked",
        "survey",
        "poll",
        "study",
    )
)

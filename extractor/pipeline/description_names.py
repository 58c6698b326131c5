"""The names that stand beside a description in apposition: "The Taiwan firm, Pegatron, said", "Tallis, the largest broker,"."""

from __future__ import annotations

from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.descriptions import Description
from extractor.pipeline.names import Company
from extractor.pipeline.share_codes import name_end_before
from extractor.pipeline.words import sentence_start

#: Determiners of descriptions that go back to a name instead of standing beside one.
DEMONSTRATIVES = frozenset(("this", "that"))
_FINITE = frozenset(("VBZ", "VBP", "MD"))
#: Words that may stand between a name and its apposition: "Tallis, once the largest broker,".
_SINCE_WHEN = frozenset(
    (
        "once",
        "formerly",
        "now",
        "currently",
        "already",
        "still",
        "then",
        "long",
        "perhaps",
        "arguably",
        "also",
    )
)


class NamesBeside:
    """Answers for the descriptions of one article."""

    def __init__(self, mentions: CompanyMentions) -> None:
        self._mentions, self._doc, self._pronouns = mentions, mentions.doc, mentions.pronouns

    def runs_into_unknown(self, item: Description) -> bool:
        """Whether a name that is no company of the article follows in apposition: "Germany's biggest lender, NKB, fell"."""
        i = item.end
        if i + 2 >= len(self._doc) or self._doc[i].text != "," or self._doc[i + 1].tag_ != "NNP":
            return False
        known = i + 1 in self._mentions.at or i + 1 in self._mentions.people or i + 1 in self._mentions.places
        return (
            not known and self._doc[item.start].lower_ not in DEMONSTRATIVES and self._doc[i + 2].text == ","
        )

    def follows_unknown(self, item: Description) -> bool:
        """Whether a name that is no company of the article stands before it in apposition: "Banco Norte, the largest bank,"."""
        i = self._comma_before(item)
        if i < 1 or item.end >= len(self._doc):
            return False
        end = name_end_before(self._doc, i)
        closed = self._doc[item.end].text in (",", ".", "(", "--")
        return closed and end not in self._mentions.at and self._doc[end].tag_ in ("NNP", "NNPS")

    def after(self, item: Description) -> Company | None:
        """The company whose name follows in apposition: "The Taiwan firm, Pegatron, said"."""
        at, i = self._mentions.at, item.end
        if i + 1 < len(self._doc) and self._doc[i].text == "," and i + 1 in at:
            while i + 1 in at:
                i += 1
            closed = i + 1 < len(self._doc) and self._doc[i + 1].text in (",", ".", "(")
            return at[i] if closed else None
        return None

    def before(self, item: Description) -> Company | None:
        """The company whose name stands before in apposition: "Merrill ( MER.N ), the largest broker,"."""
        i = self._comma_before(item)
        if i < 1 or item.end >= len(self._doc):
            return None
        after = self._doc[item.end]
        if after.tag_ in _FINITE or after.lower_ in ("'s", "’s") or after.lower_ in self._pronouns.acts:
            return None
        end = name_end_before(self._doc, i)
        company, start = self._mentions.at.get(end), end
        while start > 1 and company is not None and self._mentions.at.get(start - 1) is company:
            start -= 1
        if start > 1 and [token.lower_ for token in self._doc[start - 2 : start]] == ["venture", "with"]:
            return None  # "Brandt Tallis, its venture with Tallis, the largest maker"
        return company

    def _comma_before(self, item: Description) -> int:
        """The comma that sets the description off from a name before it; -1 if there is none."""
        i = item.start - 1
        if i > 0 and self._doc[i].lower_ in _SINCE_WHEN:
            i -= 1
        return i if i > 0 and self._doc[i].text == "," else -1

    def heading(self, item: Description) -> Company | None:
        """The company whose name runs into the sentence as its heading: "LEHMAN BROTHERS INC The bank said"."""
        start = item.start
        if self._doc[start].text != "The" or not start:
            return None
        end = name_end_before(self._doc, start)
        if start <= sentence_start(self._doc[start]) and not self._doc[end].is_upper:
            return None
        company = self._mentions.at.get(end)
        while end > 0 and company is not None and self._mentions.at.get(end - 1) is company:
            end -= 1
        opens = end == sentence_start(self._doc[end]) or not self._doc[end - 1].is_lower
        return company if opens else None

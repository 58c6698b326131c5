"""The words of a sentence before and behind a name, in lower case, and what they make of it."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from extractor.pipeline.name_units import Unit
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, sentence_borders, texts

#: What ends the name of an event or a body that begins with a firm's.
_NO_FIRMS = frozenset(
    ("conference", "symposium", "summit", "forum", "championship", "marathon", "festival", "association", "federation")
)  # fmt: skip
#: How many tokens behind a firm's name such a name can take.
_LONGEST_NAME = 7
_INDICES = frozenset(("index", "indexes", "indices", "gauge"))
#: How many tokens behind its maker's name an index's name can take.
_INDEX = 7
#: How many words of a quoted title may stand behind the name that it begins with.
_TITLE = 4
#: Who makes goods; the names behind "publisher of" and "developer of" may be those of firms.
_MAKERS = frozenset(("maker", "manufacturer", "brewer", "distiller", "bottler"))
#: In tokens: how far behind "maker of" its goods are listed.
_GOODS = 12

_QUOTES = frozenset(('"', "“", "”", "``", "''"))
_WEEKDAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday")
)
_PERIODS = frozenset(("morning", "afternoon", "week", "month", "quarter", "year"))
_FINITE = frozenset(("VBD", "VBZ", "MD"))
#: Behind these "its" may be anybody's.
#: In what a firm says something, and how many words it may take to.
_MEDIA = frozenset(("statement", "filing", "release", "letter", "memo", "note", "report", "tweet", "post"))
_TOLD = 9
_TELLING = frozenset(
    ("said", "says", "told", "tells", "added", "denied", "denies", "asked", "wrote", "called")
)
#: "Follow him on", "find us on", and how many words these and another site may take before a name.
_FOLLOWING = frozenset(("follow", "like", "find"))
_FOLLOWED = 6
#: How many tokens "director of value - added services" may take.
_LONGEST_PART = 8
#: How many tokens behind a name its verb's object can reach.
_OBJECT = 9


def words_before(doc: Doc, start: int, count: int) -> list[str]:
    """The last words before token `start`, at most `count`."""
    if not start:
        return []
    border, lower = sentence_borders(doc)[start - 1][0], lowers(doc)
    words = lower[max(border, start - count) : start]
    if any(map(str.isspace, words)):  # as is rare
        first = max(border, start - 2 * count + 1)
        words = [word for word in lower[first:start] if not word.isspace()][-count:]
    return words


def words_after(doc: Doc, end: int, count: int) -> list[str]:
    """The next words, a share's code in brackets left out."""
    words: list[str] = []
    tokens, lower = texts(doc), lowers(doc)
    i, limit = end, min(sentence_borders(doc)[end - 1][1], end + 12)
    while i < limit and len(words) < count:
        text = tokens[i]
        if text in ("(", "<") and not words:
            while i < min(limit, end + 10) and tokens[i] not in (")", ">"):
                i += 1
        elif not text.isspace() and not ("." in text[1:-1] and text.isupper()):
            words.append(lower[i])
        i += 1
    return words


def without_day(after: list[str]) -> list[str]:
    """The words behind a name without the time at which it spoke: "said on Tuesday it", "said this month it"."""
    if after[1:2] in (["this"], ["last"]) and after[2:3] and after[2] in _PERIODS:
        return [after[0], *after[3:]]
    days = 1 + (after[1:2] == ["on"])
    return [after[0], *after[days + 1 :]] if after[days : days + 1] and after[days] in _WEEKDAYS else after


def without_medium(doc: Doc, end: int) -> list[str]:
    """The words behind a name without where and when it spoke: "said in a statement on Monday that it"."""
    words = words_after(doc, end, _TOLD)
    if words[1:3] in (["in", "a"], ["in", "an"]) and words[3:4] and words[3] in _MEDIA:
        words = without_day([words[0], *words[4:]])
        if words[1:2] == ["that"]:
            words = [words[0], *words[2:]]
    return words


def has_its(doc: Doc, end: int) -> bool:
    """Whether the name's verb has an object that is "its" own: "Zentrix cut 10 percent of its contractors"."""
    if end >= len(doc) or tree_of(doc).tags[end] not in _FINITE or lowers(doc)[end] in _TELLING:
        return False
    for word in texts(doc)[end + 1 : min(end + _OBJECT, sentence_borders(doc)[end][1])]:
        if word.lower() == "its":
            return True
        if word in ",;:.()" or word[0].isupper():
            return False
    return False


def is_house(doc: Doc, unit: Unit) -> bool:
    """Whether it is a house that bears the firm's name: "the Tallis building on Fifth Avenue"."""
    lower = lowers(doc)
    return unit.end < len(lower) and lower[unit.end] == "building" and tree_of(doc).tags[unit.end] == "NN"


def is_venue(doc: Doc, unit: Unit, venues: Collection[str]) -> bool:
    """Whether a place bears the firm's name: "the Tallis Center"."""
    lower = lowers(doc)
    return unit.end < len(lower) and lower[unit.end] in venues and texts(doc)[unit.end].istitle()


def is_banner(
    doc: Doc, unit: Unit, nouns: Collection[str], owners: Collection[str], several: Collection[str]
) -> bool:
    """Whether something bears the name: "stores under the Tallis and Brandt names", "operator of the Tallis chains", "its Tallis and Brandt brands"."""
    words, lower = texts(doc), lowers(doc)
    first, last = unit.start - 1, unit.end
    while first > 0 and unit.start - first < _GOODS and _goes_on_list(words[first]):
        first -= 1
    while last < len(words) and last - unit.end < _GOODS and _goes_on_list(words[last]):
        last += 1
    if first < 0 or last == len(words):
        return False
    if lower[first] == "under":
        return words[last] in nouns
    if lower[first] in ("its", "their"):
        return words[last] == "brands"
    return lower[first] == "of" and lower[first - 1] in owners and words[last] in several


def _goes_on_list(word: str) -> bool:
    """Whether a list of names goes on with the word."""
    return word[0].isupper() or word in ("the", "and", "or", "&", "product") or not word[0].isalnum()


def follows_nickname(doc: Doc, start: int) -> bool:
    """Whether a first name and a nickname in quotation marks stand before: 'Dana "Dee" Tallis'."""
    if start < 4:
        return False
    first, opening, nickname, closing = texts(doc)[start - 4 : start]
    return opening in _QUOTES and closing in _QUOTES and first.istitle() and nickname.istitle()


def is_made_by_somebody(doc: Doc, unit: Unit) -> bool:
    """Whether the name stands among what somebody makes: "the maker of Avolin, Brint and Tarrow"."""
    i, words = unit.start - 1, texts(doc)
    end = unit.end + (words[unit.end : unit.end + 1] in (["'s"], ["’s"]))
    if words[i] == "," and words[end : end + 1] == [","]:
        return False  # "the maker of Avolin, Tallis, said"
    while i > 0 and i > unit.start - _GOODS and (words[i] in (",", "and") or words[i][0].isupper()):
        i -= 1
    return i > 0 and words[i] == "of" and words[i - 1].lower() in _MAKERS


def is_priced(doc: Doc, unit: Unit) -> bool:
    """Whether a price stands behind the name and a colon: goods of a list, "Tallis Rain Jacket: $49"."""
    words = texts(doc)
    return unit.end + 1 < len(words) and words[unit.end] == ":" and words[unit.end + 1][0] in "$£€"


def is_page(doc: Doc, unit: Unit) -> bool:
    """Whether the name is that of the site on which to read somebody: "Follow him on Tallis or Brandt"."""
    before = words_before(doc, unit.start, _FOLLOWED)
    return "on" in before and not _FOLLOWING.isdisjoint(before[: before.index("on")][-2:])


def is_elliptic(doc: Doc, unit: Unit) -> bool:
    """Whether a number takes the place of a verb behind the name: "Tallis cut 300, Brandt 500 and Zentrix 11%"."""
    words = texts(doc)
    if unit.end + 1 >= len(words) or not unit.start or words[unit.start - 1] not in (",", "and", ";"):
        return False
    number, behind = words[unit.end], words[unit.end + 1]
    if not number[0].isdigit() or not number.replace(",", "").isdigit():
        return False
    return behind == "%" or (len(number) > 2 and behind in (",", ".", "and", ";"))


def is_quoted(doc: Doc, unit: Unit) -> bool:
    """Whether quotation marks stand right before and after the name: the title of a book or programme."""
    words = texts(doc)
    return unit.end < len(words) and words[unit.start - 1] in _QUOTES and words[unit.end] in _QUOTES


def is_in_capitals(doc: Doc, unit: Unit) -> bool:
    """Whether the name and the word behind it are in capitals, which then prove nothing."""
    after = doc[unit.end] if unit.end < len(doc) else None
    return after is not None and after.is_upper and len(after) > 1 and doc[unit.end - 1].is_upper


def begins_predicate(doc: Doc, unit: Unit) -> bool:
    """Whether the word behind a name is no noun: "Tallis reports a loss", but not "TPS reports"."""
    return unit.end >= len(doc) or doc[unit.end].tag_ not in ("NNS", "NN")


def begins_quoted_title(doc: Doc, unit: Unit) -> bool:
    """Whether a quoted title of more words begins with the name: "Tallis News Sunday"."""
    words = texts(doc)
    if not unit.start or words[unit.start - 1] not in _QUOTES:
        return False
    for i in range(unit.end, min(len(words), unit.end + _TITLE)):
        if words[i] in _QUOTES:
            return i > unit.end
        if not words[i].istitle():
            return False
    return False


def begins_other_name(doc: Doc, end: int) -> bool:
    """Whether the name goes on to an event's or a body's: "the Brandt Health and Money Conference", "the Palm Oil Association"."""
    for word in texts(doc)[end : end + _LONGEST_NAME]:
        if word.lower() in _NO_FIRMS:
            return word[0].isupper()
        if not word[0].isupper() and word not in ("and", "&"):
            return False
    return False


def names_index(doc: Doc, end: int) -> bool:
    """Whether the name goes on to an index's: "Tallis APXJ tech sub-index"."""
    for word in lowers(doc)[end : end + _INDEX]:
        if word in _INDICES:
            return True
        if not (word[0].isalnum() or word == "-") or word in ("said", "says", "'s", "’s"):
            return False
    return False


def is_class_of_things(doc: Doc, end: int) -> bool:
    """Whether a plural abbreviation in brackets follows: "Collateralized Debt Obligations (CDOs)"."""
    words = texts(doc)
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
        return False
    short = words[end + 1]
    return len(short) > 2 and short[-1] == "s" and short[:-1].isupper()


def leads_part(doc: Doc, last: int, leaders: Collection[str]) -> bool:
    """Whether words in small letters up to token `last` tell who leads a part of a firm: "director of products | at X"."""
    words = texts(doc)
    for i in range(last, max(0, last - _LONGEST_PART), -1):
        if words[i] in leaders:
            return i < last
        if not (words[i].islower() or words[i] == "-") or words[i] in ("the", "a", "an"):
            return False
    return False

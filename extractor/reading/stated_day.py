"""The day of publication as an article's own first lines state it: a stamp, or the day of the dateline."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from extractor.reading.day_stamps import DAY_FORMS, MONTH_NAMES, day_stamp, month_number
from extractor.rules import default_rules

RULES_FILE = "pages.toml"
#: How many lines of the beginning are looked at, and in how many characters of the text.
_LINES, _CHARACTERS = 14, 3000
#: In characters: the longest line that is a stamp.
_LONGEST_STAMP = 120
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
#: What stands beside the day in a stamp and says nothing else: weekday, time, zone.
_BESIDE = re.compile(
    rf"\b{_WEEKDAY}(?![a-z])|t?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?|z)?|\b\d{{1,2}}(?=\s*[ap]\.?m)|\b[ap]\.?m\b\.?|"
    r"\b(?:at|on|the|of|hrs?|hours?|z|t|local|time|gmt|utc|bst|ist|sgt|hkt|jst|aest|aedt|nzst|cet|cest|[ecmp][sd]?t)\b"
    r"|[+-]\d\d:?\d\d",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\s+[A-Z]", re.IGNORECASE)
#: Who wrote or printed the article, behind its day: "5 March 2019 | The Herald", "5 March 2019, by Dana Whitlock".
_SOURCE = re.compile(r"\s*(?:[|•·]|,?\s*(?i:by)\b)\s*(?:[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|[|•·]))?\s*){1,6}")
#: "LONDON, March 5, 2019 (Reuters) -", at the beginning of a line or behind the name of its place.
_DATELINE = re.compile(
    r"(?:^[A-Z][^()]{2,40}--\([A-Z][A-Z ]+\)--(?=[A-Z])|^(?:[A-Z][\w.’'/-]*(?:[ ,/]+[A-Z(][\w.’'/)-]*){0,6}?[ ,]+(?:[-–—]+ )?)?|(?<=[A-Z]{3})[ ,]+)"
    rf"(?i:{MONTH_NAMES} (?P<day>[0-3]?\d)|(?P<day_before>[0-3]?\d) {MONTH_NAMES.replace('<month>', '<month_after>')})"
    r"(?:,? (?P<year>(?:19|20)\d\d))?,? ?"
    r"(?:(?P<agency>[(/])[\w\s.&-]{2,40}[)/] ?(?:[-–—:]+|(?=[A-Z]))|[-–—]+ |(?P<half>[A-Z]\w+\)) ?[-–—])"
)
#: In characters: how far into a line a dateline may stand.
_DATELINE_WITHIN = 160
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[\s>*•|–—-]*")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that a text states of itself. `day` is None where the dateline gives no year."""

    day: datetime.date | None
    month: int
    number: int
    #: the words that state it
    text: str

    def near(self, other: datetime.date, days: int) -> bool:
        """Whether the other day lies within so many days of this one, of any year where this one has none."""
        years = [self.day.year] if self.day else [other.year - 1, other.year, other.year + 1]
        for year in years:
            try:
                if abs((datetime.date(year, self.month, self.number) - other).days) <= days:
                    return True
            except ValueError:  # 29 February
                continue
        return False


def stated_day(text: str) -> StatedDay | None:
    """What the first lines say about the day of publication, or None.

    "Published 5 March 2019, 10:04", a line that is nothing but a day, a day behind the author's name, then
    the dateline ("LONDON, March 5 (Newswire) -"), then a stamp of the last change.
    """
    lines = [" ".join(line.split()) for line in text[:_CHARACTERS].splitlines() if line.strip()][:_LINES]
    lines = [line for line in lines if _DIGIT.search(line)]
    stamps = [(line, day) for line in lines if len(line) <= _LONGEST_STAMP and (day := day_stamp(line))]
    for line, day in stamps:
        if _is_stamp(line):
            return StatedDay(day, day.month, day.day, line)
    for line in lines:
        if found := _dateline_day(line):
            return found
    for line, day in stamps:
        if _begins(line, "updated_words"):
            return StatedDay(day, day.month, day.day, line)
    return None


def _is_stamp(line: str) -> bool:
    """Whether a line with a day in it states that the article is of that day."""
    if _begins(line, "updated_words"):
        return False
    if _begins(line, "published_words"):
        return True
    rest = _MARK.sub("", line, count=1)
    for form in DAY_FORMS:
        if match := form.search(rest):
            before, after = _BESIDE.sub(" ", rest[: match.start()]), _BESIDE.sub(" ", rest[match.end() :])
            alone = not re.search(r"\w", before) and not re.search(r"[^\W\d]", after)
            named = bool(_BYLINE.match(before) or re.search(r"[|•·]\s*$", before.rstrip()))
            if alone or (named and not re.search(r"[a-z]{3}", after.replace("read", "").replace("min", ""))):
                return True
            if not re.search(r"\w", before) and _SOURCE.fullmatch(rest, match.end()):
                return True
    return False


def _begins(line: str, key: str) -> bool:
    return _words(key).match(_MARK.sub("", line, count=1)) is not None


@cache
def _words(key: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in default_rules().table(RULES_FILE)[key])
    return re.compile(
        rf"(?:{words})\b(?:\s+by\s+[\w.’'-]+(?:\s+[\w.’'-]+){{0,3}}?)?(?:\s+(?:on|at))?[\s:,|–-]*(?={_WEEKDAY}|\d|{MONTH_NAMES.replace('?P<month>', '?:')})",
        re.IGNORECASE,
    )


def _dateline_day(line: str) -> StatedDay | None:
    match = _DATELINE.search(line[:_DATELINE_WITHIN])
    if match is None or not (match["year"] or match["agency"] or match["half"]):
        return None
    month = month_number(match["month"] or match["month_after"])
    number = int(match["day"] or match["day_before"])
    try:
        day = datetime.date(int(match["year"] or 2000), month, number)
    except ValueError:
        return None
    return StatedDay(day if match["year"] else None, month, number, match[0].strip())

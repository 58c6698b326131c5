"""What lines of an article are by the lines around them: timelines, profiles, tables, lists of links, quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.pipeline.section_kinds import SectionKind
from extractor.pipeline.section_lines import Line

#: Kinds by the line's place in the list; lines that are missing may be prose.
Kinds = dict[int, SectionKind]

#: In words: the longest headline, and the shortest that is told from a heading.
_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 26, 4
#: How many headlines at the end of an article are a list of links, though nothing says so.
_MANY_LINKS = 3
_LONGEST_CELL = 40
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_COLUMN_MARKS = ("|", "\t", "   ")
_LONGEST_ROW = 400
_NUMBER = re.compile(
    r"[(\[~<>+–—-]?[$€£¥]?\d[\d,.:/%]*(?:\s?(?:%|pct|percent|million|billion|bn|mln|m|k))?[)\]]?"
)
_EMPTY_CELL = re.compile(r"[-–—.*nN/aA]*")
_LABEL = re.compile(
    r"(?P<question>Q|Question)(?:\s?\d{1,2})?\s?[:.)–—-]+\s+|(?P<answer>A|Answer)(?:\s?\d{1,2})?\s?[:.)–—-]+\s+(?=[A-Z“\"'‘\d])"
)
_QUOTED = re.compile(r"[\"“«‘'](?P<words>.{20,600}?)[\"”»’'](?:\s*[-–—]?\s*[A-Z][^.!?]{2,60})?")
_WORDS = re.compile(r"\w+")
#: How many lines are compared with the whole text, so that the work stays linear.
_MOST_QUOTES = 20
_FEWEST_BLANKS = 4


def tables(lines: Sequence[Line], kinds: Kinds) -> None:
    """Rows of cells: lines with columns, two or more of one width; or a cell a line, many of them numbers."""
    cells = [len(_cells(line)) for line in lines]
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and cells[end] > 1 and abs(cells[end] - cells[i]) <= 1:
            end += 1
        if end - i >= 2:
            kinds.update(dict.fromkeys(range(i, end), SectionKind.TABLE))
        i = max(end, i + 1)
    _cells_below_each_other(lines, kinds)


def _cells(line: Line) -> list[str]:
    """The cells of a row, none where one of them is too long for a cell."""
    if len(line.text) > _LONGEST_ROW or not any(mark in line.text for mark in _COLUMN_MARKS):
        return []
    cells = [cell for cell in _COLUMNS.split(line.text) if cell]
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else []


def _cells_below_each_other(lines: Sequence[Line], kinds: Kinds) -> None:
    i = 0
    while i < len(lines):
        end, numbers = i, 0
        while end < len(lines) and _is_cell(lines[end]) and end not in kinds:
            numbers += _NUMBER.fullmatch(lines[end].text) is not None
            end += 1
        if end - i >= 6 and 3 * numbers >= end - i:
            kinds.update(dict.fromkeys(range(i, end), SectionKind.TABLE))
        i = max(end, i + 1)


def _is_cell(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_CELL
        and not line.bullet
        and (line.is_open or _NUMBER.fullmatch(text) is not None or _EMPTY_CELL.fullmatch(text) is not None)
    )


def related(lines: Sequence[Line], kinds: Kinds, heading: re.Pattern[str]) -> None:
    """Headlines of other articles: below a line that says so, or at the end of the article."""
    i = 0
    while i < len(lines):
        text = lines[i].text.rstrip(": ")
        if (
            (i in kinds and kinds[i] is not SectionKind.RELATED)
            or len(text) > 80
            or not heading.fullmatch(text)
        ):
            i += 1
            continue
        end = _headlines_end(lines, kinds, i + 1)
        if end > i + 1 or i == len(lines) - 1 or i + 1 in kinds:
            kinds.update(dict.fromkeys(range(i, end), SectionKind.RELATED))
        i = end
    _links_at_the_end(lines, kinds)


def _headlines_end(lines: Sequence[Line], kinds: Kinds, start: int) -> int:
    """The line behind the headlines that begin at a line."""
    end = start
    while end < len(lines) and kinds.get(end) in (
        None,
        SectionKind.RELATED,
        SectionKind.STAMP,
        SectionKind.BYLINE,
    ):
        if not _is_headline(lines[end]):
            break
        end += 1
    return end


def _is_headline(line: Line) -> bool:
    text = line.text
    ends_like_one = not text.endswith((".", ";", ",", ":")) or text.endswith("...")
    return ends_like_one and "\n" not in text and len(text.split()) <= _LONGEST_HEADLINE


def _links_at_the_end(lines: Sequence[Line], kinds: Kinds) -> None:
    first = len(lines)
    links = 0
    while first > 0:
        line = lines[first - 1]
        if first - 1 not in kinds:
            if (
                line.bullet
                or not _is_headline(line)
                or len(line.text.split()) < _SHORTEST_HEADLINE
                or line.is_sentence
            ):
                break
            links += 1
        elif kinds[first - 1] is SectionKind.TABLE:
            break
        first -= 1
    announced = first > 0 and lines[first - 1].text.endswith(":")
    if links >= _MANY_LINKS and first > 1 and not announced:
        for i in range(first, len(lines)):
            kinds.setdefault(i, SectionKind.RELATED)


def digests(lines: Sequence[Line], kinds: Kinds, heading: re.Pattern[str]) -> None:
    """The points below a line that announces them, and the points that stand before the first paragraph."""
    prose = next(
        (i for i, line in enumerate(lines) if i not in kinds and not line.bullet and line.is_sentence),
        len(lines),
    )
    points = [i for i in range(prose) if i not in kinds and lines[i].bullet]
    if len(points) >= 2:
        kinds.update(dict.fromkeys(points, SectionKind.DIGEST))
    for i, line in enumerate(lines):
        if len(line.text) > 60 or not heading.fullmatch(line.text.rstrip(":. ")):
            continue
        kinds[i] = SectionKind.FURNITURE
        following = i + 1
        bulleted = following < len(lines) and lines[following].bullet
        while following < len(lines) and kinds.get(following) in (None, SectionKind.DIGEST):
            if lines[following].bullet != bulleted or (
                not bulleted and following > i + 1 and lines[following].after_blank
            ):
                break
            kinds[following] = SectionKind.DIGEST
            following += 1


def questions(lines: Sequence[Line], kinds: Kinds) -> None:
    """Questions and answers: lines labelled so, and questions that stand as headings over their answers."""
    labelled = [
        (i, match) for i, line in enumerate(lines) if i not in kinds and (match := _LABEL.match(line.text))
    ]
    if any(match["question"] for _, match in labelled):
        for i, match in labelled:
            kinds[i] = SectionKind.QUESTION if match["question"] else SectionKind.ANSWER
    asked = [
        i
        for i, line in enumerate(lines[:-1])
        if i not in kinds
        and line.text.endswith("?")
        and len(line.text.split()) <= _LONGEST_HEADLINE
        and line.text[0].isupper()
        and i + 1 not in kinds
        and lines[i + 1].is_sentence
        and not lines[i + 1].text.endswith("?")
        and not re.search(r"[.!]\s", line.text)
    ]
    if len(asked) >= 2:
        for i in asked:
            kinds[i] = SectionKind.QUESTION
            kinds[i + 1] = SectionKind.ANSWER


def pull_quotes(lines: Sequence[Line], kinds: Kinds) -> None:
    """Lines that are set once more beside the article: their words stand in a paragraph of it, too."""
    candidates: Mapping[int, str] = {
        i: words
        for i, line in enumerate(lines[1:], start=1)
        if i not in kinds and (words := _set_apart(line))
    }
    if not candidates:
        return
    paragraphs = "\n".join(_bare(line.text) for i, line in enumerate(lines) if i not in candidates)
    for i in list(candidates)[:_MOST_QUOTES]:
        words = _bare(candidates[i])
        if words.count(" ") >= _FEWEST_BLANKS and words in paragraphs:
            kinds[i] = SectionKind.PULL_QUOTE


def _set_apart(line: Line) -> str | None:
    """The words of a line that is a quotation and nothing else, or that ends with no mark."""
    quoted = _QUOTED.fullmatch(line.text)
    if quoted:
        return quoted["words"]
    return line.text if line.is_open and not line.bullet and len(line.text) <= 300 else None


def _bare(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))

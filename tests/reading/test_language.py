"""Which articles are English; sentences in other languages are written for this test."""

import pytest

from extractor.article import Article
from extractor.reading.completion import completed
from extractor.reading.failure import ReadError
from extractor.reading.language import language_of
from extractor.reading.record import ReadOptions

GERMAN = (
    "Der Müller an der Küste will bis zum Jahresende 1.200 Stellen streichen, teilte das Unternehmen am Dienstag "
    "mit. Die beiden ältesten Mühlen sollen geschlossen werden, sagte ein Sprecher der Gewerkschaft in Kiel."
)
FRENCH = (
    "Le meunier de la côte supprimera 1 200 emplois avant la fin de l'année, a annoncé mardi la direction. "
    "Les deux plus anciens moulins seront fermés, selon un porte-parole du syndicat, qui demande une réunion."
)
ENGLISH = (
    "The miller on the coast will cut 1,200 jobs by the end of the year, the company said on Tuesday. Its two "
    "oldest mills are to be closed, according to a spokesman of the union, which has asked for a meeting."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        ("El molinero de la costa recortará 1.200 empleos antes de fin de año, dijo el martes la empresa en Cádiz.", "es"),
        ("海岸の製粉会社は火曜日、年末までに千二百人の人員を削減すると発表した。組合は会合を求めている。", "ja"),
        ("Мельница на побережье сократит 1200 рабочих мест до конца года, сообщила компания во вторник.", "ru"),
        (f"{ENGLISH} “{FRENCH}” he said. {ENGLISH}", "en"),
        ("Schmidt Maier Gruppe AG, Mühlen Kiel GmbH, Müller & Söhne KG", "en"),
        ("Net sales 1,200 1,100 Operating profit 30 40 Net income 20 18 Earnings per share 0.20 0.18 " * 4, "en"),
        ("Kiel 15 0 Cádiz 13 2 Lorient 10 5 Oslo 11 4 Bergen 10 5 Malmö 9 6 Turku 8 7 Aarhus 7 8", "en"),
        ("Mühle schließt", "en"),
        ("Bonjour.", "en"),
        ("1,200", "en"),
        ("", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_an_article_in_another_language_is_refused_with_its_language() -> None:
    with pytest.raises(ReadError, match=r"German \(de\).*--language any") as raised:
        completed(Article(GERMAN, "a"), ReadOptions())
    assert raised.value.code == "not_english"


def test_any_language_is_read_when_that_is_asked_for() -> None:
    assert completed(Article(GERMAN, "a"), ReadOptions(language="any")).language == "de"

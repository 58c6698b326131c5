"""Text that was decoded wrongly on its way: noticed always, repaired when that is asked for."""

from __future__ import annotations

import re

from extractor.reading.clean_text import clean_text

#: UTF-8 read as Windows-1252: of a typographic mark, of a Western letter, of a sign.
_MOJIBAKE = re.compile(
    "â(?:€[\u0080-\u00ff“”„…‘’˜™œžŸŠšŒ¢¦§¡¨©ª«¬°³´|]?|„¢|‚¬)|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|ï»¿|ï¬[\u0080-\u0086]"
)


def mojibake(text: str) -> list[str]:
    """The places that look like UTF-8 read as Windows-1252, in the order of the text."""
    if "â" not in text and "Ã" not in text and "Â" not in text and "ï" not in text:
        return []
    return _MOJIBAKE.findall(text)


def repaired(text: str) -> str:
    """The text with its encoding mended (ftfy), and without the dirt that is else only left out of analysis."""
    import ftfy

    settings = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=True,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=True,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=True,
        fix_surrogates=False,
        remove_control_chars=True,
        normalization=None,
        explain=False,
    )
    mended = ftfy.fix_text(text, settings)
    clean = clean_text(mended)
    return mended if clean is None else clean.text

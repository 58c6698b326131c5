"""Writes models/rules/listed_companies.jsonl from pytickersymbols: `python scripts/listed_companies.py`.

The file is checked in, so that the pipeline reads 1,800 short lines instead of the package's megabytes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pytickersymbols import PyTickerSymbols

TARGET = Path(__file__).parent.parent / "models" / "rules" / "listed_companies.jsonl"

#: The kinds of descriptions.toml, by words of the industries that pytickersymbols names.
KINDS = {
    "bank": "banks|banking|bank",
    "insurer": "insurance|reinsurance",
    "automaker": "auto & truck manufacturers|automobile$|automobiles|automotive industry",
    "airline": "airlines|air transport|passenger airlines",
    "carrier": "telecommunications?( services)?$|wireless|integrated telecommunications",
    "retailer": "retail|retailers?|discount stores|multiline retail",
    "publisher": "media|publishing|broadcasting",
    "drugmaker": "pharmaceuticals?|biotechnology|biopharmaceutical",
    "chipmaker": "semiconductors?",
    "miner": "mining|metals|steel|aluminum",
    "planemaker": "aerospace",
    "utility": "utilit|electric power",
}


def rows() -> list[dict[str, Any]]:
    """One row per listed company: its name and its identifiers; fields without a value are left out."""
    found = {}
    for stock in PyTickerSymbols().get_all_stocks():
        name = re.sub(r"\s*\([^)]*\)", "", stock["name"]).replace("’", "'").replace("–", "-").strip()
        address = stock.get("metadata", {}).get("wikipedia_url") or ""
        industries = [industry.casefold() for industry in stock.get("industries", [])]
        row = {
            "name": name,
            "ticker": stock.get("symbol"),
            "isin": next(iter(stock.get("isins", [])), None),
            "wikipedia_url": address if address.startswith("https://en.wikipedia.org/") else None,
            "kinds": [
                kind
                for kind, words in KINDS.items()
                if any(re.match(words, industry) for industry in industries)
            ],
        }
        found.setdefault(name, {key: value for key, value in row.items() if value})
    return [found[name] for name in sorted(found)]


if __name__ == "__main__":
    TARGET.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()), encoding="utf-8")

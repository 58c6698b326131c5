"""When two figures are the same: within rounding, ends open alike."""

from __future__ import annotations

from extractor.evaluation.gold import GoldQuantity
from extractor.schema import QuantityRecord
from extractor.values.types import Qualifier

#: "33.3" and "a third" are the same share: how far figures below 100, and larger ones, may be apart.
SMALL_TOLERANCE, TOLERANCE = 0.02, 0.005
#: "hundreds" is 100 or more; only the lower end must agree.
VAGUE_TOLERANCE = 0.05


def end_of(value: object) -> float | None:
    """One end of a predicted quantity, comparable with gold."""
    return None if value is None else float(value)  # type: ignore[arg-type]


def close(gold: float | None, predicted: float | None, tolerance: float = TOLERANCE) -> bool:
    """Whether two ends agree: both open, or apart by at most a share `tolerance` of the larger one."""
    if gold is None or predicted is None:
        return gold is None and predicted is None
    return abs(gold - predicted) <= tolerance * max(abs(gold), abs(predicted), 1e-9) + 1e-9


def same_quantity(gold: GoldQuantity | None, predicted: QuantityRecord | None) -> bool:
    """Whether both ends agree; of a vague quantity ("hundreds"), whether it is vague and starts alike."""
    if gold is None or predicted is None:
        return False
    low, high = end_of(predicted.low), end_of(predicted.high)
    if gold.qualifier == Qualifier.VAGUE:
        return predicted.qualifier == Qualifier.VAGUE and close(gold.low, low, VAGUE_TOLERANCE)
    tolerance = SMALL_TOLERANCE if gold.high is not None and gold.high < 100 else TOLERANCE
    return close(gold.low, low, tolerance) and close(gold.high, high, tolerance)


def shares_a_figure(gold: GoldQuantity, predicted: QuantityRecord) -> bool:
    """Whether some number is in both records, whatever the hedge.

    The offsets of the prediction take part: the reference scorer counts every number of the record, and
    the figures of the two must be the same on every run.
    """
    numbers = (gold.low, gold.high)
    predicted_numbers = (end_of(predicted.low), end_of(predicted.high), predicted.start, predicted.end)
    stated = {round(number, 4) for number in numbers if number is not None}
    return bool(stated & {round(number, 4) for number in predicted_numbers if number is not None})

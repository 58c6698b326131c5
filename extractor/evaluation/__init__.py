"""How good a run is: its records held against gold, layer by layer.

`evaluate(gold, run_folder)` gives the scores and every difference; the layers are those of the annotation
guidelines: job cuts, headcounts, money, statements, dates, companies.
"""

from extractor.evaluation.evaluate import Evaluation, evaluate
from extractor.evaluation.findings import Finding
from extractor.evaluation.scores import Scores

__all__ = ["Evaluation", "Finding", "Scores", "evaluate"]

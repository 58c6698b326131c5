"""News articles in, structured and reviewable claims out."""

__version__ = "0.1.0"

"""News articles in, structured and reviewable claims out."""

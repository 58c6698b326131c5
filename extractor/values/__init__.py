"""Text to value, without spaCy: numbers, percents, money and days. Pure functions."""

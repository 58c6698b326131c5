"""The base model's networks in array operations over many sentences at once; knows nothing of articles or rules."""

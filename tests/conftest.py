"""What holds for all tests: examples are drawn alike in every run, and no example is judged by the time that it takes."""

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")

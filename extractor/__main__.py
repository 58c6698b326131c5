"""`python -m extractor` is the command line."""

from extractor.cli import main

if __name__ == "__main__":
    main()

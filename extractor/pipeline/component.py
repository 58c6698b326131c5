"""The base of all components: rules that are data, and that travel with the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import ExtractorError, RuleError
from extractor.pipeline.extensions import register_extensions
from extractor.rules import Rules, default_rules, models_folder

ErrorHandler = Callable[[str, Any, list[Doc], Exception], None]


def raise_error(name: str, component: object, docs: list[Doc], error: Exception) -> NoReturn:
    """The default error handler: the first failure ends the stream."""
    raise error


class Component:
    """What every component has: a stream in which a bad document costs that document only."""

    error_handler: ErrorHandler = staticmethod(raise_error)

    def __call__(self, doc: Doc) -> Doc:
        raise NotImplementedError

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Process a stream; a doc that fails goes to the error handler."""
        for doc in docs:
            try:
                yield self(doc)
            except Exception as error:
                self.error_handler(type(self).__name__, self, [doc], error)

    def get_error_handler(self) -> ErrorHandler:
        return self.error_handler

    def set_error_handler(self, handler: ErrorHandler) -> None:
        self.error_handler = handler


class RuleComponent(Component):
    """A pipeline component whose behaviour stands in rule files.

    A subclass names its `files` and compiles them in `prepare`; `nlp.to_disk` writes them beside the
    pipeline and `spacy.load` reads them again, a user's additions included.
    """

    files: ClassVar[tuple[str, ...]] = ()

    def __init__(self, nlp: Language, name: str, rules: Rules) -> None:
        register_extensions()
        self.vocab, self.name, self.rules = nlp.vocab, name, rules.only(self.files)
        self._prepare()

    def _prepare(self) -> None:
        """Compile the rules; a value of a form that no code foresees is a mistake in a rule file too."""
        try:
            self.prepare()
        except ExtractorError:
            raise
        except Exception as error:
            reason = f"a value has the wrong form ({type(error).__name__}: {error})"
            raise RuleError(" or ".join(self.files), None, reason) from error

    def prepare(self) -> None:
        """Compile `self.rules`; called again when the rules change."""

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        self.rules.write(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> RuleComponent:
        if Path(path).is_dir():
            self.rules = Rules.read([Path(path)])
            self._prepare()
        return self


@cache
def rules_of(folder: str | None) -> Rules:
    """The package's rules, with those of a user's folder over them."""
    if folder is None:
        return default_rules()
    rules = Rules.read([models_folder() / "rules", Path(folder)])
    default_rules().check_names(Path(folder))
    return rules

"""How commands end: in one sentence and an exit code, without a traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import Any

import click

ALL_READ, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class Commands(click.Group):
    """What ends a command is told in one sentence and an exit code, without a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command and exit; after Ctrl-C with 130, whatever was made of it on its way here."""
        with interruption() as interrupted:
            try:
                return super().main(*args, **kwargs)
            except BaseException as error:
                quiet = isinstance(error, SystemExit) and error.code == ALL_READ
                if quiet or not interrupted.is_set():
                    raise
        click.echo("extractor: interrupted; the results so far are complete lines", err=True)
        sys.exit(INTERRUPTED)

    def invoke(self, ctx: click.Context) -> object:
        from extractor.errors import ExtractorError, OutputError

        try:
            return super().invoke(ctx)
        except OutputError as error:
            click.echo(f"extractor: {error}", err=True)
            discard_standard_output()
            ctx.exit(USAGE)
        except ExtractorError as error:
            click.echo(f"extractor: {error}", err=True)
            ctx.exit(USAGE)
        except BrokenPipeError:
            discard_standard_output()
            ctx.exit(ALL_READ)  # the reader has all that it wanted
        except OSError as error:
            click.echo(f"extractor: the system refused: {error}", err=True)
            discard_standard_output()
            ctx.exit(USAGE)


@contextmanager
def interruption() -> Iterator[Event]:
    """An event that Ctrl-C sets, besides raising KeyboardInterrupt.

    The exception alone is not enough: libraries turn one that is raised inside their callbacks into errors of
    their own. Where Ctrl-C is ignored or handled by a caller, it stays so.
    """
    interrupted = Event()

    def note(number: int, frame: FrameType | None) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield interrupted
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def discard_standard_output() -> None:
    """What standard output could not take is not tried again at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

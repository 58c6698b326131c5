"""One process at a time writes a run: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
from pathlib import Path

from extractor.errors import UsageError

try:
    import fcntl
except ImportError:  # on systems without it nothing is locked
    fcntl = None  # type: ignore[assignment]


class FolderLock:
    """The lock on a run's folder."""

    def __init__(self, folder: Path) -> None:
        """Raises UsageError where another process holds it, OSError where there is no such folder."""
        self._descriptor: int | None = None if fcntl is None else os.open(folder, os.O_RDONLY)
        if self._descriptor is not None and not _locked(self._descriptor):
            self.close()
            raise UsageError(f"another process is writing the run in {folder}; wait for its end, or end it")

    def close(self) -> None:
        """Let others write."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_locked(folder: Path) -> bool:
    """Whether a process is writing the run at this moment."""
    try:
        FolderLock(folder).close()
    except UsageError:
        return True
    except OSError:
        return False
    return False


def _locked(descriptor: int) -> bool:
    """Lock it, if nobody else has."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system that has no locks
        return True
    return True

"""Work that makes many things and no cycles, without the search for cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """The search takes a fifth of the time over a large procurement, and stops every thread while
    it lasts. Nor is what was made looked through as new afterwards, which takes a tenth: it joins
    what has stood for long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()

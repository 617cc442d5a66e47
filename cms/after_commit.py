"""What is done once a write is kept, and never instead of it."""

from collections.abc import Callable
from functools import wraps

from django.db import transaction


def after_commit(func: Callable[..., object], *args: object, **named: object) -> None:
    """Call `func` once the caller's transaction is committed; at once where there is none.

    Where it fails, that is logged, and whatever else waits for the commit is done all the same.
    """

    # Django logs a failure by the name of what failed, and a partial has no name to log.
    @wraps(func)
    def call() -> None:
        func(*args, **named)

    transaction.on_commit(call, robust=True)

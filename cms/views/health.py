"""Is it up, and can it work? Both answer with names of parts, never with data."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from cms import mail
from cms.roles import HANDLE_CONCERNS
from cms.selectors.memberships import councils_where_nobody_may


def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process runs at all."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part works, else 503 with the names of those that do not.

    What is limited works less well than it should, and is no reason to send people elsewhere.
    """
    failing = [name for name, works in PARTS.items() if not _works(works)]
    limited = [name for name, works in LIMITS.items() if not _works(works)]
    state = {"ready": not failing, "failing": failing, "limited": limited}
    return JsonResponse(state, status=503 if failing else 200)


def _works(check) -> bool:
    # Whatever way a part fails, the page must still say which one it is.
    try:
        return bool(check())
    except Exception:
        return False


def _database() -> bool:
    try:
        connection.ensure_connection()
        return connection.is_usable()
    except DatabaseError:
        return False


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache() -> bool:
    cache.set("health", "ok", 5)
    return cache.get("health") == "ok"


def _leads() -> bool:
    return not councils_where_nobody_may(HANDLE_CONCERNS).exists()


Check = Callable[[], bool]
PARTS: dict[str, Check] = {"database": _database, "migrations": _migrations, "cache": _cache}
# What other apps limit they say here themselves.
LIMITS: dict[str, Check] = {"mail": mail.can_be_sent, "safeguarding leads": _leads}

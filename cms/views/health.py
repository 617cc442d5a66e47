"""Is it up, and can it work? Both answer with names of parts, never with data."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the process runs at all."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part works, else 503 with the names of those that do not."""
    failing = [name for name, works in PARTS.items() if not _works(works)]
    return JsonResponse({"ready": not failing, "failing": failing}, status=503 if failing else 200)


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


PARTS = {"database": _database, "migrations": _migrations, "cache": _cache}

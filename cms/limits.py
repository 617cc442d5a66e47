"""How often one address may do a thing in an hour. The address itself is kept nowhere.

It is counted under a digest whose salt lies in the cache alone and is thrown away after a day.
Without a cache nobody is stopped: a limit is worth less than an answer.
"""

import hmac
import logging
import secrets
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 60 * 60
DAY = 24 * HOUR
EVERYBODY = "everybody"

logger = logging.getLogger(__name__)


def client_address(request: HttpRequest) -> str:
    """The address a request came from: what the outermost of our own proxies saw, or the peer."""
    count = settings.PROXY_COUNT
    passed_on = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if count and len(passed_on) >= count and passed_on[-count]:
        return passed_on[-count]
    return request.META.get("REMOTE_ADDR", "")


def who(request: HttpRequest) -> str:
    """A digest that stands for the request's address today, and tomorrow for nothing."""
    day = f"{datetime.now(UTC):%Y%m%d}"
    salt = cache.get_or_set(f"limits:salt:{day}", lambda: secrets.token_hex(32), 2 * DAY)
    place = _network(client_address(request))
    return hmac.digest(salt.encode(), place.encode(), "sha256").hex()


def is_reached(deed: str, most: int, request: HttpRequest, *, of_all: int | None = None) -> bool:
    """True when `deed` was counted `most` times this hour here, or `of_all` times everywhere."""
    try:
        if of_all is not None and cache.get(_key(deed, EVERYBODY), 0) >= of_all:
            return True
        return cache.get(_key(deed, who(request)), 0) >= most
    except Exception:
        logger.exception("The cache does not answer, so nothing is limited.")
        return False


def count(deed: str, request: HttpRequest) -> None:
    """Count one more `deed` this hour, for this address and for all of them."""
    try:
        for whose in (who(request), EVERYBODY):
            key = _key(deed, whose)
            cache.add(key, 0, HOUR)
            cache.incr(key)
    except Exception:
        logger.exception("The cache does not answer, so nothing is limited.")


def _key(deed: str, whose: str) -> str:
    return f"limits:{deed}:{whose}:{datetime.now(UTC):%Y%m%d%H}"


def _network(address: str) -> str:
    """One household or building: of the newer addresses it has a whole range."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:100]
    return str(ip_network(f"{known}/64", strict=False)) if known.version == 6 else str(known)

"""Small helpers that the components share; each returns plain words or safe markup."""

import re

from django import template

register = template.Library()


@register.filter
def dialled(number: str) -> str:
    """Return a telephone number as a `tel:` address wants it: digits and a leading plus."""
    return re.sub(r"(?!^\+)\D", "", str(number).strip())

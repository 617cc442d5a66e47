"""Rows that are loaded once and never edited."""

from typing import Any, NoReturn

from django.db import models


class TextIsFixed(Exception):
    """Someone tried to change what a published framework says."""

    def __init__(self) -> None:
        super().__init__(
            "A loaded framework is never edited or deleted. Load a new version instead."
        )


class FixedQuerySet(models.QuerySet):
    """Rows that can be read and added, never changed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TextIsFixed

    def delete(self) -> NoReturn:
        raise TextIsFixed


class FixedRow(models.Model):
    """A row whose text is someone else's: it may be added, and then stays as it is."""

    objects = FixedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TextIsFixed
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TextIsFixed

"""Every page a respondent may meet, each with the road that leads there."""

from tests.functional.pages import around, asking, codes, leaving
from tests.functional.pages.road import Road

PAGES: dict[str, Road] = around.PAGES | asking.PAGES | leaving.PAGES | codes.PAGES

import pytest

from tests.factories.themes import FrameworkFactory, IStatementFactory
from themes.models import Framework, IStatement

pytestmark = pytest.mark.django_db


def test_current_is_the_framework_with_the_latest_text():
    newer = FrameworkFactory(as_of="2027-01")
    FrameworkFactory(as_of="2023-11")

    assert Framework.objects.current() == newer


def test_current_is_the_one_loaded_later_when_both_have_one_date():
    FrameworkFactory(as_of="2026-03")
    later = FrameworkFactory(as_of="2026-03")

    assert Framework.objects.current() == later


def test_current_says_what_to_run_when_nothing_is_loaded():
    with pytest.raises(Framework.DoesNotExist, match=r"Run manage\.py load_framework\."):
        Framework.objects.current()


def test_in_current_framework_leaves_older_versions_out():
    IStatementFactory(framework=FrameworkFactory(as_of="2023-11"))
    current = IStatementFactory(framework=FrameworkFactory(as_of="2027-01"))

    assert list(IStatement.objects.in_current_framework()) == [current]

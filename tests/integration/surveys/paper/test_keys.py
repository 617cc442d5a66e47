"""What was typed a second time stays readable when the key changes, and the old key can go."""

import pytest

from surveys.actions.contacts import encrypt_again
from surveys.actions.paper_batches import close_batch
from surveys.actions.paper_checks import Settled, settle, type_again
from surveys.models import PaperForm
from tests.factories.paper import said


@pytest.fixture
def use_keys(settings):
    """Start with these keys, newest first, as a restart would."""

    def use(*keys: str) -> None:
        settings.SALT_KEY = list(keys)
        _forget()

    def _forget() -> None:
        kept = PaperForm._meta.get_field("typed_again").__dict__
        kept.pop("keys", None)
        kept.pop("f", None)

    yield use
    _forget()


def test_second_typing_is_settled_after_the_key_was_changed(use_keys, batch, form, ann, bob):
    use_keys("A")
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="no"), by=bob)

    use_keys("B", "A")
    assert encrypt_again().done == 1
    use_keys("B")

    form = PaperForm.objects.get()
    settle(form=form, choices={"answer:together": Settled("second", "slip")}, by=bob)
    assert form.response.answers.get(question__key="together").choice == "no"

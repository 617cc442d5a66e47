"""What the rest of the road may listen to. Sent after commit; a lost one is found by the sweep."""

from django.dispatch import Signal

# A `ResponseEvent` row now waits. Carries nothing: listeners take whatever waits.
event_waiting = Signal()

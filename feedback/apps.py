from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "What we make of it"

    def ready(self) -> None:
        """Listen for rows that wait. The listeners only nudge; the sweep needs none of them."""
        from feedback import tasks
        from feedback.actions.counts import slice_waiting
        from surveys.events import event_waiting

        event_waiting.connect(tasks.nudge_take, dispatch_uid="feedback.take")
        slice_waiting.connect(tasks.nudge_recount, dispatch_uid="feedback.recount")

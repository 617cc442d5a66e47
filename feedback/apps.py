from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "What we make of it"

    def ready(self) -> None:
        """Listen for rows that wait. The listeners only nudge; the sweep needs none of them."""
        from cms import clock
        from cms.presenters import desk
        from cms.roles import HANDLE_CONCERNS
        from cms.views import health
        from feedback import tasks
        from feedback.actions.alerts import alert_waiting
        from feedback.actions.counts import slice_waiting
        from feedback.analysis import learned
        from feedback.presenters.concern_clock import alerts_arrive, unopened_words
        from feedback.selectors.current_reader import tier_reads
        from surveys.events import event_waiting

        event_waiting.connect(tasks.nudge_take, dispatch_uid="feedback.take")
        slice_waiting.connect(tasks.nudge_recount, dispatch_uid="feedback.recount")
        alert_waiting.connect(tasks.nudge_alert, dispatch_uid="feedback.alert")
        clock.at_each_round(tasks.sweep_all)
        desk.COUNTS[HANDLE_CONCERNS] = unopened_words
        health.LIMITS["concern alerts"] = alerts_arrive
        health.LIMITS["learned weights"] = lambda: not learned.trouble()
        health.LIMITS["full tier"] = tier_reads

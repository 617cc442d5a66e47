"""Where supporters plan sessions, hand a device over, and show a group its question."""

from django.urls import path

from surveys.views import group_starting, handing_over, plans, pledge, shared_screen

SESSIONS = "sessions/<slug:council>/"
PLAN = f"{SESSIONS}plans/<int:plan>/"

urlpatterns = [
    path(f"{SESSIONS}plans/", plans.plan_list, name="plans"),
    path(f"{SESSIONS}plans/make/", plans.make, name="plan-make"),
    path(PLAN, plans.show, name="plan"),
    path(f"{PLAN}change/", plans.change, name="plan-change"),
    path(f"{PLAN}delete/", plans.delete, name="plan-delete"),
    path(f"{PLAN}start/", plans.start, name="plan-start"),
    path(f"{SESSIONS}hand-over/", handing_over.hand_over, name="hand-over"),
    path(f"{SESSIONS}group/", group_starting.start_group, name="group-start"),
    path(f"{SESSIONS}<int:session>/screen/", shared_screen.screen, name="screen"),
    path("<slug:council>/<slug:survey>/together/", pledge.our_agreement, name="together"),
]

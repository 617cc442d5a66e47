from wagtail import hooks


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    """Name what this app writes to the action log, so that history reports can show it."""
    actions.register_action("cms.council.switched_on", "Switch on", "Switched the council on")
    actions.register_action(
        "cms.council.details_changed", "Change details", "Changed the council's details"
    )
    actions.register_action("cms.membership.granted", "Give role", "Gave a role")
    actions.register_action("cms.membership.revoked", "Take role", "Took a role away")

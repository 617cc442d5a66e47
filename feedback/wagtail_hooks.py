from wagtail import hooks

# What this app writes to the action log: its name, the act, and the line history reports show.
ACTIONS = [
    ("feedback.comments.read", "Read comments", "Read comments before release"),
    ("feedback.comment.released", "Release comment", "Released a comment"),
    ("feedback.comment.kept_private", "Keep comment private", "Kept a comment private"),
    ("feedback.comment.taken_back", "Take decision back", "Took a decision on a comment back"),
    ("feedback.comment.accepted_in_list", "Accept in list", "Accepted suggestions in the list"),
    ("feedback.comment.judged", "Judge comment", "Judged a comment of the random sample"),
    ("feedback.tag.accepted", "Accept tag", "Accepted a tag"),
    ("feedback.tag.removed", "Remove tag", "Removed a tag"),
    ("feedback.tag.undone", "Undo accept", "Made an accepted tag a suggestion again"),
    ("feedback.tag.added", "Add tag", "Added a tag"),
    ("feedback.tag.split", "Split tag", "Split a tag into two"),
    ("feedback.tag.merged", "Join tags", "Joined two tags"),
    ("feedback.tag.challenged", "Challenge tag", "Said on a board: that’s not what we meant"),
    ("feedback.challenge.answered", "Answer challenge", "Answered a challenge to a tag"),
    ("feedback.redaction.made", "Hide words", "Hid words of a comment"),
    ("feedback.redaction.undone", "Show words", "Showed hidden words of a comment again"),
    ("feedback.concern.raised", "Raise concern", "Passed a comment to the safeguarding lead"),
    ("feedback.concern.opened", "Open concern", "Read a concern"),
    ("feedback.concern.closed", "Close concern", "Closed a concern"),
    ("feedback.concern.alerted", "Tell of concern", "Sent an email that a concern waits"),
    ("feedback.concern.escalated", "Escalate concern", "Nobody opened a concern in time"),
    ("feedback.pack.frozen", "Freeze pack", "Froze an evidence pack"),
    ("feedback.pack.exported", "Export pack", "Exported an evidence pack"),
    ("feedback.pack.refused", "Refuse export", "Asked for an evidence file and got none"),
    ("feedback.corrections.taken", "Take corrections", "Took corrections out to learn from"),
    ("feedback.words.removed", "Remove words", "Removed words that had been kept long enough"),
    ("feedback.board.created", "Set board up", "Set a board up"),
    ("feedback.board.read", "Read board", "Read a board's comments"),
]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    """Name what this app writes to the action log, so that history reports can show it."""
    for name, act, line in ACTIONS:
        actions.register_action(name, act, line)

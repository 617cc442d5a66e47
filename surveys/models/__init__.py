from .answer import Answer
from .contact import ContactDetails
from .disclosure import Disclosure
from .event import ResponseEvent
from .group import ClosedQuestion
from .monitoring import MonitoringAnswer, MonitoringQuestion
from .offline import OfflineEntry
from .paper import PaperBatch, PaperDifference, PaperForm
from .plan import SessionPlan
from .response import Response
from .session import Participant, Suggestion, SupportedSession
from .survey import SurveyPage
from .version import Question, SurveyVersion

__all__ = [
    "Answer",
    "ClosedQuestion",
    "ContactDetails",
    "Disclosure",
    "MonitoringAnswer",
    "MonitoringQuestion",
    "OfflineEntry",
    "PaperBatch",
    "PaperDifference",
    "PaperForm",
    "Participant",
    "Question",
    "Response",
    "ResponseEvent",
    "SessionPlan",
    "Suggestion",
    "SupportedSession",
    "SurveyPage",
    "SurveyVersion",
]

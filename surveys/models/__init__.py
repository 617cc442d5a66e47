from .answer import Answer
from .contact import ContactDetails
from .event import ResponseEvent
from .monitoring import MonitoringQuestion
from .response import Response
from .survey import SurveyPage
from .version import Question, SurveyVersion

__all__ = [
    "Answer",
    "ContactDetails",
    "MonitoringQuestion",
    "Question",
    "Response",
    "ResponseEvent",
    "SurveyPage",
    "SurveyVersion",
]

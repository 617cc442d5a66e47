from .answer import Answer
from .contact import ContactDetails
from .disclosure import Disclosure
from .event import ResponseEvent
from .monitoring import MonitoringAnswer, MonitoringQuestion
from .response import Response
from .survey import SurveyPage
from .version import Question, SurveyVersion

__all__ = [
    "Answer",
    "ContactDetails",
    "Disclosure",
    "MonitoringAnswer",
    "MonitoringQuestion",
    "Question",
    "Response",
    "ResponseEvent",
    "SurveyPage",
    "SurveyVersion",
]

from .analysis import Analysis, PersonalDetail, Sentiment
from .board import Board
from .comment import Comment, Redaction
from .concern import Concern
from .count import Count, CountSlice
from .pack import EvidencePack, PackCorrection, PackQuote
from .tag import Tag, TagDecision

__all__ = [
    "Analysis",
    "Board",
    "Comment",
    "Concern",
    "Count",
    "CountSlice",
    "EvidencePack",
    "PackCorrection",
    "PackQuote",
    "PersonalDetail",
    "Redaction",
    "Sentiment",
    "Tag",
    "TagDecision",
]

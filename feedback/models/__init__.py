from .alert import AlertMail, ConcernAlert
from .analysis import Analysis, PersonalDetail, Sentiment
from .analysis_run import AnalysisBatch, AnalysisRun
from .board import Board
from .challenge import Challenge
from .comment import Comment, Redaction
from .concern import Concern
from .count import Count, CountSlice
from .judgement import JudgedStatement, Judgement
from .pack import EvidencePack, PackCorrection, PackQuote
from .tag import Tag, TagDecision

__all__ = [
    "AlertMail",
    "Analysis",
    "AnalysisBatch",
    "AnalysisRun",
    "Board",
    "Challenge",
    "Comment",
    "Concern",
    "ConcernAlert",
    "Count",
    "CountSlice",
    "EvidencePack",
    "JudgedStatement",
    "Judgement",
    "PackCorrection",
    "PackQuote",
    "PersonalDetail",
    "Redaction",
    "Sentiment",
    "Tag",
    "TagDecision",
]

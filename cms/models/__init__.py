from .council import Council
from .membership import Membership
from .owned import CouncilOwned, council_manager
from .pages import CouncilPage, HomePage, InformationPage
from .picture import Picture, PictureRendition
from .recording import Recording
from .user import User

__all__ = [
    "Council",
    "CouncilOwned",
    "CouncilPage",
    "HomePage",
    "InformationPage",
    "Membership",
    "Picture",
    "PictureRendition",
    "Recording",
    "User",
    "council_manager",
]

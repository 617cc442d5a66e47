"""The question blocks an author puts a survey together from.

Nothing here is required by the editor: a draft may have gaps. What publishing needs is
said in one place, `surveys.readiness`.
"""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

QUESTION_TYPES = [
    ("what_good", "What was good"),
    ("could_improve", "What could be better"),
    ("nonspecific", "Anything else"),
]

SIGNS = [("bsl", "British Sign Language"), ("makaton", "Makaton")]


def _not_translated(block: blocks.Block) -> blocks.Block:
    """Keep words that only authors use away from translators."""
    block.get_translatable_segments = lambda value: []
    return block


class WordsBlock(blocks.StructBlock):
    """Texts of which some may be left out; what was saved without one holds no words there."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for child in self.child_blocks.values():
            if isinstance(child, blocks.CharBlock | blocks.TextBlock):
                child.meta.default = child.meta.default or ""


class HardWordBlock(blocks.StructBlock):
    """A word some readers will not know, explained where it stands."""

    word = blocks.CharBlock(max_length=60)
    meaning = blocks.CharBlock(max_length=200, help_text="One short sentence.")

    class Meta:
        icon = "help"


# Draws the two wordings beside each other in the editor; frontend/ holds the style.
SIDE_BY_SIDE = "struct-block side-by-side"


class OptionBlock(WordsBlock):
    """One answer to choose, worded twice."""

    standard = blocks.CharBlock(max_length=120)
    easy_read = blocks.CharBlock(max_length=120, required=False)
    unsafe = blocks.BooleanBlock(
        required=False,
        label="Means “I do not feel safe”",
        help_text="Who chooses it is shown help at once.",
    )

    class Meta:
        form_classname = SIDE_BY_SIDE


class VideoBlock(blocks.StructBlock):
    """A question signed on video, for readers who chose that."""

    sign = blocks.ChoiceBlock(choices=SIGNS, default="bsl")
    video = VideoChooserBlock()

    class Meta:
        icon = "media"


class AskedWhenBlock(blocks.StructBlock):
    """Ask only people who answered an earlier question in one of these ways."""

    question = blocks.CharBlock(
        required=False,
        max_length=40,
        label="Ask only after",
        help_text="The short name of an earlier question. Empty: everybody is asked.",
    )
    answers = blocks.ListBlock(
        blocks.CharBlock(max_length=120, label="Answer"),
        default=[],
        label="when the answer was one of",
        help_text="Yes, Sometimes, No, or the standard wording of an option.",
    )

    def get_translatable_segments(self, value) -> list:
        """Names and answers are said in the author's words, the same in every language."""
        return []


class WordedBlock(WordsBlock):
    """Standard and easy-read wording side by side, with the picture that goes with them."""

    standard = blocks.TextBlock(label="Standard wording", rows=2)
    easy_read = blocks.TextBlock(
        label="Easy-read wording",
        rows=2,
        required=False,
        help_text="Up to 15 words in a sentence. One idea each.",
    )
    picture = ImageChooserBlock(required=False)
    hard_words = blocks.ListBlock(HardWordBlock(), default=[], label="Hard words")
    recording = AudioChooserBlock(
        required=False, help_text="Somebody reading it aloud. Without one, the device's own voice."
    )
    videos = blocks.ListBlock(VideoBlock(), default=[], label="Signed videos")
    asked_when = AskedWhenBlock(label="Who is asked")

    class Meta:
        form_classname = SIDE_BY_SIDE


class MappedBlock(WordedBlock):
    """A question that says which I-statement it asks about, or that it is context."""

    i_statement = SnippetChooserBlock("themes.IStatement", required=False, label="I-statement")
    context = blocks.BooleanBlock(
        required=False, label="Context only", help_text="Tick if it asks about no I-statement."
    )
    name = _not_translated(
        blocks.CharBlock(
            required=False,
            max_length=40,
            label="Short name",
            help_text="So that later questions can depend on this one.",
        )
    )
    third_person = blocks.TextBlock(
        required=False,
        rows=2,
        label="Standard wording for somebody answering on behalf",
        help_text="Such as “Do they feel safe?”",
    )
    easy_read_third_person = blocks.TextBlock(
        required=False, rows=2, label="Easy-read wording for somebody answering on behalf"
    )


class PartBlock(WordsBlock):
    """One of the ideas that an I-statement joins with “and”, asked by itself in easy read."""

    easy_read = blocks.TextBlock(label="Easy-read wording", rows=2)
    picture = ImageChooserBlock(required=False)


class StatementBlock(MappedBlock):
    """Yes, Sometimes or No to an I-statement, then room to say more."""

    parts = blocks.ListBlock(
        PartBlock(),
        default=[],
        label="Parts, in easy read",
        help_text="Where the statement holds two ideas. Easy-read readers are asked each part.",
    )
    unsafe_when_no = blocks.BooleanBlock(
        required=False,
        label="“No” means “I do not feel safe”",
        help_text="Who answers No is shown help at once.",
    )

    tell_more = blocks.BooleanBlock(required=False, default=True, label="Then ask: tell us more")
    tell_more_standard = blocks.CharBlock(
        required=False, max_length=200, default="Please tell us more about this."
    )
    tell_more_easy_read = blocks.CharBlock(
        required=False, max_length=200, default="Tell us more if you want to."
    )

    class Meta:
        icon = "user"
        label = "I-statement question"
        preview_value = {
            "standard": "Do the people who support you work well together?",
            "easy_read": "Do the people who help you work well together?",
        }


class SingleChoiceBlock(MappedBlock):
    """Choose one."""

    options = blocks.ListBlock(OptionBlock(), min_num=2)

    class Meta:
        icon = "radio-full"
        label = "Choose one"


class SeveralChoicesBlock(MappedBlock):
    """Choose as many as fit."""

    options = blocks.ListBlock(OptionBlock(), min_num=2)

    class Meta:
        icon = "list-ul"
        label = "Choose several"


class FreeTextBlock(MappedBlock):
    """Say it in your own words. The question's type changes what an answer means."""

    question_type = blocks.ChoiceBlock(choices=QUESTION_TYPES, default="nonspecific")

    class Meta:
        icon = "pilcrow"
        label = "In your own words"


class InformationBlock(WordedBlock):
    """Something to read before going on. Nothing is asked."""

    class Meta:
        icon = "info-circle"
        label = "Information"


class SectionBlock(WordsBlock):
    """A heading over the questions that follow."""

    standard = blocks.CharBlock(label="Standard wording", max_length=120)
    easy_read = blocks.CharBlock(label="Easy-read wording", max_length=120, required=False)

    class Meta:
        icon = "title"
        label = "Section"
        form_classname = SIDE_BY_SIDE


class SurveyBlocks(blocks.StreamBlock):
    """Everything a survey can be made of, in the order an author reaches for it."""

    statement = StatementBlock()
    single_choice = SingleChoiceBlock()
    several_choices = SeveralChoicesBlock()
    free_text = FreeTextBlock()
    information = InformationBlock()
    section = SectionBlock()

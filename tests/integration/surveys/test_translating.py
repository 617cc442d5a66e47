"""Surveys in other languages: one survey, one set of answers, truly translated words."""

from django.test import TestCase
from django.urls import reverse
from django_scopes import scope
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.models import CouncilPage
from surveys.models import SurveyPage, SurveyVersion
from surveys.selectors.surveys import survey_of, surveys_of
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey, make_survey
from tests.factories.translating import english_again, make_translation, publish, put_in

HEADING = {"title": "Opieka w domu", "easy_read_title": "Twoja opieka"}
TOGETHER = {
    "body.together.standard": "Czy osoby, które Cię wspierają, dobrze współpracują?",
    "body.together.easy_read": "Czy osoby, które Ci pomagają, dobrze współpracują?",
    "body.together.hard_words.w1.word": "współpracują",
    "body.together.hard_words.w1.meaning": "pracują razem",
    "body.together.tell_more_easy_read": "Powiedz nam więcej, jeśli chcesz.",
    "body.part.easy_read": "Opieka",
    "body.how-long.options.short.easy_read": "Mniej niż rok",
}


def latest(survey: SurveyPage) -> SurveyVersion:
    with scope(council=survey.council):
        return SurveyVersion.objects.latest_of(survey)


def question(survey: SurveyPage, key: str):
    with scope(council=survey.council):
        return latest(survey).questions.get(key=key)


def change_english(survey: SurveyPage, key: str, text: str) -> SurveyPage:
    page = SurveyPage.objects.get(pk=survey.pk)
    next(block for block in page.body if block.id == key).value["easy_read"] = text
    page.save_revision().publish()
    return page


def test_publishing_a_translation_freezes_the_survey_with_the_words_that_are_translated(survey):
    make_translation(survey, words=HEADING | TOGETHER)

    version, together = latest(survey), question(survey, "together")
    assert version.number == 2
    assert version.wordings["pl"] == HEADING | {"whole": False, "checked_by": ""}
    assert together.wordings["pl"] == {
        "standard": TOGETHER["body.together.standard"],
        "easy_read": TOGETHER["body.together.easy_read"],
        "easy_read_section": "Opieka",
        "hard_words": [{"word": "współpracują", "meaning": "pracują razem"}],
    }
    more = question(survey, "together-more").wordings["pl"]
    assert more["easy_read"] == TOGETHER["body.together.tell_more_easy_read"]
    options = question(survey, "how-long").wordings["pl"]["options"]
    assert options == {"short": {"easy_read": "Mniej niż rok"}}
    assert question(survey, "better").wordings["pl"] == {"easy_read_section": "Opieka"}


def test_english_words_keep_their_keys_and_stay_as_they_are(survey):
    before = latest(survey)

    make_translation(survey, words=TOGETHER)

    with scope(council=survey.council):
        names = ["key", "position", "standard", "easy_read", "options", "hard_words"]
        then = list(before.questions.order_by("position").values(*names))
        now = list(latest(survey).questions.order_by("position").values(*names))
    assert now == then


def test_translation_with_nothing_translated_makes_no_version(survey):
    make_translation(survey)

    assert latest(survey).number == 1
    assert latest(survey).wordings == {}


def test_publishing_the_same_translation_again_makes_no_version(survey):
    translation = make_translation(survey, words=TOGETHER)

    publish(translation)

    assert latest(survey).number == 2


def test_draft_of_a_translation_is_not_shown(survey):
    translation = make_translation(survey, words=HEADING)
    put_in(translation, TOGETHER)

    SurveyPage.objects.get(pk=survey.pk).save_revision().publish()

    assert "standard" not in question(survey, "together").wordings.get("pl", {})


def test_words_whose_english_has_changed_are_left_out_until_they_are_translated_again(survey):
    translation = make_translation(survey, words=TOGETHER)

    survey = change_english(survey, "together", "Do your helpers work as a team?")
    stale = question(survey, "together").wordings["pl"]
    english_again(survey, translation)
    put_in(translation, {"body.together.easy_read": "Czy działają jak zespół?"})
    publish(translation)

    assert "easy_read" not in stale
    assert stale["standard"] == TOGETHER["body.together.standard"]
    assert question(survey, "together").wordings["pl"]["easy_read"] == "Czy działają jak zespół?"


def test_whole_translation_says_so(survey):
    translation = make_translation(survey)
    segments = translation.source.stringsegment_set.select_related("context")

    put_in(translation, {each.context.path: f"PL {each.pk}" for each in segments})
    publish(translation)

    assert latest(survey).wordings["pl"]["whole"] is True


def test_translators_are_shown_words_for_respondents_only(survey):
    translation = make_translation(survey)

    paths = set(translation.source.stringsegment_set.values_list("context__path", flat=True))
    assert {"title", "intro", "body.together.standard", "body.part.easy_read"} <= paths
    assert not {path for path in paths if path.endswith(("slug", ".name", "label"))}
    assert not {path for path in paths if "asked_when" in path}


def test_translation_before_the_survey_is_published_waits_for_it(framework, council):
    draft = make_survey(council)
    make_translation(draft, words=HEADING)
    with scope(council=council):
        assert SurveyVersion.objects.latest_of(draft) is None

    SurveyPage.objects.get(pk=draft.pk).save_revision().publish()

    assert latest(draft).wordings["pl"]["title"] == "Opieka w domu"


def test_copies_in_other_languages_are_no_surveys_of_the_council(survey, council):
    make_translation(survey, words=HEADING)

    assert SurveyPage.objects.count() == 2
    assert list(surveys_of(council)) == [survey]
    assert survey_of(council, survey.slug) == survey
    assert council.page.locale.language_code == "en-gb"


def test_copies_stand_beside_the_english_tree_with_addresses_that_lead_nowhere(
    client, survey, council
):
    translation = make_translation(survey, words=HEADING)

    copy = translation.get_target_instance()
    home = copy.get_ancestors().get(depth=2)
    assert (home.slug, copy.get_parent().slug, copy.slug) == (
        "our-say-pl",
        "cheshire-east",
        "care-at-home",
    )
    for address in ("/our-say-pl/", "/our-say-pl/cheshire-east/", "/cheshire-east-pl/"):
        assert client.get(address).status_code == 404


def test_copy_with_an_address_of_its_own_leads_to_the_survey(client, rf, survey):
    copy = make_translation(survey, words=HEADING).get_target_instance()
    Page.objects.filter(pk=copy.pk).update(slug="care-at-home-pl")

    assert client.get("/cheshire-east/care-at-home-pl/").status_code == 404
    reply = SurveyPage.objects.get(pk=copy.pk).serve(rf.get("/"))
    assert reply.url == "/cheshire-east/care-at-home/"


def test_other_councils_stay_where_they_are_in_a_language_only_one_has(
    client, survey, other_council
):
    make_translation(survey, words=HEADING)
    client.cookies["reading"] = "language=pl"

    assert client.get("/leeds/").status_code == 200
    home = client.get("/").content.decode()
    assert "/leeds/" in home
    assert "/cheshire-east/" in home


def test_council_lists_its_surveys_by_the_name_in_the_language_that_was_chosen(client, survey):
    make_translation(survey, words=HEADING)
    english = client.get("/cheshire-east/").content.decode()
    client.cookies["reading"] = "language=pl"

    polish = client.get("/cheshire-east/").content.decode()

    assert "Your care at home" in english
    assert "Twoja opieka" in polish
    assert 'href="/cheshire-east/care-at-home/"' in polish


def test_author_submits_a_survey_writes_a_string_and_publishes_it(client, survey, council):
    client.force_login(make_member(council, "author"))
    polish = Locale.objects.get(language_code="pl")
    submit = reverse("wagtail_localize:submit_page_translation", args=[survey.pk])
    assert client.get(submit).status_code == 200
    client.post(submit, {"locales": [polish.pk]})
    copy = SurveyPage.objects.get(locale=polish)
    translation = copy_translation(copy)
    segment = translation.source.stringsegment_set.get(context__path="body.together.easy_read")

    written = client.put(
        reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
        "value=Czy+pracujemy+razem%3F",
        content_type="application/x-www-form-urlencoded",
    )
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("wagtailadmin_pages:edit", args=[copy.pk]), {"action": "publish"})

    assert written.status_code in (200, 201)
    assert not copy.live
    assert question(survey, "together").wordings["pl"]["easy_read"] == "Czy pracujemy razem?"


def copy_translation(copy: SurveyPage):
    return Translation.objects.get(
        source__object_id=copy.translation_key, target_locale=copy.locale
    )


def test_author_of_another_council_can_neither_translate_nor_see_translations(
    client, survey, other_council
):
    translation = make_translation(survey, words=HEADING)
    client.force_login(make_member(other_council, "author"))
    segment = translation.source.stringsegment_set.first()
    copy = translation.get_target_instance()

    asked = [
        reverse("wagtail_localize:submit_page_translation", args=[survey.pk]),
        reverse("wagtail_localize:update_translations", args=[translation.source.pk]),
        reverse("wagtail_localize:translations_report"),
        reverse("wagtailadmin_pages:edit", args=[copy.pk]),
        reverse("wagtail_localize:download_pofile", args=[translation.pk]),
    ]
    replies = [client.get(address) for address in asked]
    string = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    replies.append(client.put(string, "value=Nie"))

    assert all(reply.status_code in (302, 403) for reply in replies)
    assert not any("Opieka" in reply.content.decode() for reply in replies)


def test_authors_reach_their_councils_tree_in_each_language_that_was_begun(
    client, survey, council, other_council
):
    make_translation(survey, words=HEADING)
    theirs = CouncilPage.objects.get(council=council, locale__language_code="pl")

    may = theirs.permissions_for_user(make_member(council, "author"))
    may_not = theirs.permissions_for_user(make_member(other_council, "author"))

    assert may.can_edit()
    assert not may_not.can_edit()


def test_second_survey_of_the_council_finds_its_tree_in_that_language(survey, council):
    make_translation(survey, words=HEADING)
    other = make_published_survey(council, "carers")

    make_translation(other, words={"title": "Opiekunowie"})

    assert latest(other).wordings["pl"]["title"] == "Opiekunowie"
    assert CouncilPage.objects.filter(council=council).count() == 2


def test_author_who_checked_a_translation_is_named_until_its_words_change(client, survey, council):
    translation = make_translation(survey, words=HEADING)
    author = make_member(council, "author")
    author.first_name, author.last_name = "Anna", "Nowak"
    author.save()
    client.force_login(author)
    page = reverse("survey-languages", args=[survey.pk])

    assert "I have checked these words" in client.get(page).content.decode()
    client.post(page, {"language": "pl"})
    checked = latest(survey).wordings["pl"]["checked_by"]
    shown = client.get(page).content.decode()
    put_in(translation, {"intro": "Chcemy wiedzieć."})
    publish(translation)

    assert checked == "Anna Nowak"
    assert "Anna Nowak" in shown
    assert latest(survey).wordings["pl"]["checked_by"] == ""


def test_nobody_checks_what_is_not_published(client, survey, council):
    client.force_login(make_member(council, "author"))

    client.post(reverse("survey-languages", args=[survey.pk]), {"language": "ur"})

    assert latest(survey).number == 1


def test_author_of_another_council_checks_nothing_here(client, survey, other_council):
    make_translation(survey, words=HEADING)
    client.force_login(make_member(other_council, "author"))
    page = reverse("survey-languages", args=[survey.pk])

    assert client.get(page).status_code == 404
    assert client.post(page, {"language": "pl"}).status_code == 404
    assert latest(survey).wordings["pl"]["checked_by"] == ""

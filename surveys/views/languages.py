from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cms.http import SeeOther
from surveys.actions.translations import NothingToCheck, check_words
from surveys.models import SurveyPage
from surveys.presenters.languages import language_rows


def show_languages(request: HttpRequest, page_id: int) -> HttpResponse:
    """Which languages a survey can be read in, and who checked its words, for its authors.

    Whoever may publish the survey may say that they have checked the words of one language.
    """
    survey = get_object_or_404(SurveyPage, id=page_id).original
    may = survey.permissions_for_user(request.user)
    if not may.can_edit():
        raise Http404("No such survey.")
    if request.method == "POST" and may.can_publish():
        try:
            check_words(survey=survey, language=request.POST.get("language", ""), by=request.user)
        except NothingToCheck as problem:
            messages.error(request, str(problem))
        return SeeOther(request.path)
    context = {"survey": survey, "rows": language_rows(survey), "may_check": may.can_publish()}
    return render(request, "surveys/editor/languages.html", context)

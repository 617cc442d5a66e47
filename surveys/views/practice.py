from django.http import HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys.models import Response
from surveys.presenters.practice import practice_question
from surveys.views.doors import while_answering
from surveys.views.drawing import show


@while_answering
def practice(request: HttpRequest, response: Response) -> HttpResponse:
    """A question to try first. What is chosen is shown once, and stored nowhere."""
    place = request.place
    tried = practice_question()
    if request.method == "POST":
        if request.POST.get("do") == "skip":
            return SeeOther(place.question(1))
        chosen = request.POST.get("choice", "")
        return SeeOther(f"{place.practice}?tried={chosen if tried.words_of(chosen) else ''}")
    if "tried" in request.GET:
        context = {"said": tried.words_of(request.GET["tried"]), "onwards": place.question(1)}
        return show(request, "surveys/practised.html", response, context)
    return show(request, "surveys/practice.html", response, {"tried": tried, "back": place.who})

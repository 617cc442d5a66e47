"""The same answers reach the real server many times in the same moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest
from django.test import Client
from django.utils import timezone

from tests.integration.surveys.offline.parcels import sending_for

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
AT_ONCE = 8


def test_same_sending_many_times_at_once_is_one_response(house, mortal, supporter, before):
    client = Client()
    client.force_login(supporter)
    session = f"sessionid={client.cookies['sessionid'].value}"
    address = f"/offline/{house.council.slug}/send/"

    def ask(method: str, body: str | None = None, **headers: str):
        line = HTTPConnection("127.0.0.1", mortal.port, timeout=60)
        line.request(method, address, body, {"Content-Type": "application/json"} | headers)
        reply = line.getresponse()
        found = reply.status, json.loads(reply.read()), reply.headers.get("Set-Cookie", "")
        line.close()
        return found

    _status, found, cookie = ask("GET", Cookie=session)
    cookies = f"{session}; {cookie.split(';')[0]}"
    clock = timezone.now().isoformat()
    parcel = json.dumps({"sending": sending_for(house.survey), "clock": clock})

    with ThreadPoolExecutor(AT_ONCE) as pool:
        sent = [
            pool.submit(ask, "POST", parcel, Cookie=cookies, **{"X-CSRFToken": found["token"]})
            for _ in range(AT_ONCE)
        ]
        replies = [each.result() for each in sent]

    assert {status for status, _answer, _cookie in replies} == {200}, replies
    assert {answer["state"] for _status, answer, _cookie in replies} == {"kept"}
    assert house.only_new(before).state == "sent"

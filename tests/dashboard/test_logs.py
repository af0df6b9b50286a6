"""What the log says of a request, an act and a failure: enough for operators, nothing of anybody's words."""

import io
import json
import logging

import pytest
from sqlalchemy.exc import IntegrityError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import load, logs, metrics, server
from dashboard.load import Done, Refused
from dashboard.orders import OrderRefusedError
from tests.dashboard.asked import asked

SECRET = "only-for-this-test-thirty-two-and-more"  # noqa: S105  what must not show
TYPED = "Somebody's own words, and ann@example.org"


def failing(_request):
    message = f"{SECRET} and {TYPED}"
    raise ValueError(message) from IntegrityError("INSERT", {"name": TYPED}, RuntimeError(SECRET))


def plain(_request):
    return PlainTextResponse("plain")


APP = Starlette(
    routes=[Route("/place", plain), Route("/broken", failing), Route("/static/{name}", plain)],
    middleware=[Middleware(server.Headers, policy="default-src 'self'")],
)


@pytest.fixture
def written(monkeypatch):
    """What is written, each line read as JSON."""
    monkeypatch.setenv(logs.SETTING, "yes")
    monkeypatch.setenv("OUTCOMES_AUTH_COOKIE_SECRET", SECRET)
    factory = logging.getLogRecordFactory()
    stream = io.StringIO()
    logs.begin(stream)
    logs.hush()

    def lines():
        return [json.loads(line) for line in stream.getvalue().splitlines()]

    lines.text = stream.getvalue
    yield lines
    logging.setLogRecordFactory(factory)
    for handler in list(logs.logger.handlers):
        logs.logger.removeHandler(handler)
    logs.logger.propagate = True
    logs.logger.setLevel(logging.NOTSET)


def test_a_request_is_one_line_by_its_route_without_what_was_typed(written):
    answer = asked(APP, "/place", query="place=kent&q=Somebody")
    (line,) = written()
    assert line["time"].endswith("+00:00")
    assert (line["level"], line["event"], line["method"], line["route"], line["status"]) == (
        "INFO", "request", "GET", "/place", 200,
    )  # fmt: skip
    assert isinstance(line["ms"], int)
    assert line["reference"] == answer.headers["x-request-reference"]
    assert "Somebody" not in written.text()


def test_files_of_the_pages_themselves_are_not_logged(written):
    asked(APP, "/static/main.js")
    assert written() == []


@pytest.mark.trust("Secrets in code, logs, errors")
def test_a_failure_shows_a_reference_and_neither_page_nor_log_shows_the_secret(written):
    answer = asked(APP, "/broken", query=f"q={SECRET}")
    failure, request = written()
    assert (answer.status, request["status"]) == (500, 500)
    assert failure["reference"] == answer.headers["x-request-reference"]
    assert answer.text.endswith(f"Reference {failure['reference']}.")
    assert failure["error"] == "ValueError from IntegrityError from RuntimeError" or failure["error"].startswith(
        "ValueError from IntegrityError"
    )
    assert failure["where"][-1].startswith("tests/dashboard/test_logs.py:")
    for shown in (answer.text, written.text()):
        assert SECRET not in shown
        assert "ann@example.org" not in shown


@pytest.mark.trust("Secrets in code, logs, errors")
def test_a_page_that_fails_shows_a_reference_alone(written, monkeypatch):
    shown = []
    monkeypatch.setattr(server.st, "markdown", shown.append)
    assert server.failed(ValueError(f"{SECRET} {TYPED}"))
    (line,) = written()
    assert shown == [f"Something went wrong on our side. Nothing has been lost. Reference {line['reference']}."]
    assert SECRET not in written.text()


@pytest.mark.trust("Secrets in code, logs, errors")
def test_libraries_write_no_message_of_an_error_and_no_secret(written, caplog):
    library = logging.getLogger("some.library")
    library.error("Uncaught, cookie signed with %s", SECRET, exc_info=ValueError(TYPED))
    assert written() == []
    assert "[secret]" in caplog.text
    assert "ValueError" in caplog.text
    for said in (SECRET, TYPED):
        assert said not in caplog.text


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("OUTCOMES_AUTH_CLIENT_SECRET", True),
        ("OUTCOMES_STAT_XPLORE_KEY", True),
        ("OUTCOMES_METRICS_TOKEN", True),
        ("OUTCOMES_DATABASE_URL", True),
        ("OUTCOMES_ALERTS", True),
        ("OUTCOMES_RUN_BY", False),
    ],
)
def test_what_opens_something_is_hidden_wherever_it_stands(name, hidden):
    assert (
        logs.scrubbed('{"says": "it is a\\"value, see"}', {name: 'a"value'}) == '{"says": "it is [secret], see"}'
    ) is hidden


def test_without_the_setting_only_warnings_are_written(monkeypatch, written):
    monkeypatch.delenv(logs.SETTING)
    stream = io.StringIO()
    logs.begin(stream)
    logs.say("request", route="/")
    assert stream.getvalue() == ""
    logs.say("alert", level=logging.WARNING, kind="grant")
    assert json.loads(stream.getvalue())["event"] == "alert"
    assert written() == []


def test_what_a_refresh_came_to_is_one_line_for_each_indicator(written):
    from dashboard.cli import figures
    from data.store.figures import Outcome
    from indicators.refresh import RefreshResult

    said = figures._noted(RefreshResult("employment-rate", "nomis", Outcome.STORED, added=3))  # noqa: SLF001
    (line,) = written()
    assert said.startswith("employment-rate: 3 figures added")
    assert (line["event"], line["feed"], line["outcome"], line["added"]) == ("refresh", "nomis", "stored", 3)


def agreed(_session, _actor, *, text):
    return text


def refused(_session, _actor, *, text):
    raise OrderRefusedError(text)


@pytest.mark.parametrize(("order", "outcome", "kind"), [(agreed, "done", Done), (refused, "refused", Refused)])
def test_an_act_is_one_line_that_says_which_order_and_nothing_of_what_was_said(
    written, monkeypatch, empty_url, order, outcome, kind
):
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", empty_url)
    monkeypatch.setattr(load, "viewer", lambda: load.PUBLIC)
    visit = type("Run", (), {"now": None})()
    before = metrics.REGISTRY.get_sample_value("outcomes_acts_total", {"outcome": outcome}) or 0
    assert isinstance(load.write(visit, order, text=TYPED), kind)
    (line,) = written()
    assert (line["event"], line["order"], line["outcome"]) == ("act", f"test_logs.{order.__name__}", outcome)
    assert TYPED not in written.text()
    assert metrics.REGISTRY.get_sample_value("outcomes_acts_total", {"outcome": outcome}) == before + 1

"""Whatever is typed, sent or loaded: an answer or one sentence, never a failure of ours, and never without end."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from starlette.applications import Starlette
from starlette.middleware import Middleware

from dashboard import api, load, selection, server
from dashboard.access import PUBLIC
from dashboard.files.agreed_answers import TABLES as OF_AGREEMENTS
from dashboard.files.answering import TABLES
from data import catalogue, database, demonstration
from data.terms import TermsError, agreement_from_toml, standard_from_toml
from indicators.feeds.feed import FeedError, Reply, Request
from indicators.feeds.files import parse_file
from tests.dashboard.asked import asked
from tests.dashboard.two_places import SLUGS, fill
from tests.servers import url
from tests.stores import AGREEMENT, NOW, STANDARD

LONGEST = 2_000
FEW = settings(max_examples=40)
APP = Starlette(
    routes=server.routes("<html></html>"), middleware=[Middleware(server.Headers, policy="default-src 'self'")]
)
NASTY = (
    "", "0", "-1", "1e999", "NaN", "٣", "²", "\x00", "\u202e", "’", "%", "%%", "'; DROP TABLE place; --",
    "../../etc/passwd",
    "<script>", "{{7*7}}", "${x}", "https://evil.example", "2026-02-30", "9999-12-31", "0000-01-01", "2026-11-21T24:00",
    "x" * 5_000, "testham:1", "testham:99999999999999999999", ":", ".", "\ud800", "é", "🦉",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=40), st.sampled_from(("testham", "elsewhere", "1", "2026-09-30"))
)
PARAMETERS = sorted(
    {*chain.from_iterable(selection.PARAMETERS.values()), "page", "page_size", "format", "token", "type"}
)
QUERY = st.lists(st.tuples(st.sampled_from(PARAMETERS), TEXT), max_size=4)
PATHS = st.one_of(
    st.sampled_from([f"/files/{name}.{kind}" for name in (*TABLES, *OF_AGREEMENTS) for kind in ("csv", "toml", "exe")]),
    st.sampled_from([route.path for route in api.routes() if "{" not in route.path]),
    st.sampled_from(["/papers/paper.html", "/papers/meetings.ics", "/papers/nothing.pdf", "/health", "/metrics"]),
    TEXT.map(lambda text: f"/files/{text}.csv"),
    TEXT.map(lambda text: f"/api/v1/{text}"),
    TEXT.map(lambda text: f"/open-data/{text}"),
    TEXT.map(lambda text: f"/{text}"),
)


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory) -> Iterator[None]:
    """A store of two places, in use for all of these."""
    address = url(tmp_path_factory.mktemp("fuzz") / "store.sqlite")
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as opened:
        demonstration.declare(opened, today=NOW.date(), stages={})
        fill(opened)
    engine.dispose()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_DATABASE_URL", address)
        patch.setattr(load, "viewer", lambda: PUBLIC)
        yield


def encoded(query: list[tuple[str, str]]) -> bytes:
    from urllib.parse import quote

    return "&".join(f"{name}={quote(text, safe='', errors='surrogatepass')}" for name, text in query).encode()


@FEW
@given(PATHS, QUERY)
def test_every_address_is_answered_and_a_refusal_is_one_sentence(path, query):
    answer = asked(APP, path, query=encoded(query))
    assert answer.status < 500, (path, query)
    assert b"Traceback" not in answer.body
    is_page = answer.headers.get("content-type", "").startswith(("text/html", "image/"))
    if answer.status >= 400 and not is_page:
        assert len(answer.body) < LONGEST, (path, query)
        assert "\n" not in answer.body.decode().strip()


ASKED = [
    question
    for name, question in vars(load).items()
    if name.endswith("_page") and getattr(question, "__module__", "") == load.__name__
]


@FEW
@given(st.sampled_from(ASKED), st.dictionaries(st.sampled_from(PARAMETERS), TEXT, max_size=4))
def test_every_page_has_an_answer_to_every_address(question, address):
    for view in ("place", "changes"):
        chosen = selection.selection({**address}, now=NOW)
        assert question(selection.Visit(view, NOW, chosen)) is not None


LINES = (AGREEMENT.format(level=75.0).splitlines(), STANDARD.splitlines())


@st.composite
def mutated(draw) -> tuple[int, str]:
    """The terms of an agreement or a floor, with lines dropped, doubled, moved, or given another value."""
    which = draw(st.sampled_from((0, 1)))
    lines = list(LINES[which])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("drop", "double", "move", "value", "text"))):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(0, lines.pop(at))
            case "value":
                value = draw(
                    st.sampled_from(("true", "[]", "{}", "1", "-1e9", "nan", '""', "2024-13-01", "[[1]]", '"é"'))
                )
                lines[at] = f"{lines[at].partition('=')[0]}= {value}"
            case _:
                lines[at] += draw(st.text(max_size=10))
    return which, "\n".join(lines)


def refusal(read: Callable[[], object], *, of: type[Exception]) -> str:
    """What reading was refused with, empty where it was not; any other error is a failure of ours."""
    try:
        read()
    except of as refused:
        return str(refused)
    return ""


@given(mutated())
def test_any_terms_are_read_or_refused_in_words(case):
    which, text = case
    said = refusal(lambda: (agreement_from_toml, standard_from_toml)[which](text), of=TermsError)
    assert "\n" not in said
    assert len(said) < LONGEST


HEADER, ROW = ["Code", "Year", "Value", "Note"], ["E08000003", "2024", "150", "a note"]
CELL = st.one_of(st.sampled_from(("", "=1+1", "1e999", "-", "[x]", "E08000003", "2024", "150", "1,5", "٣", '"')), TEXT)
KEYS = {"place": {"column": "Code"}, "period": {"column": "Year", "year": "calendar"}, "value": "Value", "note": "Note"}
CLEAN = str.maketrans("", "", "".join(chr(code) for code in range(32)) + "\ud800")


def as_csv(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append([cell.translate(CLEAN)[:200] for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@st.composite
def uploaded(draw) -> tuple[str, bytes]:
    """A table as CSV or XLSX, with cells of anything, then with bytes lost or put in."""
    kind = draw(st.sampled_from(("csv", "xlsx")))
    rows = [HEADER, ROW, *draw(st.lists(st.lists(CELL, max_size=5), max_size=4))]
    body = {"csv": as_csv, "xlsx": as_xlsx}[kind](rows)
    for _ in range(draw(st.integers(0, 2))):
        at = int(draw(st.floats(0, 1)) * len(body))  # a part of it: how long a packed file is, its clock decides too
        put, lost = draw(st.binary(max_size=6)), draw(st.integers(0, 6))
        body = body[:at] + put + body[at + lost :]
    return kind, body


@FEW
@given(uploaded())
def test_any_file_is_read_or_refused_in_one_sentence(case):
    kind, body = case
    reply = Reply(Request("https://example.org/file"), 200, body, datetime(2026, 11, 20, tzinfo=UTC), "")
    entrants = catalogue.indicator("first-time-entrants")
    said = refusal(lambda: parse_file(reply, keys={"format": kind, **KEYS}, indicator=entrants), of=FeedError)
    assert "\n" not in said
    assert len(said) < LONGEST


def test_the_places_of_these_tests_are_there():
    assert set(SLUGS.values()) == {"testham", "elsewhere"}

"""An unpublished paper as a file: only for the browser that the page gave a token to, and only while it may read it."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request

from dashboard import signing_in
from dashboard.documents import making
from dashboard.documents.making import Wanted
from dashboard.files import paper
from dashboard.questions import early
from dashboard.wording import operating as words
from data import database
from data.roles import Role
from data.store import audit, meetings, people, sessions
from data.store.people import GrantRecord
from tests.dashboard.own_store import NOW, actor, copied

SECRET, COOKIE = "c" * 32, "cookie"
DIGEST = signing_in.digest(COOKIE)
SETTINGS = {
    "OUTCOMES_AUTH_ISSUER": "https://id.example",
    "OUTCOMES_AUTH_CLIENT_ID": "outcomes",
    "OUTCOMES_AUTH_CLIENT_SECRET": "shared",
    "OUTCOMES_AUTH_COOKIE_SECRET": SECRET,
    "OUTCOMES_ADDRESS": "https://outcomes.example",
}


@pytest.fixture
def kept_pack(demonstration_url, tmp_path, monkeypatch):
    """The fingerprint of a pack that nobody has approved, in a store where the clerk of its body is signed in."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    with copied(demonstration_url, tmp_path) as engine:
        monkeypatch.setenv("OUTCOMES_DATABASE_URL", str(engine.url))
        clock = datetime.now(UTC)
        with database.writing(engine) as session:
            person = people.add_person(session, issuer="https://id.example", subject="clerk", name="Clerk", at=NOW)
            second = people.add_person(session, issuer="https://id.example", subject="second", name="Second", at=NOW)
            grant = GrantRecord(
                person_id=person,
                role=Role.SCRUTINY,
                place="x-northmere",
                post="Clerk to scrutiny",
                starts=NOW.date(),
                ends=NOW.date() + timedelta(days=30),
                given_at=NOW,
            )
            people.confirm(session, people.give(session, grant), by=second, at=NOW)
            sessions.begin(session, digest=DIGEST, at=clock, back="/")
            sessions.bind(session, DIGEST, person_id=person, at=clock)
            met = next(one for one in meetings.meetings(session, "x-northmere") if one.held_on > NOW.date())
            wanted = Wanted(kind="pack", place="northmere", meeting=met.held_on.isoformat())
            fingerprint = making.keep(
                session, actor(person, Role.SCRUTINY), wanted=wanted, known_at=NOW, as_at="2026-11-21", meeting=met.id
            )
        yield fingerprint


def asked(pack: str, token: str, *, cookie: str = COOKIE, kind: str = "html", method: str = "GET"):
    scope = {
        "type": "http",
        "method": method,
        "path_params": {"name": "paper", "kind": kind},
        "query_string": f"paper={pack}&token={token}".encode(),
        "headers": [(b"cookie", f"__Host-outcomes={cookie}".encode())],
    }
    return paper(Request(scope))


def token(pack: str, *, secret: str = SECRET, ago: timedelta = timedelta(0)) -> str:
    return early.token(secret, DIGEST, f"{pack}.html", at=datetime.now(UTC) - ago)


def entries():
    with database.session(database.engine(database.default_url())) as session:
        return [each for each in audit.entries(session) if each.act == "read_papers_early"]


def test_the_clerk_fetches_the_pack_and_it_is_kept_nowhere(kept_pack):
    answer = asked(kept_pack, token(kept_pack))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.trust("Unpublished file fetched by address")
@pytest.mark.parametrize(
    ("given", "cookie"),
    [
        (lambda _: "", COOKIE),
        (lambda _: token("another"), COOKIE),
        (lambda pack: token(pack, secret="d" * 32), COOKIE),
        (lambda pack: "soon-" + token(pack).partition("-")[2], COOKIE),
        (lambda pack: "9" * 5_000 + "-" + token(pack).partition("-")[2], COOKIE),
        (token, "another"),
        (token, ""),
    ],
    ids=["no token", "another paper", "not ours", "no time", "endless time", "other session", "no cookie"],
)
def test_for_everybody_else_there_is_no_such_paper(kept_pack, given, cookie):
    answer = asked(kept_pack, given(kept_pack), cookie=cookie)
    assert answer.status_code == 404
    assert b"No paper is kept under" in answer.body
    assert not entries()


@pytest.mark.trust("Unpublished file fetched by address")
def test_a_second_use_of_a_token_finds_nothing(kept_pack):
    once = token(kept_pack)
    assert asked(kept_pack, once).status_code == 200
    again = asked(kept_pack, once)
    assert (again.status_code, again.body.decode()) == (404, words.LINK_USED)
    assert asked(kept_pack, token(kept_pack)).status_code == 200


@pytest.mark.trust("Unpublished file fetched by address")
def test_later_a_token_finds_nothing(kept_pack):
    answer = asked(kept_pack, token(kept_pack, ago=timedelta(minutes=6)))
    assert (answer.status_code, answer.body.decode()) == (404, words.LINK_USED)


@pytest.mark.trust("Unpublished file fetched by address")
def test_a_token_is_for_one_file_and_for_a_get_alone(kept_pack):
    once = token(kept_pack)
    assert asked(kept_pack, once, kind="pdf").status_code == 404
    assert asked(kept_pack, once, method="HEAD").status_code == 404
    assert asked(kept_pack, once).status_code == 200


@pytest.mark.trust("Unpublished file fetched by address")
def test_a_right_that_was_lost_since_is_lost_for_the_token_too(kept_pack):
    once = token(kept_pack)
    with database.writing(database.engine(database.default_url())) as session:
        people.end(session, people.grants(session)[0].id, by=None, at=NOW)
    assert asked(kept_pack, once).status_code == 404
    assert not entries()


def test_each_fetching_is_an_entry_in_the_log_that_holds_no_token(kept_pack):
    once = token(kept_pack)
    asked(kept_pack, once)
    (entry,) = entries()
    assert (entry.object, entry.place) == (f"paper {kept_pack}.html", "x-northmere")
    assert once not in repr(entry)

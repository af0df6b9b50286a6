"""The settings of the sign-in, where it may lead, and who somebody is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from dashboard import signing_in
from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.orders import people as grants
from dashboard.orders import sign_in as orders
from dashboard.questions import sign_in as questions
from dashboard.questions.sign_in import Due
from dashboard.signing_in import FRESH, Identity, Refusal, SignInError, identity, local_path, provider
from data import database
from data.roles import Role
from data.store import audit, people, sessions
from tests.stores import add_place, store

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOON.date()
ISSUER = "https://id.example"
COMPLETE = {
    "OUTCOMES_AUTH_ISSUER": ISSUER,
    "OUTCOMES_AUTH_CLIENT_ID": "outcomes",
    "OUTCOMES_AUTH_CLIENT_SECRET": "shared",
    "OUTCOMES_AUTH_COOKIE_SECRET": "c" * 32,
    "OUTCOMES_ADDRESS": "https://outcomes.example/",
}
ANN = Identity(issuer=ISSUER, subject="ann", issued_at=NOON, proved_at=NOON)


@pytest.fixture
def session(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as opened:
        add_place(opened)
        yield opened


@pytest.fixture
def ann(session: Session) -> int:
    number = grants.add_on_server(session, issuer=ISSUER, subject="ann", name="First", now=NOON)
    asked = grants.Asked(
        role=Role.EDITOR, place="testham", post="Head of policy", starts=TODAY, ends=TODAY + timedelta(days=30)
    )
    who = people.person_of(session, number)
    assert who is not None
    grants.grant_on_server(session, person=who, asked=asked, now=NOON)
    return number


def come_back(session: Session, who: Identity = ANN, *, at: datetime = NOON) -> Refusal | None:
    """Go to the provider and come back as somebody."""
    orders.begin(session, digest="d", back="/place?place=testham", at=at)
    return orders.bind(session, digest="d", identity=who, at=at, now=NOON)


def reads(session: Session, who: Identity | None = ANN, *, at: datetime = NOON) -> Viewer:
    return questions.viewer_of(session, "d", identity=who, at=at, on=TODAY)


def test_without_settings_nobody_can_sign_in():
    assert provider({}) is None
    assert provider({"OUTCOMES_ADDRESS": "https://outcomes.example"}) is None


def test_the_provider_is_told_where_to_return_and_asked_anew_for_a_signature():
    found = provider(COMPLETE)
    assert found is not None
    assert found.streamlit["redirect_uri"] == "https://outcomes.example/oauth2callback"
    assert found.streamlit[FRESH]["client_kwargs"]["prompt"] == "login"
    assert found.metadata == f"{ISSUER}/.well-known/openid-configuration"
    assert provider({**COMPLETE, "OUTCOMES_AUTH_ISSUER": found.metadata}) == found
    assert "shared" not in repr(found)
    assert "ccc" not in repr(found)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"OUTCOMES_AUTH_CLIENT_ID": ""}, "OUTCOMES_AUTH_CLIENT_ID not set"),
        ({"OUTCOMES_AUTH_ISSUER": "http://id.example"}, "OUTCOMES_AUTH_ISSUER is not a secure address"),
        ({"OUTCOMES_ADDRESS": "http://outcomes.example"}, "OUTCOMES_ADDRESS is not a secure address"),
        ({"OUTCOMES_ADDRESS": ""}, "OUTCOMES_ADDRESS is not a secure address"),
        ({"OUTCOMES_AUTH_COOKIE_SECRET": "short"}, "at least 32"),
    ],
    ids=["incomplete", "issuer without https", "pages without https", "no address", "short secret"],
)
def test_settings_that_are_incomplete_or_unsafe_are_refused_by_name(changed, sentence):
    with pytest.raises(SignInError, match=sentence):
        provider({**COMPLETE, **changed})


@pytest.mark.parametrize(
    ("address", "secure", "cookie"),
    [("https://outcomes.example", True, "__Host-outcomes"), ("http://127.0.0.1:8501", False, "outcomes")],
    ids=["https", "this machine"],
)
def test_only_this_machine_does_without_secure_cookies(address, secure, cookie):
    found = provider({**COMPLETE, "OUTCOMES_ADDRESS": address})
    assert found is not None
    assert (found.secure, found.cookie) == (secure, cookie)


@pytest.mark.parametrize(
    "path", ["/", "/place?place=kent&as_at=2026-03-31", "/outcome?place=kent&outcome=1&compare=a,b", "/a//b"]
)
def test_signing_in_returns_to_an_address_of_ours(path):
    assert local_path(path) == path


@pytest.mark.trust("Open redirect at sign-in")
@pytest.mark.parametrize(
    "path",
    [
        "", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
        "javascript:alert(1)", "place", "/\t/evil.example", "/\n/evil.example", " /place", "/" + "a" * 3000,
        "http:///evil.example", "///evil.example",
    ],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(path):
    assert local_path(path) == "/"


@pytest.mark.trust("Open redirect at sign-in")
@given(st.text(max_size=30))
def test_whatever_is_asked_for_the_answer_begins_with_one_slash(text):
    found = local_path(text)
    assert found.startswith("/")
    assert not found.startswith("//")
    assert "\\" not in found


@pytest.mark.parametrize(
    "claims",
    [{}, {"iss": ISSUER, "sub": "ann"}, {"iss": ISSUER, "iat": 1}, {"iss": ISSUER, "sub": 7, "iat": 1},
     {"iss": ISSUER, "sub": "ann", "iat": True}, {"iss": ISSUER, "sub": "ann", "iat": "now"}],
    ids=["nothing", "no time", "no subject", "subject is no text", "time is no number", "time is text"],
)  # fmt: skip
def test_claims_that_name_nobody_are_nobodys(claims):
    assert identity(claims) is None


def test_who_somebody_is_and_when_they_proved_it():
    found = identity({"iss": ISSUER, "sub": "ann", "iat": 100, "auth_time": 40, "provider": FRESH, "email": "a@b.c"})
    assert found == Identity(
        issuer=ISSUER,
        subject="ann",
        issued_at=datetime.fromtimestamp(100, UTC),
        proved_at=datetime.fromtimestamp(40, UTC),
        provider=FRESH,
    )
    plain = identity({"iss": ISSUER, "sub": "ann", "iat": 100})
    assert plain is not None
    assert plain.proved_at == plain.issued_at


@pytest.mark.parametrize(("said", "verified"), [(None, True), (True, True), (False, False)])
def test_only_an_address_said_to_be_unverified_counts_against_somebody(said, verified):
    claims = {"iss": ISSUER, "sub": "ann", "iat": 1} | ({} if said is None else {"email_verified": said})
    found = identity(claims)
    assert found is not None
    assert found.verified is verified


def test_cookies_are_long_never_alike_and_not_kept():
    one, other = signing_in.new_cookie(), signing_in.new_cookie()
    assert one != other
    assert len(one) >= 43
    assert one not in signing_in.digest(one)


def test_who_comes_back_reads_with_what_they_are_granted(session, ann):
    assert come_back(session) is None
    assert reads(session) == Viewer(ann, "First", (Granted(Role.EDITOR, "x-testham", "Head of policy"),))
    assert [each.act for each in audit.entries(session)] == ["sign_in", "grant", "grant"]


def test_before_that_everybody_is_the_public(session, ann):
    del ann
    assert reads(session) == PUBLIC
    orders.begin(session, digest="d", back="/", at=NOON)
    assert reads(session) == PUBLIC


@pytest.mark.trust("Stolen or stale session")
@pytest.mark.parametrize(
    ("who", "lost"),
    [
        (None, "the provider's cookie is gone"),
        (Identity(ISSUER, "bob", NOON, NOON), "another subject"),
        (Identity("https://other.example", "ann", NOON, NOON), "another provider"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_both_cookies_must_name_the_same_person(session, ann, who, lost):
    del ann, lost
    come_back(session)
    assert reads(session, who) == PUBLIC


@pytest.mark.trust("Stolen or stale session")
def test_a_session_that_ends_by_itself_reads_as_the_public(session, ann):
    del ann
    come_back(session)
    assert reads(session, at=NOON + timedelta(hours=8)) == PUBLIC


@pytest.mark.trust("Stolen or stale session")
def test_signing_out_ends_this_session_and_everywhere_all_of_them(session, ann):
    come_back(session)
    viewer = reads(session)
    orders.leave(session, viewer=viewer, digest="d", at=NOON, now=NOON)
    assert reads(session) == PUBLIC
    orders.begin(session, digest="e", back="/", at=NOON)
    orders.bind(session, digest="e", identity=ANN, at=NOON, now=NOON)
    assert orders.leave_everywhere(session, viewer=viewer, at=NOON, now=NOON) == 1
    assert orders.leave_everywhere(session, viewer=PUBLIC, at=NOON, now=NOON) == 0
    assert questions.viewer_of(session, "e", identity=ANN, at=NOON, on=TODAY) == PUBLIC
    assert [each.act for each in audit.entries(session, person=f"person {ann}")] == [
        "sign_out_everywhere", "sign_in", "sign_out", "sign_in",
    ]  # fmt: skip


@pytest.mark.trust("Stolen or stale session")
def test_a_role_or_a_person_that_ends_is_lost_at_once(session, ann):
    come_back(session)
    people.end(session, people.grants(session)[0].id, by=None, at=NOON)
    assert reads(session) == Viewer(ann, "First", ())
    people.end_person(session, ann, at=NOON)
    assert reads(session) == PUBLIC


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (Identity(ISSUER, "stranger", NOON, NOON), Refusal.UNKNOWN),
        (Identity(ISSUER, "ann", NOON, NOON, verified=False), Refusal.UNVERIFIED),
    ],
    ids=["unknown", "unverified"],
)
def test_who_is_not_let_in_is_told_why_and_logged(session, ann, who, refusal):
    del ann
    assert come_back(session, who) is refusal
    assert questions.refusal(session, "d") is refusal
    assert reads(session, who) == PUBLIC
    assert (audit.entries(session)[0].act, audit.entries(session)[0].reason) == ("sign_in_refused", refusal)


def test_who_has_left_is_not_let_in_again(session, ann):
    people.end_person(session, ann, at=NOON)
    assert come_back(session) is Refusal.ENDED
    assert questions.refusal(session, "nobody's") is None


@pytest.mark.trust("Stolen or stale session")
@pytest.mark.parametrize(
    ("issued", "due"),
    [
        (timedelta(0), Due.BINDING),
        (-timedelta(seconds=59), Due.BINDING),
        (-timedelta(minutes=2), Due.NOTHING),
        (-timedelta(days=20), Due.NOTHING),
    ],
    ids=["now", "clocks apart", "before", "last month's cookie"],
)
def test_a_cookie_of_the_provider_older_than_the_session_signs_nobody_in(session, ann, issued, due):
    del ann
    orders.begin(session, digest="d", back="/", at=NOON)
    who = Identity(ISSUER, "ann", NOON + issued, NOON + issued)
    assert questions.due(session, "d", identity=who, at=NOON) is due


def test_a_session_in_use_is_noted_once_a_minute(session, ann):
    del ann
    assert questions.due(session, "d", identity=ANN, at=NOON) is Due.NOTHING
    come_back(session)
    assert questions.due(session, "d", identity=ANN, at=NOON + timedelta(seconds=59)) is Due.NOTHING
    later = NOON + timedelta(minutes=1)
    assert questions.due(session, "d", identity=ANN, at=later) is Due.NOTING
    orders.note(session, digest="d", at=later)
    assert questions.due(session, "d", identity=ANN, at=later) is Due.NOTHING


def test_where_signing_in_returns_to_is_kept_with_the_session(session, ann):
    del ann
    assert questions.back(session, "d") == "/"
    assert not questions.stands(session, "d", at=NOON)
    come_back(session)
    assert questions.back(session, "d") == "/place?place=testham"
    assert questions.stands(session, "d", at=NOON)
    orders.ask_again(session, digest="d", back="/work")
    assert questions.back(session, "d") == "/work"


def test_a_sign_in_that_was_never_finished_is_forgotten_after_a_day(session):
    orders.begin(session, digest="d", back="/", at=NOON)
    orders.begin(session, digest="e", back="/", at=NOON + timedelta(days=1, seconds=1))
    assert sessions.of_digest(session, "d") is None

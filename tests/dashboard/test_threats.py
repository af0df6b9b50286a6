"""Threats that no other test is about: what an attacker would type, press, ask for or slip in."""

import asyncio
import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import load, selection
from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.crowd import Crowd
from dashboard.orders import Actor, OrderRefusedError, cases, comments, dealings, meetings, papers
from dashboard.orders import documents as orders
from dashboard.orders import people as grants
from dashboard.wording import operating, sentences
from data import database, demonstration
from data.better import Better
from data.roles import CENTRE, Role
from data.store import meetings as held_meetings
from data.store import people
from indicators.judgement.verdict import ChangeSince
from tests.builders import figure, indicator, verdict
from tests.dashboard.two_places import OTHER, OWN, SLUGS, acting, fill, pack_of, terms_of, two_places, viewer
from tests.servers import url
from tests.stores import NOW

APP = Path(dashboard.__file__).with_name("app.py")
ROOT = Path(dashboard.__file__).parents[1]
WAY_IN = "This part is for people who are signed in."
LINKS = (
    "https://evil.example/login",
    "HTTPS://EVIL.EXAMPLE",
    "www.evil.example",
    "[Sign in](https://evil.example)",
    "![](https://evil.example/pixel.png)",
    "<img src=https://evil.example/pixel.png>",
    "<script src='//evil.example/x.js'></script> and evil.example.com",
    "outcomes.gov.uk.evil.com",
    "javascript://evil.example/%0aalert(1)",
    "\uff57\uff57\uff57.evil.example",
    "mailto:a@evil.example",
)
Order = Callable[[Session, str], object]


def case_of(place: str) -> str:
    return f"{SLUGS[place]}.{SLUGS[place]}-floor.1"


def _meeting(session: Session) -> int:
    return held_meetings.meetings(session, OWN)[0].id


def _comment(session: Session, text: str) -> None:
    said = {"story": f"It is below, off course and late. {text}"}
    comments.comment(session, acting(Role.EDITOR, OWN), place="testham", outcome=1, said=said)


def _reply(order: Callable[..., None], role: Role, session: Session, text: str) -> None:
    order(session, acting(role, OWN if role is not Role.CENTRE_SIGNATORY else CENTRE), case=case_of(OWN), text=text)


def _ask(field: str, session: Session, text: str) -> None:
    wanted = dealings.Wanted(**{"name": "A lane", "office": "The office", "text": "We ask.", field: text})
    dealings.ask(session, acting(Role.EDITOR, OWN), place=OWN, side="place", wanted=wanted)


def _answer(order: Callable[..., None], session: Session, text: str) -> None:
    _ask("text", session, "We ask.")
    order(session, acting(Role.CENTRE_SIGNATORY, CENTRE), place=OWN, name="A lane", text=text)


def _request(field: str, session: Session, text: str) -> None:
    said = {"department": "The department", "text": "A return.", field: text}
    dealings.record_request(
        session, acting(Role.EDITOR, OWN), place=OWN, kind=dealings.OutsideKind.FIGURES, items=1, **said
    )


def _question(field: str, session: Session, text: str) -> None:
    said = {"text": "Why?", "addressed_to": "The mayor", field: text}
    meetings.put(session, acting(Role.SCRUTINY, OWN), meeting=_meeting(session), kind="question", **said)


def _arrange(field: str, session: Session, text: str) -> None:
    said = {"body": "A committee", "decision": "", field: text}
    meetings.arrange(session, acting(Role.SCRUTINY, OWN), place=OWN, held_on=date(2027, 1, 9), **said)


FIELDS: dict[str, Order] = {
    "commentary": _comment,
    "explanation": partial(_reply, cases.explain, Role.EDITOR),
    "exceptional circumstances": partial(_reply, cases.tell_exceptional, Role.EDITOR),
    "plan for recovery": partial(_reply, cases.plan_recovery, Role.EDITOR),
    "offer of help": partial(_reply, cases.offer_help, Role.CENTRE_SIGNATORY),
    "closing": partial(_reply, cases.ask_to_close, Role.PLACE_SIGNATORY),
    "name of an ask": partial(_ask, "name"),
    "office of an ask": partial(_ask, "office"),
    "text of an ask": partial(_ask, "text"),
    "answer": partial(_answer, dealings.answer),
    "decline": partial(_answer, dealings.decline),
    "request outside": partial(_request, "text"),
    "department that asks": partial(_request, "department"),
    "question": partial(_question, "text"),
    "office that is asked": partial(_question, "addressed_to"),
    "body of a meeting": partial(_arrange, "body"),
    "decision of a meeting": partial(_arrange, "decision"),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Session]:
    with two_places(tmp_path_factory.mktemp("threats")) as opened:
        yield opened


@pytest.fixture
def trial(session) -> Iterator[Session]:
    """The store of two places; what a test writes is taken back."""
    begun = session.begin_nested()
    yield session
    begun.rollback()
    session.expire_all()
    session.info.clear()


@pytest.mark.parametrize("field", FIELDS)
def test_ordinary_words_are_taken_in_every_field(trial, field):
    FIELDS[field](trial, "Visits rose after the clinic moved.")


@pytest.mark.trust("Lookalike link")
@pytest.mark.trust("Script, image, link in text")
@pytest.mark.parametrize("payload", LINKS)
@pytest.mark.parametrize("field", FIELDS)
def test_no_field_takes_a_link_an_image_or_a_script_that_is_fetched(trial, field, payload):
    with pytest.raises(OrderRefusedError) as refused:
        FIELDS[field](trial, payload)
    assert "\n" not in str(refused.value)


@pytest.fixture
def served(tmp_path, monkeypatch) -> str:
    """The address of a store of both places, with four people and a role that waits for its second administrator."""
    address = url(tmp_path / "store.sqlite")
    engine = database.engine(address)
    database.prepare(engine)
    with database.session(engine) as opened:
        demonstration.declare(opened, today=NOW.date(), stages={})
        fill(opened)
        administrator = Actor(viewer(Role.ADMINISTRATOR, person=1), NOW)
        for subject in ("third", "fourth"):
            people.add_person(opened, issuer="i", subject=subject, name=subject.title(), at=NOW)
        asked = grants.Asked(
            role=Role.EDITOR, place="testham", post="P", starts=NOW.date(), ends=NOW.date() + timedelta(days=30)
        )
        grants.give(opened, administrator, person=3, asked=asked)
        orders.start_draft(opened, acting(Role.EDITOR, OTHER), terms=terms_of(OTHER, 73.25), reason="A SECRET REASON")
    engine.dispose()
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", address)
    return address


def packed_for(place: str) -> str:
    """The fingerprint of the pack of a place that nobody has approved, in the store in use."""
    engine = database.engine(database.default_url())
    with database.session(engine) as opened:
        found = pack_of(opened, place)
    engine.dispose()
    return found


class Reading:
    """Pages as one reader after another sees them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.who = PUBLIC
        monkeypatch.setattr("dashboard.load.viewer", lambda: self.who)

    def open(self, who: Viewer, view: str, app: AppTest | None = None, **address: str) -> AppTest:
        self.who = who
        if app is None:
            app = AppTest.from_file(str(APP), default_timeout=60)
            app.run()
        app.switch_page(f"views/{view}.py")
        app.query_params.clear()
        for name, text in address.items():
            app.query_params[name] = text if name != "paper" else packed_for(OTHER)
        return app.run()


@pytest.fixture
def reading(monkeypatch, served) -> Reading:
    del served
    return Reading(monkeypatch)


def shown(app: AppTest) -> str:
    """Everything that a page said, buttons, fields and tables included."""
    assert not app.exception
    said = [
        str(part)
        for one in app.main
        for part in (getattr(one, "value", ""), getattr(one, "label", ""), repr(one.proto))
    ]
    return "\n".join(said).replace("\\", "")


ADDRESSES = [
    ("records", {}),
    ("records", {"place": "elsewhere"}),
    ("records", {"entry": "1"}),
    ("work", {}),
    ("work", {"task": "comment:elsewhere:1"}),
    ("work", {"task": "terms:elsewhere"}),
    ("work", {"task": "grant:1"}),
    ("work", {"task": "case:elsewhere.elsewhere-floor.1"}),
    ("work", {"task": "scrutiny:elsewhere"}),
    ("work", {"task": "ending:elsewhere"}),
    ("papers", {"place": "elsewhere", "paper": "of the other place"}),
    ("agreement", {"place": "elsewhere", "version": "2"}),
]
OF_A_PLACE = (Role.READER, Role.EDITOR, Role.PLACE_SIGNATORY, Role.SCRUTINY)
# What only people of the other place, of the centre or of the log may see, whatever is typed.
OTHERS = ("A SECRET REASON", "73.25", "Not approved yet")


def test_the_people_of_that_place_do_see_it(reading):
    app, said = None, ""
    for view, address in ADDRESSES:
        app = reading.open(viewer(Role.EDITOR, OTHER), view, app, **address)
        said += shown(app)
    assert not [secret for secret in OTHERS if secret not in said]


@pytest.mark.trust("Restricted address typed in")
@pytest.mark.trust("Editor of A reads or edits B")
@pytest.mark.parametrize("role", [None, *OF_A_PLACE], ids=lambda role: role.value if role else "public")
def test_whatever_address_is_typed_nothing_of_another_place_is_sent(reading, role):
    app = None
    for view, address in ADDRESSES:
        app = reading.open(viewer(role), view, app, **address)
        said = shown(app)
        assert not [secret for secret in OTHERS if secret in said], (view, address)
        if role is None and view in {"records", "work"}:
            assert WAY_IN in said


@pytest.mark.trust("Restricted address typed in")
@pytest.mark.parametrize("role", [role for role in Role if role not in OF_A_PLACE], ids=str)
def test_every_address_opens_for_every_role_of_the_centre_and_shows_no_draft_that_was_not_sent(reading, role):
    app = None
    for view, address in ADDRESSES:
        app = reading.open(viewer(role), view, app, **address)
        said = shown(app)
        if role is not Role.AUDITOR:
            assert "73.25" not in said, (view, address)


@pytest.mark.trust("Restricted address typed in")
@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.value if role else "public")
def test_every_page_opens_for_every_role(reading, role):
    app = None
    for view, parameters in selection.PARAMETERS.items():
        asked = {"place": "testham", "outcome": "1"} if view == "outcome" else {"place": "testham"}
        taken = {name: text for name, text in asked.items() if name in parameters}
        if view not in {"/", "signing-in"}:
            app = reading.open(viewer(role), view, app, **taken)
            assert shown(app)


@pytest.mark.trust("Callback of a page no longer allowed")
def test_a_button_of_a_right_that_was_lost_meanwhile_does_nothing(reading, served):
    app = reading.open(Viewer(2, "Second", (Granted(Role.ADMINISTRATOR, CENTRE, "Deputy"),)), "work", task="grant:1")
    (button,) = [one for one in app.button if "onfirm" in one.label]
    reading.who = Viewer(2, "Second", ())
    app = button.click().run()
    assert not app.exception
    engine = database.engine(served)
    with database.session(engine) as opened:
        assert people.grants(opened)[-1].confirmed_at is None
    engine.dispose()


@pytest.mark.trust("Callback of a page no longer allowed")
def test_an_order_asks_who_gives_it_as_it_is_carried_out_and_not_as_the_page_was_drawn(reading):
    run = selection.Visit("papers", NOW, selection.selection({}, now=NOW))
    reading.who = viewer(Role.ADMINISTRATOR)
    assert isinstance(load.write(run, papers.freeze_words, place=OWN), load.Done)
    reading.who = PUBLIC
    assert isinstance(load.write(run, papers.lift_freeze, place=OWN), load.Refused)


@pytest.mark.trust("Cached answer crosses viewers")
def test_a_kept_answer_is_kept_for_those_who_may_see_the_same(reading):
    chosen = selection.selection({"place": "elsewhere", "paper": packed_for(OTHER)}, now=NOW)
    run = selection.Visit("papers", NOW, chosen)
    theirs = viewer(Role.EDITOR, OTHER)
    for _ in range(2):  # the second time each is answered from what was kept
        for who, sees in ((theirs, True), (PUBLIC, False), (viewer(Role.EDITOR, OWN), False), (theirs, True)):
            reading.who = who
            assert (load.papers_page(run).opened is not None) is sees


@pytest.mark.trust("Cached answer crosses viewers")
def test_every_kept_answer_has_the_scope_of_its_viewer_in_its_key(reading, monkeypatch):
    keys = []
    monkeypatch.setattr(load, "_answer", lambda key, *_said, **_more: keys.append(key))
    run = selection.Visit("place", NOW, selection.selection({"place": "testham"}, now=NOW))
    asked = [
        question
        for name, question in vars(load).items()
        if name.endswith("_page") and getattr(question, "__module__", "") == load.__name__ and name != "records_page"
    ]
    for who in (PUBLIC, viewer(Role.EDITOR)):
        reading.who = who
        for question in asked:
            question(run)
    assert len(asked) > 9
    assert len(set(keys)) == len(keys) == 2 * len(asked)
    assert {key[2] for key in keys} == {(), ("editor@x-testham",)}


@pytest.mark.trust("Overclaiming text")
@given(
    better=st.sampled_from(list(Better)),
    change=st.floats(-50, 50).filter(lambda one: abs(one) >= 0.1),
    chance=st.sampled_from((True, False, None)),
)
def test_better_and_worse_always_match_direction_and_polarity(better, change, chance):
    moved = ChangeSince(start=figure(66.2), change=change, more_than_chance=chance)
    told = verdict()
    said = sentences.change_since(replace(told, course=replace(told.course, change=moved)), indicator(better=better))
    gained = change * better.sign
    assert ("(better)" in said) is (gained > 0)
    assert ("(worse)" in said) is (gained < 0)
    assert ("risen" in said) is (change > 0)
    assert ("is more than chance" in said) is (chance is True)
    assert "caused" not in said


def crowd(**limits: float) -> tuple[Crowd, asyncio.Event, list[int]]:
    """A crowd before an application that makes each file until it is let go, and counts how many it makes at once."""
    let_go, at_once = asyncio.Event(), [0, 0]

    async def application(scope, _receive, send):
        if scope["path"].startswith("/files/"):
            at_once[0] += 1
            at_once[1] = max(at_once)
            await let_go.wait()
            at_once[0] -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return Crowd(application, **limits), let_go, at_once


async def status(app: Crowd, path: str, client: str = "192.0.2.1") -> int:
    sent = []

    async def send(message):
        sent.append(message)

    await app({"type": "http", "path": path, "client": (client, 1)}, None, send)
    return sent[0]["status"]


@pytest.mark.trust("Expensive requests")
def test_two_hundred_that_ask_for_files_keep_nobody_waiting_for_a_page():
    async def told() -> None:
        app, let_go, at_once = crowd()
        files = [
            asyncio.create_task(status(app, f"/files/across.csv?wave={number}", f"192.0.2.{number}"))
            for number in range(200)
        ]
        await asyncio.sleep(0)
        pages = await asyncio.gather(*(status(app, path) for path in ("/", "/place", "/health", "/_stcore/stream")))
        assert pages == [200] * 4
        let_go.set()
        answered = await asyncio.gather(*files)
        assert at_once[1] == 8
        assert {answered.count(200), answered.count(503)} == {72, 128}

    asyncio.run(told())


@pytest.mark.trust("Expensive requests")
def test_one_client_leaves_room_for_others_and_who_waits_too_long_is_told():
    async def told() -> None:
        app, let_go, at_once = crowd(patience=0.05)
        greedy = [asyncio.create_task(status(app, "/files/places.csv")) for _ in range(6)]
        await asyncio.sleep(0)
        other = asyncio.create_task(status(app, "/files/places.csv", "192.0.2.2"))
        await asyncio.wait(greedy, timeout=1, return_when=asyncio.FIRST_COMPLETED)
        assert at_once[1] == 5
        let_go.set()
        assert await other == 200
        assert sorted(await asyncio.gather(*greedy)) == [200] * 4 + [503] * 2
        assert await status(app, "/files/places.csv") == 200

    asyncio.run(told())


def test_what_is_told_of_a_crowd_names_the_cure():
    assert "Ask again" in operating.BUSY


@pytest.mark.trust("Expensive requests")
def test_many_who_ask_the_same_share_one_answer(reading):
    asked = []

    def question(_session, _viewer, *said, known_at):
        asked.append((said, known_at))
        return said

    question.__name__ = "a_question_of_this_test"
    run = selection.Visit("across", NOW, selection.selection({}, now=NOW))
    reading.who = PUBLIC
    for number in range(200):
        load._asked(run, question, f"filter {number % 5}")  # noqa: SLF001  what every page asks through
    assert len(asked) == 5
    assert load.MOST_ANSWERS < 10_000


@pytest.mark.trust("Altered dependency")
def test_a_wheel_that_was_changed_is_not_installed(tmp_path):
    wheel = tmp_path / "harmless-1.0-py3-none-any.whl"
    packed(wheel, "HARM = 0\n")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    wanted = tmp_path / "requirements.txt"
    wanted.write_text(f"harmless==1.0 --hash=sha256:{digest}\n", "utf-8")
    assert installed(wanted, tmp_path / "first").returncode == 0
    assert (tmp_path / "first" / "harmless.py").exists()
    packed(wheel, "HARM = 1\n")
    refused = installed(wanted, tmp_path / "second")
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert not (tmp_path / "second").exists()


def packed(wheel: Path, body: str) -> None:
    about = "harmless-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("harmless.py", body)
        made.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: harmless\nVersion: 1.0\n")
        made.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{about}/RECORD", f"harmless.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")


def installed(wanted: Path, target: Path) -> subprocess.CompletedProcess[str]:
    order = [sys.executable, "-m", "pip", "install", "--no-index", "--no-cache-dir", "--disable-pip-version-check"]
    order += ["--require-hashes", "--find-links", str(wanted.parent), "--target", str(target), "-r", str(wanted)]
    return subprocess.run(order, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.trust("Altered dependency")
@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt"])
def test_every_dependency_is_pinned_with_its_hashes(name):
    pinned = (ROOT / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    assert pinned
    for line in pinned:
        if line.strip() and not line.startswith("#"):
            assert "==" in line, line
            assert "--hash=sha256:" in line, line

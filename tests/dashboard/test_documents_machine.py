"""No sequence of acts reaches force without two signatures and four panels, or changes a signed version."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.orders import REFUSALS
from dashboard.orders.documents import give_up, save_terms, send, start_draft, take_back
from dashboard.orders.signing import end, sign
from data import database
from data.store import audit, documents, editing
from data.store.documents import DocumentRecord, SignatureRecord
from data.terms import AgreementTerms, Panel
from tests.dashboard.document_acts import BOTH, DIRECTOR, EDITOR, ELSEWHERE, MAYOR, NOW, PLACE, actor, agreement
from tests.servers import url
from tests.stores import add_place, store

PEOPLE = st.sampled_from([MAYOR, DIRECTOR, EDITOR, BOTH, ELSEWHERE])
SIDES = st.sampled_from(["place", "centre"])
WHOLE = [agreement(level) for level in (75.0, 74.0, 73.0)]
LACKING = WHOLE[0].model_copy(update={"excluded": WHOLE[0].excluded[:1]})
TERMS = st.sampled_from([*WHOLE, *WHOLE, LACKING])
REASONS = st.sampled_from(["", "Both sides asked."])


class Documents(RuleBasedStateMachine):
    """Five people, of whom one may sign for either side and one for another place, try whatever orders there are."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        shutil.copy(self.template, self.folder.name)
        self.engine = database.engine(url(Path(self.folder.name) / "store.sqlite"))
        self.now = NOW
        self.signed: dict[int, tuple[str, str]] = {}

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    def newest(self, session: Session) -> DocumentRecord | None:
        held = documents.versions(session, "agreement", PLACE)
        return held[-1] if held else None

    def given(self, order, person: Viewer, **said) -> None:
        """Give an order about the newest version; a refusal writes nothing."""
        with suppress(*REFUSALS), database.writing(self.engine) as session:
            newest = self.newest(session)
            if newest is not None:
                order(session, actor(person, self.now), document=newest.id, **said)

    def print_of_newest(self) -> str:
        with database.session(self.engine) as session:
            newest = self.newest(session)
            return "" if newest is None else newest.fingerprint

    @rule(person=PEOPLE, terms=TERMS, reason=REASONS)
    def start(self, person: Viewer, terms: AgreementTerms, reason: str) -> None:
        with suppress(*REFUSALS), database.writing(self.engine) as session:
            start_draft(session, actor(person, self.now), terms=terms, reason=reason)

    @rule(person=PEOPLE, terms=TERMS, stale=st.booleans())
    def save(self, person: Viewer, terms: AgreementTerms, *, stale: bool) -> None:
        self.given(save_terms, person, terms=terms, based_on="" if stale else self.print_of_newest(), reason="Asked.")

    @rule(person=PEOPLE)
    def send(self, person: Viewer) -> None:
        self.given(send, person, fingerprint=self.print_of_newest())

    @rule(person=PEOPLE)
    def take_back(self, person: Viewer) -> None:
        self.given(take_back, person)

    @rule(person=PEOPLE, side=SIDES, fresh=st.sampled_from([0, 0, 0, 9]))
    def sign(self, person: Viewer, side: documents.Side, fresh: int) -> None:
        fresh_at = self.now - timedelta(minutes=fresh)
        self.given(sign, person, side=side, fingerprint=self.print_of_newest(), fresh_at=fresh_at)

    @rule(author=PEOPLE, first=PEOPLE, second=PEOPLE, terms=TERMS)
    def go_all_the_way(self, author: Viewer, first: Viewer, second: Viewer, terms: AgreementTerms) -> None:
        """What two sides that agree would do, by whoever it may be; without it few sequences would reach force."""
        self.start(author, terms, "Both sides asked.")
        self.given(send, author, fingerprint=self.print_of_newest())
        self.sign(first, "place", 0)
        self.sign(second, "centre", 0)

    @rule(person=PEOPLE, reason=REASONS)
    def give_up(self, person: Viewer, reason: str) -> None:
        self.given(give_up, person, reason=reason)

    @rule(person=PEOPLE, side=SIDES, days=st.sampled_from([0, 30, 30, 5000]))
    def end(self, person: Viewer, side: documents.Side, days: int) -> None:
        self.given(end, person, side=side, on=self.now.date() + timedelta(days=days), reason="They merge.")

    @rule(days=st.sampled_from([1, 40, 400]))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        with database.session(self.engine) as session:
            versions = documents.versions(session, "agreement", PLACE)
            marks = {version.id: documents.signatures(session, version.id) for version in versions}
            for version in versions:
                self.force_takes_two_people_and_four_panels(version, marks[version.id])
                assert editing.last_editor(session, version) not in {mark.person for mark in marks[version.id]}
            self.a_signed_version_never_changes({one.id: one for one in versions}, marks)
            self.versions_are_chained_and_their_days_do_not_overlap(versions)
            assert audit.first_break(session) is None

    def force_takes_two_people_and_four_panels(self, version: DocumentRecord, marks: list[SignatureRecord]) -> None:
        assert all(mark.fingerprint == version.fingerprint for mark in marks)
        assert sha256(version.terms_json.encode()).hexdigest() == version.fingerprint
        if version.in_force_from is None:
            assert version.status in {"draft", "awaiting", "ended"}
            return
        assert {mark.side for mark in marks} == {"place", "centre"}
        assert len({mark.person for mark in marks}) == 2
        excluded = {each.panel for each in version.agreement.excluded}
        assert all(getattr(version.agreement, panel) or panel in excluded for panel in Panel)

    def a_signed_version_never_changes(
        self, versions: Mapping[int, DocumentRecord], marks: Mapping[int, list[SignatureRecord]]
    ) -> None:
        for number, version in versions.items():
            if marks[number]:
                said = (version.terms_json, version.reason)
                assert self.signed.setdefault(number, said) == said
        assert set(self.signed) <= set(versions)

    def versions_are_chained_and_their_days_do_not_overlap(self, versions: Iterable[DocumentRecord]) -> None:
        previous, until = None, date.min
        for version in versions:
            assert version.previous_fingerprint == previous
            previous = version.fingerprint
            if version.in_force_from is not None:
                assert version.in_force_from >= until
                until = version.in_force_until or date.max


def test_no_sequence_of_acts_reaches_force_without_two_signatures_and_four_panels_or_changes_a_signed_version(tmp_path):
    with store(tmp_path) as engine, database.session(engine) as session:
        add_place(session)
        add_place(session, "x-elsewhere", "elsewhere")
    Documents.template = tmp_path / "store.sqlite"
    bounded = settings(max_examples=20, stateful_step_count=12, deadline=None, derandomize=True)
    run_state_machine_as_test(Documents, settings=settings(bounded, suppress_health_check=list(HealthCheck)))

"""Cases: every episode below a minimum standard, as it was seen at the time, with what people did about it.

The stages come from judging again as at each day on which something became known; nothing that people write moves
them, and a figure that is revised later leaves what was shown before it as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from dashboard.access import Act, Viewer, may, require
from dashboard.questions import judged
from dashboard.questions.agreements import day_of
from dashboard.questions.case_values import Case, CaseToActOn, Ended, Seen
from dashboard.questions.news_verdicts import Judge, terms_days
from dashboard.questions.working_days import working_day_after
from data.catalogue import Indicator
from data.store import cases as held
from data.store import documents, figures, places
from data.store.cases import CaseRecord, CaseStep
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.store.verdicts import MovedBy
from indicators import workers
from indicators.judgement.verdict import FigureUsed, OutcomeVerdict

WORKING_DAYS_TO_REPLY = 10
CASE_ACTS = (Act.REPLY_TO_CASE, Act.SPEAK_FOR_CENTRE, Act.CLOSE_CASE)
NEVER_IN_FORCE = frozenset({"draft", "awaiting"})
Subject = tuple[str, str]


def cases(session: Session, *, known_at: datetime, standard: str = "") -> tuple[Case, ...]:
    """Return every case that was ever open, of all standards or of the one named, by place, standard and number."""
    defined = judged.known_indicators(session)
    begun = standards_begun(session, known_at=known_at)
    newest = {one.subject: one for one in begun if standard in {"", one.subject}}
    judge = Judge(session, defined, None, terms_days(session))
    found: list[Case] = []
    for name in sorted({one.standard.indicator for one in newest.values()} & set(defined)):
        for (code, subject), seen in _seen(judge, name, known_at=known_at).items():
            place = places.named(session, code)
            if place is not None and subject in newest:
                steps = held.of_place(session, code, standard=subject, known_at=known_at)
                found += _of_subject(newest[subject], defined[name], place, seen, steps, known_at=known_at)
    return tuple(sorted(found, key=lambda one: (one.place.name, one.terms.title, one.number)))


def case(session: Session, key: str, *, known_at: datetime) -> Case | None:
    """Return the case that an address names, None where there is none."""
    _, _, rest = key.partition(".")
    standard = rest.rpartition(".")[0]
    if not standard:
        return None
    return next((one for one in cases(session, known_at=known_at, standard=standard) if one.key == key), None)


def case_to_act_on(session: Session, viewer: Viewer, key: str, *, known_at: datetime) -> CaseToActOn | None:
    """Return an open case with what a reader may do about it, None where there is none or they may do nothing."""
    found = case(session, key, known_at=known_at)
    if found is None or found.ended is not None:
        return None
    code = found.place.code
    acts = [act for act in CASE_ACTS if may(viewer, act, place=code)]
    posts = tuple((act, require(viewer, act, place=code).post) for act in acts)
    return CaseToActOn(found, posts) if posts else None


def standards_begun(session: Session, *, known_at: datetime) -> list[DocumentRecord]:
    """Return the versions of standards that are or were in force, oldest first."""
    on = day_of(known_at)
    return [
        one
        for one in documents.versions(session, "standard", known_at=known_at)
        if one.status not in NEVER_IN_FORCE and one.in_force_from is not None and one.in_force_from <= on
    ]


def _seen(judge: Judge, name: str, *, known_at: datetime) -> dict[Subject, list[Seen]]:
    """Return how each place stood against each standard of an indicator at every moment that could have moved it.

    After the end of a standard there is nothing to stand against: its list stops there.
    """
    found: dict[Subject, list[Seen]] = {}
    for moment in _moments(judge.session, name, known_at=known_at):
        for verdict in judge.verdicts(name, moment).values():
            if verdict.standard.document is not None:
                before = found.setdefault((verdict.place, verdict.standard.name), [])
                moved_by = _moved_by(before[-1].verdict, verdict) if before else MovedBy.NEW_FIGURE
                before.append(Seen(day_of(moment), verdict, moved_by))
    return found


def _moments(session: Session, indicator: str, *, known_at: datetime) -> list[datetime]:
    """Return the ends of the days that brought figures, documents or a sign-off, and the moment asked about."""
    days: set[date | None] = set()
    for release in figures.releases(session, indicator=indicator, known_at=known_at):
        if release.added + release.revised:
            days |= {day_of(release.asked_at), release.published_on}
    standards = [one for one in standards_begun(session, known_at=known_at) if one.standard.indicator == indicator]
    for one in standards:
        days |= {one.in_force_from, one.in_force_until, one.standard.review + timedelta(days=1)}
        every = held.of_place(session, None, standard=one.subject, known_at=known_at)
        days |= {day_of(step.at) for step in every if step.event is CaseStep.CLOSED}
    first = min(one.in_force_from or date.max for one in standards)
    ends = {workers.end_of(day) for day in days if day is not None and day >= first}
    return sorted({known_at, *(end for end in ends if end < known_at)})


def _of_subject(
    document: DocumentRecord,
    indicator: Indicator,
    place: PlaceRecord,
    seen: Sequence[Seen],
    steps: Sequence[CaseRecord],
    *,
    known_at: datetime,
) -> Iterator[Case]:
    """Cut what was seen of one place under one standard into its cases."""
    for number, (episode, ended) in enumerate(_episodes(seen), start=1):
        last = episode[-1].verdict
        own = tuple(one for one in steps if one.episode == number)
        yield Case(
            document=document,
            indicator=indicator,
            place=place,
            number=number,
            seen=_telling(episode),
            steps=own,
            reply_due=working_day_after(episode[0].on, WORKING_DAYS_TO_REPLY),
            ended=_ended(episode[-1], own) if ended else Ended.LAPSED if _is_over(last, known_at) else None,
        )


def _episodes(seen: Sequence[Seen]) -> Iterator[tuple[list[Seen], bool]]:
    """Each run of one episode with the verdict that ended it; the last may still be open."""
    running: list[Seen] = []
    for one in seen:
        number = one.verdict.standard.episode
        if running and number != running[-1].verdict.standard.episode:
            yield [*running, one], True
            running = []
        if number:
            running.append(one)
    if running:
        yield running, False


def _telling(episode: Sequence[Seen]) -> tuple[Seen, ...]:
    """Leave out what says the same as the line before it."""
    kept: list[Seen] = []
    for one in episode:
        if not kept or _figure_and_stage(kept[-1].verdict) != _figure_and_stage(one.verdict):
            kept.append(one)
    return tuple(kept)


def _figure_and_stage(verdict: OutcomeVerdict) -> tuple[object, ...]:
    return (verdict.standard.state, verdict.standard.reason.because, *_said(verdict.latest))


def _ended(last: Seen, steps: Iterable[CaseRecord]) -> Ended:
    """Return what brought the last verdict of a case about."""
    if any(one.event is CaseStep.CLOSED for one in steps):
        return Ended.SIGNED_OFF
    return Ended.REVISED if last.moved_by is MovedBy.REVISION else Ended.NOT_CONFIRMED


def _is_over(last: OutcomeVerdict, known_at: datetime) -> bool:
    """Whether a standard had ended before the moment asked about: the last verdict on it is an older one."""
    return last.known_at < known_at


def _moved_by(old: OutcomeVerdict, new: OutcomeVerdict) -> MovedBy:
    """Return what may have moved a verdict: other terms, a later period, another figure for the same one, or time."""
    if old.standard.document != new.standard.document:
        return MovedBy.CHANGED_TERMS
    was, now = old.latest, new.latest
    if (was and was.start) != (now and now.start):
        return MovedBy.NEW_FIGURE
    return MovedBy.REVISION if _said(was) != _said(now) else MovedBy.PASSING_TIME


def _said(figure: FigureUsed | None) -> tuple[object, ...]:
    return () if figure is None else (figure.start, figure.value, figure.status)

"""Waves: how each place came to its agreement, and how the centre kept its side wave by wave.

This watches the centre, not places: days from invitation to signature, powers on time, asks answered in time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements
from dashboard.questions.agreements import day_of
from dashboard.questions.asks import AskSeen
from dashboard.questions.open_promises import OpenPromise
from dashboard.questions.values import PromiseState, Standing
from dashboard.wording.language import collated
from data import demonstration
from data.store import dealings, documents, places
from data.store.dealings import AskStep, NegotiationRecord, NegotiationStep
from data.store.places import PlaceRecord
from data.terms import EvidenceClass, weakest

STEPS = tuple(NegotiationStep)
BEGINNINGS = (NegotiationStep.INVITED, NegotiationStep.OPENED, NegotiationStep.PROPOSED, NegotiationStep.DRAFTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """How far one place has come. `began` and `days` are None where no step with a day of its own is on record.

    `days` run from the invitation (else from the first step held) to the signature, or to the day asked about.
    `meetings` counts those at political level, None where no step of the negotiation is on record. `reported` holds
    what publications said of earlier ones.
    """

    place: PlaceRecord
    standing: Standing
    wave: int | None
    stage: NegotiationStep | None
    began: date | None
    began_by: NegotiationStep | None
    signed: date | None
    days: int | None
    meetings: int | None
    reported: tuple[NegotiationRecord, ...]
    evidence: EvidenceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveHealth:
    """How the centre has kept its side in one wave.

    `signed_in` holds the days from invitation to signature, where both are on record; `due` counts powers whose day
    has come, `kept_in_time` those of them that came by it. `answers_due` counts asks of the centre whose day for a
    reply has come or that were answered, `answered_in_time` those answered by it.
    """

    wave: int
    negotiations: tuple[Negotiation, ...]
    signed_in: tuple[int, ...]
    due: int
    kept_in_time: int
    late: int
    answers_due: int
    answered_in_time: int
    long_open: int
    evidence: EvidenceClass


def negotiations(session: Session, viewer: Viewer, *, known_at: datetime) -> tuple[Negotiation, ...]:
    """Return how far each place has come that has an agreement, a draft or a step on record, by name."""
    steps = dealings.negotiations(session, known_at=known_at)
    subjects = {one.subject for one in documents.versions(session, "agreement", known_at=known_at)}
    told = demonstration.stages(session)
    found = []
    for code in sorted({*subjects, *(one.place for one in steps)}):
        place = places.named(session, code)
        if place is not None:
            stage = agreements.stage(session, viewer, place, known_at=known_at, without=told)
            own = [one for one in steps if one.place == code and one.happened_on <= day_of(known_at)]
            found.append(_negotiation(place, stage, own, on=day_of(known_at)))
    return tuple(sorted(found, key=lambda one: (collated(one.place.name), one.place.code)))


def waves(
    agreed: Sequence[Negotiation], promised: Iterable[OpenPromise], asked: Iterable[AskSeen], *, on: date
) -> tuple[WaveHealth, ...]:
    """Return the health of each wave, the first wave first."""
    powers, wanted = list(promised), list(asked)
    by_wave = sorted((one for one in agreed if one.wave is not None), key=lambda one: one.wave or 0)
    return tuple(
        _health(wave or 0, tuple(some), powers, wanted, on=on)
        for wave, some in groupby(by_wave, key=lambda one: one.wave)
    )


def _negotiation(
    place: PlaceRecord, stage: agreements.Stage, steps: Sequence[NegotiationRecord], *, on: date
) -> Negotiation:
    """Return one negotiation. What publications reported is of earlier ones: it has no days to count here."""
    reported = tuple(one for one in steps if one.evidence is EvidenceClass.REPORTED)
    own = [one for one in steps if one.evidence is not EvidenceClass.REPORTED]
    first = next((one for step in BEGINNINGS for one in own if one.step is step), None)
    signed = next((one.happened_on for one in own if one.step is NegotiationStep.SIGNED), None)
    over = own[-1].happened_on if own and own[-1].step is NegotiationStep.WITHDRAWN else None
    ended = signed or over or on
    known_end = signed or over or stage.standing not in {Standing.AGREED, Standing.SIGNED, Standing.ENDED}
    waves_told = [one.wave for one in own if one.wave is not None]
    return Negotiation(
        place=place,
        standing=stage.standing,
        wave=stage.terms.wave if stage.terms else waves_told[-1] if waves_told else None,
        stage=max((one.step for one in own if one.step is not NegotiationStep.POLITICAL_MEETING), key=STEPS.index)
        if own
        else None,
        began=first.happened_on if first else None,
        began_by=first.step if first else None,
        signed=signed,
        days=(ended - first.happened_on).days if first and known_end else None,
        meetings=sum(one.step is NegotiationStep.POLITICAL_MEETING for one in own) if own else None,
        reported=reported,
        evidence=weakest(place.evidence, *([stage.evidence] if stage.evidence else []), *(one.evidence for one in own)),
    )


def _health(
    wave: int, own: tuple[Negotiation, ...], powers: list[OpenPromise], wanted: list[AskSeen], *, on: date
) -> WaveHealth:
    codes = {one.place.code for one in own}
    promised = [one.promise for one in powers if one.place.code in codes]
    due = [one for one in promised if one.power.promised <= on and one.state is not PromiseState.WITHDRAWN]
    of_centre = [one for one in wanted if one.place.code in codes and one.asked_of == "centre"]
    of_centre = [one for one in of_centre if one.ended is not AskStep.WITHDRAWN]
    answers = [one for one in of_centre if not one.is_open or (one.reply_due is not None and one.reply_due <= on)]
    return WaveHealth(
        wave=wave,
        negotiations=own,
        signed_in=tuple(
            one.days
            for one in own
            if one.days is not None and one.signed is not None and one.began_by is NegotiationStep.INVITED
        ),
        due=len(due),
        kept_in_time=sum(one.state is PromiseState.KEPT and not one.late_by for one in due),
        late=sum(one.state is PromiseState.LATE for one in due),
        answers_due=len(answers),
        answered_in_time=sum(not one.is_open and not one.late_by(on) for one in answers),
        long_open=sum(one.is_long_open for one in of_centre),
        evidence=weakest(*(one.evidence for one in own)),
    )

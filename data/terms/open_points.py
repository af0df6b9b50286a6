"""What an agreement may leave out, but must say why before it is sent: a reader would ask."""

from collections.abc import Iterator

from data.terms.agreement import AgreementTerms
from data.terms.outcomes import Commitment
from data.terms.refusals import Refusal

NO_PAIR = "no measure is watched beside it, for what might get worse"
NOTHING_IN_RETURN = "no responsibility is given in return"


def open_points(terms: AgreementTerms) -> tuple[Refusal, ...]:
    """The points of an agreement that nobody has answered yet; the answers stand in the terms, so both sides sign them.

    A level without a measure watched beside it is answered in `paired` or `reason`, one without a responsibility in
    return in `in_return_for`. A measure followed for context asks for neither.
    """
    return tuple(
        point
        for outcome in terms.outcomes
        for commitment in outcome.commitments
        if commitment.agreed_level is not None
        for point in _open(commitment, f"outcome {outcome.number}, commitment {commitment.indicator}")
    )


def unsettled(terms: AgreementTerms, before: AgreementTerms | None) -> AgreementTerms:
    """The terms without the commitments that both sides have signed as they stand, which are not questioned again."""
    if before is None:
        return terms
    signed = {(one.number, each.indicator): each for one in before.outcomes for each in one.commitments}
    left = tuple(
        one.model_copy(
            update={
                "commitments": tuple(
                    each for each in one.commitments if signed.get((one.number, each.indicator)) != each
                )
            }
        )
        for one in terms.outcomes
    )
    return terms.model_copy(update={"outcomes": left})


def _open(commitment: Commitment, where: str) -> Iterator[Refusal]:
    if commitment.paired is None and commitment.reason is None:
        yield Refusal(where, NO_PAIR, "Name one in paired, or say why not in reason.")
    if commitment.in_return_for is None:
        yield Refusal(where, NOTHING_IN_RETURN, "Name the power in in_return_for, or say there why none is given.")

"""How far a statement may be leaned on: reported, published, illustrative or invented."""

from enum import StrEnum


class EvidenceClass(StrEnum):
    """Where a figure, a term or a fact comes from."""

    REPORTED = "reported"
    PUBLISHED = "published"
    ILLUSTRATIVE = "illustrative"
    INVENTED = "invented"


STRONGEST_FIRST = (
    EvidenceClass.PUBLISHED,
    EvidenceClass.REPORTED,
    EvidenceClass.ILLUSTRATIVE,
    EvidenceClass.INVENTED,
)


def weakest(first: EvidenceClass, *others: EvidenceClass) -> EvidenceClass:
    """The class that a judgement takes from its inputs."""
    return max((first, *others), key=STRONGEST_FIRST.index)

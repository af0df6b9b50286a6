"""Who the viewer is, and what they may see and do: role by act by place, denied unless a grant says otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dashboard.wording import access as words
from data.roles import CENTRE, Role

PUBLIC_STATUSES = frozenset({"in_force", "varied", "ended", "lapsed"})


class Act(StrEnum):
    """What somebody may want to see or do beyond what is published."""

    READ_DRAFT_TERMS = "read_draft_terms"
    READ_SENT_TERMS = "read_sent_terms"
    READ_PAPERS_EARLY = "read_papers_early"
    READ_HELD = "read_held"
    COMMENT = "comment"
    REPLY_TO_CASE = "reply_to_case"
    SCRUTINISE = "scrutinise"
    STORE_PACK = "store_pack"
    SPEAK_FOR_CENTRE = "speak_for_centre"
    SPEAK_FOR_PLACE = "speak_for_place"
    EDIT_TERMS = "edit_terms"
    EDIT_STANDARD = "edit_standard"
    SIGN_FOR_PLACE = "sign_for_place"
    SIGN_FOR_CENTRE = "sign_for_centre"
    RELEASE_FIGURES = "release_figures"
    CORRECT = "correct"
    REVEAL = "reveal"
    HIDE = "hide"
    CLOSE_CASE = "close_case"
    GRANT = "grant"
    SETTINGS = "settings"
    READ_OWN_LOG = "read_own_log"
    READ_PLACE_LOG = "read_place_log"
    READ_RELEASE_LOG = "read_release_log"
    READ_LOG_WHO_WHEN = "read_log_who_when"
    READ_LOG = "read_log"


_PLACE_PEOPLE = (Role.READER, Role.EDITOR, Role.PLACE_SIGNATORY)
# The table of roles and acts. A role held for the centre acts in every place; any other in its own place only.
MATRIX: Final[Mapping[Act, frozenset[Role]]] = MappingProxyType(
    {
        act: frozenset(roles)
        for act, roles in {
            Act.READ_DRAFT_TERMS: (*_PLACE_PEOPLE, Role.AUDITOR),
            Act.READ_SENT_TERMS: (*_PLACE_PEOPLE, Role.CENTRE_SIGNATORY, Role.AUDITOR),
            Act.READ_PAPERS_EARLY: (*_PLACE_PEOPLE, Role.SCRUTINY, Role.AUDITOR),
            # With these a figure's pre-release list must name the person too; only the steward reads without it.
            Act.READ_HELD: (
                Role.READER,
                Role.PLACE_SIGNATORY,
                Role.CENTRE_ANALYST,
                Role.CENTRE_SIGNATORY,
                Role.DATA_STEWARD,
            ),
            Act.COMMENT: (Role.EDITOR, Role.PLACE_SIGNATORY),
            Act.REPLY_TO_CASE: (Role.EDITOR, Role.PLACE_SIGNATORY),
            Act.SCRUTINISE: (Role.SCRUTINY,),
            Act.STORE_PACK: (Role.SCRUTINY,),
            Act.SPEAK_FOR_CENTRE: (Role.CENTRE_ANALYST, Role.CENTRE_SIGNATORY),
            Act.SPEAK_FOR_PLACE: (Role.EDITOR, Role.PLACE_SIGNATORY),
            Act.EDIT_TERMS: (Role.EDITOR, Role.PLACE_SIGNATORY, Role.CENTRE_SIGNATORY),
            Act.EDIT_STANDARD: (Role.EDITOR, Role.PLACE_SIGNATORY, Role.CENTRE_SIGNATORY),
            Act.SIGN_FOR_PLACE: (Role.PLACE_SIGNATORY,),
            Act.SIGN_FOR_CENTRE: (Role.CENTRE_SIGNATORY,),
            Act.RELEASE_FIGURES: (Role.DATA_STEWARD,),
            Act.CORRECT: (Role.DATA_STEWARD,),
            Act.REVEAL: (Role.DATA_STEWARD,),
            Act.HIDE: (Role.PLACE_SIGNATORY, Role.DATA_STEWARD, Role.ADMINISTRATOR),
            Act.CLOSE_CASE: (Role.PLACE_SIGNATORY, Role.CENTRE_SIGNATORY),
            Act.GRANT: (Role.ADMINISTRATOR,),
            Act.SETTINGS: (Role.ADMINISTRATOR,),
            Act.READ_OWN_LOG: (Role.EDITOR,),
            Act.READ_PLACE_LOG: (Role.PLACE_SIGNATORY, Role.SCRUTINY, Role.CENTRE_SIGNATORY, Role.AUDITOR),
            Act.READ_RELEASE_LOG: (Role.DATA_STEWARD, Role.AUDITOR),
            Act.READ_LOG_WHO_WHEN: (Role.ADMINISTRATOR, Role.AUDITOR),
            Act.READ_LOG: (Role.AUDITOR,),
        }.items()
    }
)


class NotAllowedError(PermissionError):
    """An act without the right to it; the message is the page's sentence."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A role that a viewer holds now, for a place's code or the centre, in a post."""

    role: Role
    place: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader: signed out without a person, or signed in with what they are granted at this moment."""

    person: int | None = None
    name: str = ""
    grants: tuple[Granted, ...] = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """What this viewer may see, as part of every cache key; empty for the public."""
        return tuple(sorted(f"{each.role}@{each.place}" for each in self.grants))

    @property
    def signed_in(self) -> bool:
        """Whether this is somebody we know."""
        return self.person is not None

    def places(self, act: Act) -> tuple[str, ...]:
        """The places (or the centre) for which this viewer may do something, in order."""
        return tuple(sorted({each.place for each in self.grants if each.role in MATRIX[act]}))


PUBLIC = Viewer()


def may(viewer: Viewer, act: Act, *, place: str | None = None) -> bool:
    """Return whether the viewer may do this in a place; without a place, whether anywhere at all."""
    return _grant(viewer, act, place) is not None


def require(viewer: Viewer, act: Act, *, place: str | None = None) -> Granted:
    """Return the grant that lets the viewer do this; raise NotAllowedError where there is none."""
    found = _grant(viewer, act, place)
    if found is None:
        raise NotAllowedError(words.not_allowed(signed_in=viewer.signed_in))
    return found


def may_read_terms(viewer: Viewer, *, status: str, parties: Collection[str]) -> bool:
    """Return whether this viewer may read the terms of a document.

    All may once it is published; a draft is its place's own; sent for signature, it is the centre's signatories' too.
    """
    if status in PUBLIC_STATUSES:
        return True
    act = Act.READ_SENT_TERMS if status == "awaiting" else Act.READ_DRAFT_TERMS
    return any(may(viewer, act, place=place) for place in parties)


def _grant(viewer: Viewer, act: Act, place: str | None) -> Granted | None:
    for each in viewer.grants:
        if each.role in MATRIX[act] and (place is None or each.place in {CENTRE, place}):
            return each
    return None

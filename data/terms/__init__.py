"""The typed documents: agreements and minimum standards, their TOML, canonical JSON, fingerprint and differences."""

from data.terms.agreement import AgreementTerms, Consensus, Level, RuleTerms, StandardTerms
from data.terms.canonical import Document, canonical, fingerprint, from_canonical
from data.terms.change import Change, ChangeKind, difference
from data.terms.check import check_agreement, check_standard
from data.terms.evidence import EvidenceClass, weakest
from data.terms.outcomes import Commitment, Control, Milestone, Origin, Outcome, Part
from data.terms.panels import (
    Accountability,
    Alternative,
    Answer,
    Ask,
    AskKind,
    Budget,
    BudgetLine,
    Depth,
    Engagement,
    Envelope,
    Excluded,
    FigureKind,
    MenuItem,
    Panel,
    PassedDown,
    Power,
    Seat,
    Side,
    Split,
)
from data.terms.reading import agreement_from_toml, standard_from_toml
from data.terms.refusals import Refusal, TermsError
from data.terms.sense import refusals_of_variation
from data.terms.writing import to_toml

__all__ = [
    "Accountability",
    "AgreementTerms",
    "Alternative",
    "Answer",
    "Ask",
    "AskKind",
    "Budget",
    "BudgetLine",
    "Change",
    "ChangeKind",
    "Commitment",
    "Consensus",
    "Control",
    "Depth",
    "Document",
    "Engagement",
    "Envelope",
    "EvidenceClass",
    "Excluded",
    "FigureKind",
    "Level",
    "MenuItem",
    "Milestone",
    "Origin",
    "Outcome",
    "Panel",
    "Part",
    "PassedDown",
    "Power",
    "Refusal",
    "RuleTerms",
    "Seat",
    "Side",
    "Split",
    "StandardTerms",
    "TermsError",
    "agreement_from_toml",
    "canonical",
    "check_agreement",
    "check_standard",
    "difference",
    "fingerprint",
    "from_canonical",
    "refusals_of_variation",
    "standard_from_toml",
    "to_toml",
    "weakest",
]

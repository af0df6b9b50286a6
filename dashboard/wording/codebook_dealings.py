"""The codebook of what passed between the two sides, of meetings and of papers."""

from collections.abc import Mapping

from dashboard.wording.language import _

TABLES: Mapping[str, tuple[str, str]] = {
    "negotiation_steps": (
        _("Steps of negotiations"),
        _("How each place came, or is coming, to its agreement, step by step, and who says so."),
    ),
    "ask_steps": (
        _("Asks and offers"),
        _("What one side asked of the other or offered to it, and what was answered, step by step."),
    ),
    "savings": (
        _("Savings ledger"),
        _("Each entry about a saving. Entries of different stages are never added together."),
    ),
    "spending": (_("Counted spending"), _("What each body spends in a place in a year, or all bodies together.")),
    "requests_outside": (
        _("Requests outside agreements"),
        _("Figures, duties and bids that were asked of places outside their agreements."),
    ),
    "lessons": (_("Lessons"), _("What places tried, what came of it, what did not work, and the post to ask.")),
    "sub_areas": (_("Areas below the town hall"), _("Kinds of area within a place, and how many there are.")),
    "route_steps": (
        _("Steps of the proposed route"),
        _("Steps that a publication proposed for the whole country, and what happened where a source says so."),
    ),
    "meetings": (_("Meetings"), _("Meetings of the bodies that question whoever answers for a place.")),
    "scrutiny_steps": (
        _("Questions and recommendations"),
        _("What was asked and recommended at meetings, and each reply, step by step."),
    ),
    "papers": (
        _("Papers"),
        _("Briefings, packs and other papers that all may read, each frozen; its whole content is the file named."),
    ),
    "withdrawals": (
        _("Hidden figures"),
        _("Notes of figures hidden to protect people: which and since when, never what they were."),
    ),
}

COLUMNS: Mapping[str, str] = {
    "negotiation_steps.step": _("proposed, invited, opened, political_meeting, drafted, sent, signed or withdrawn"),
    "name": _("What it is called; rows of one name in one place are about the same thing"),
    "ask_steps.event": _("asked, offered, answered, declined or withdrawn"),
    "scrutiny_steps.event": _("made, replied, accepted, declined, done or withdrawn"),
    "ask_steps.side": _("The side that asks, offers or answers: place or centre"),
    "ask_steps.reply_due": _("The day by which an answer was wanted"),
    "scrutiny_steps.reply_due": _("The day by which a reply is due"),
    "office": _("The office that is asked"),
    "savings.stage": _("claimed, verified, retained, reinvested or disputed"),
    "amount": _("Amount in pence"),
    "savings.body": _("The body that says so"),
    "spending.body": _("The body that spends"),
    "meetings.body": _("The body that meets"),
    "year": _("The year, as its source writes it"),
    "is_whole": _("Whether this is what all bodies together spend"),
    "requests_outside.kind": _("figures, duty or bid"),
    "requests_outside.department": _("The department that asked"),
    "requests_outside.text": _("What was asked"),
    "items": _("How many figures, duties or bids were asked for"),
    "hours": _("How many hours it took, where they were counted"),
    "tried": _("What the place tried"),
    "found": _("What came of it"),
    "did_not_work": _("What did not work"),
    "contact": _("The post that others may ask"),
    "sub_areas.kind": _("The kind of area"),
    "areas": _("How many there are"),
    "people": _("How many people live in one of them, where it is known"),
    "route_steps.name": _("What was proposed"),
    "proposed_from": _("First day of the time it was proposed for"),
    "proposed_label": _("The time it was proposed for, in the words of the publication"),
    "happened": _("What happened, where a source says so"),
    "happened_source": _("The source that says so"),
    "meeting": _("Number of the meeting"),
    "code_source": _("Who lists the code, where the place is not in the published reference"),
    "held_on": _("The day of the meeting"),
    "decision": _("The decision it is asked for"),
    "scrutiny_steps.kind": _("question or recommendation"),
    "item": _("Number of the question or recommendation in its meeting"),
    "addressed_to": _("The office that is to reply"),
    "papers.kind": _("briefing, pack, exceptions, slide or parliament"),
    "papers.fingerprint": _("SHA-256 of its content as canonical JSON, without the address"),
    "frozen_at": _("The moment whose knowledge the paper holds"),
    "made_at": _("When it was made"),
    "made_by": _("The post that made it, or the command line"),
    "approved_at": _("When it was approved for all to read; empty where it needed no approval"),
    "approved_by": _("The post that approved it"),
    "papers.page": _("The page that opens it, a local address"),
    "file": _(
        "Where its whole content lies in this package, as canonical JSON; empty where it holds figures that may not be "
        "handed on"
    ),
    "withdrawals.step": _("hidden, revealing (one steward asks to show them again) or revealed"),
    "withdrawals.place_code": _("Code of the place; empty for every place"),
    "withdrawals.place": _("Name of the place; empty for every place"),
    "withdrawals.period_start": _("First day of the period; empty for every period"),
    "withdrawals.period_end": _("First day after the period; empty for every period"),
}

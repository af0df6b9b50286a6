"""The bank of questions a scrutiny body may want to ask: neutral, one for each thing the evidence shows, editable."""

from datetime import date

from dashboard.wording import dates, numbers, states

TITLE = "Questions worth asking"
NONE = "The evidence suggests no question of its own here."
EDIT = "These come from the evidence by rule. Change them as you like before the meeting."


def short_for(title: str, periods: int) -> str:
    """Return the question about a figure that has been short for some time."""
    return (
        f"{title}: it has been short of the agreed level for {numbers.many(periods, 'period')}. "
        "What was tried, and what was learned?"
    )


def off_course(title: str) -> str:
    """Return the question about a figure that is short by more than chance."""
    return f"{title}: it is short of the agreed course by more than chance. What was tried, and what was learned?"


def lost(title: str) -> str:
    """Return the question about a level that was reached and is no longer held."""
    return f"{title}: the agreed level was reached and is no longer held. What changed?"


def by_chance(title: str) -> str:
    """Return the question about a difference that chance could explain."""
    return f"{title}: this could be chance. What would convince you that it has changed?"


def worse(title: str) -> str:
    """Return the question about a figure that is getting worse."""
    return f"{title}: it is getting worse. When did you first see it, and what did you do?"


def below(title: str) -> str:
    """Return the question about a minimum standard that is not met."""
    return f"{title}: who is affected, what help was offered, and what has it changed?"


def recovering(title: str) -> str:
    """Return the question about a minimum standard that is met again."""
    return f"{title}: it is over the minimum again. What keeps it there?"


def areas(title: str, names: tuple[str, ...]) -> str:
    """Return the question about areas that differ from the rest by more than chance."""
    verb = "differs" if len(names) == 1 else "differ"
    return f"{title}: {states.listed(names)} {verb} from the rest by more than chance. Why?"


def level_changed(title: str, on: date, reason: str) -> str:
    """Return the question about a level that was changed."""
    why = f" The reason given is “{reason.rstrip('.')}”." if reason else " No reason is on record."
    return f"{title}: the agreed level changed on {dates.day(on)}.{why} Why, and who agreed?"


def saving(name: str, amount: str) -> str:
    """Return the question about a saving that is claimed and not verified."""
    return f"{name}: a saving of {amount} is claimed. Who will verify it, and when?"


def power_late(power: str) -> str:
    """Return the question about a power that has not come."""
    return f"{power} has not arrived. What has that cost?"


def late(title: str) -> str:
    """Return the question about a figure that has not come."""
    return f"{title}: the next figure has not come. Who was asked, and what do you go by meanwhile?"


def revised(title: str) -> str:
    """Return the question about a verdict that a revision moved."""
    return f"{title}: a revision moved the judgement. Which decisions rested on the earlier figure?"


def no_reply(what: str) -> str:
    """Return the question about a reply that is overdue."""
    return f"{what}: the reply is overdue. When will it come, and from whom?"


def cannot_tell(title: str, why: str) -> str:
    """Return the question about a measure nobody can judge."""
    because = f" ({why})" if why else ""
    return f"{title}: we cannot tell{because}. What do you go by meanwhile?"


def no_measure(statement: str) -> str:
    """Return the question about an outcome without a measure."""
    return f"“{statement}” How would anybody know?"

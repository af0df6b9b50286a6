"""The bank of questions a scrutiny body may want to ask: neutral, one for each thing the evidence shows, editable."""

from datetime import date

from dashboard.wording import dates, numbers, states
from dashboard.wording.language import _, counted

TITLE = _("Questions worth asking")
NONE = _("The evidence suggests no question of its own here.")
EDIT = _("These come from the evidence by rule. Change them as you like before the meeting.")


def short_for(title: str, periods: int) -> str:
    """Return the question about a figure that has been short for some time."""
    return _(
        "{title}: it has been short of the agreed level for {periods}. What was tried, and what was learned?"
    ).format(title=title, periods=numbers.many(periods, "{n} period", "{n} periods"))


def off_course(title: str) -> str:
    """Return the question about a figure that is short by more than chance."""
    return _(
        "{title}: it is short of the agreed course by more than chance. What was tried, and what was learned?"
    ).format(title=title)


def lost(title: str) -> str:
    """Return the question about a level that was reached and is no longer held."""
    return _("{title}: the agreed level was reached and is no longer held. What changed?").format(title=title)


def by_chance(title: str) -> str:
    """Return the question about a difference that chance could explain."""
    return _("{title}: this could be chance. What would convince you that it has changed?").format(title=title)


def worse(title: str) -> str:
    """Return the question about a figure that is getting worse."""
    return _("{title}: it is getting worse. When did you first see it, and what did you do?").format(title=title)


def below(title: str) -> str:
    """Return the question about a minimum standard that is not met."""
    return _("{title}: who is affected, what help was offered, and what has it changed?").format(title=title)


def recovering(title: str) -> str:
    """Return the question about a minimum standard that is met again."""
    return _("{title}: it is over the minimum again. What keeps it there?").format(title=title)


def areas(title: str, names: tuple[str, ...]) -> str:
    """Return the question about areas that differ from the rest by more than chance."""
    return counted(
        "{title}: {names} differs from the rest by more than chance. Why?",
        "{title}: {names} differ from the rest by more than chance. Why?",
        len(names),
    ).format(title=title, names=states.listed(names))


def level_changed(title: str, on: date, reason: str) -> str:
    """Return the question about a level that was changed."""
    why = (
        _(" The reason given is “{reason}”.").format(reason=reason.rstrip("."))
        if reason
        else _(" No reason is on record.")
    )
    return _("{title}: the agreed level changed on {on}.{why} Why, and who agreed?").format(
        title=title, on=dates.day(on), why=why
    )


def saving(name: str, amount: str) -> str:
    """Return the question about a saving that is claimed and not verified."""
    return _("{name}: a saving of {amount} is claimed. Who will verify it, and when?").format(name=name, amount=amount)


def power_late(power: str) -> str:
    """Return the question about a power that has not come."""
    return _("{power} has not arrived. What has that cost?").format(power=power)


def late(title: str) -> str:
    """Return the question about a figure that has not come."""
    return _("{title}: the next figure has not come. Who was asked, and what do you go by meanwhile?").format(
        title=title
    )


def revised(title: str) -> str:
    """Return the question about a verdict that a revision moved."""
    return _("{title}: a revision moved the judgement. Which decisions rested on the earlier figure?").format(
        title=title
    )


def no_reply(what: str) -> str:
    """Return the question about a reply that is overdue."""
    return _("{what}: the reply is overdue. When will it come, and from whom?").format(what=what)


def cannot_tell(title: str, why: str) -> str:
    """Return the question about a measure nobody can judge."""
    because = f" ({why})" if why else ""
    return _("{title}: we cannot tell{because}. What do you go by meanwhile?").format(title=title, because=because)


def no_measure(statement: str) -> str:
    """Return the question about an outcome without a measure."""
    return _("“{statement}” How would anybody know?").format(statement=statement)

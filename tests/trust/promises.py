"""What is tried: each threat and each fault, by the name that a test's `trust` marker gives, and what is promised."""

from typing import Final

THREATS: Final = {
    "Editor of A reads or edits B": "refused in every question and order",
    "Restricted address typed in": "“Page not found”, nothing sent",
    "Callback of a page no longer allowed": "refused at the button",
    "Cached answer crosses viewers": "the scope is part of each key",
    "Unpublished file fetched by address": "one session, one use, five minutes",
    "Held figure inferred": "every page and file is the same byte for byte",
    "Suppressed cell recovered": "no table, total or vintage narrows it",
    "Formula in a download": "text stays text, numbers stay numbers",
    "Script, image, link in text": "shown as plain text",
    "Lookalike link": "refused at entry",
    "SSRF": "only declared public hosts are asked",
    "Wrong or poisoned feed": "quarantined; the page is unchanged",
    "Bombs": "refused within limits of size and time",
    "Forged or back-dated signature": "verify fails, signing stops",
    "Administrator abuse": "cannot sign, read held figures or grant alone",
    "Log cut": "every cut, swap and edit is found",
    "Stolen or stale session": "refused at the next click",
    "Open redirect at sign-in": "local paths only",
    "Framing, foreign origin or host": "blank or refused",
    "Secrets in code, logs, errors": "a reference is shown, nothing else",
    "Expensive requests": "others are still answered",
    "Crop that misleads": "each half keeps source and class",
    "Gaming: level eased, definition changed, bunching above a floor": "easing and bunching are shown",
    "Overclaiming text": "closed sentences that match the figures",
    "Altered dependency": "the install fails",
}
FAULTS: Final = {
    "`kill -9` in a refresh": "whole releases or none; a rerun makes the rest",
    "`kill -9` in signing": "signature and log entry together or neither",
    "Disk full": "one sentence; nothing half-stored; readers go on",
    "Database locked": "writers wait, then say so; drafts are kept",
    "Half-written or truncated release": "quarantined; yesterday stays",
    "Publisher outage, timeout, 429, 503": "tried again; the other feeds go on",
    "Series suspended for good": "“cannot tell”, never a breach or a pass",
    "Publisher revises": "old figure closed, new one added, past unchanged",
    "Clock wrong or set back": "signing and releasing stop",
    "Two editors at once": "nothing is overwritten",
    "Two refreshes at once": "one runs, the other says so",
    "Corrupt database page or reply": "verify names it; the rest is served",
    "Upgrade fails half-way": "the old version opens the old file",
    "Server lost": "a restore gives the same pages, papers and chain",
    "Browser reconnects": "same address, same as-at, draft kept",
}
# What the campaign tries beyond the rows above: the same promise at instants that nobody chose.
CAMPAIGNS: Final = {
    "refresh": "`kill -9` in a refresh",
    "signing": "`kill -9` in signing",
    "papers": "`kill -9` in making papers",
    "migration": "Upgrade fails half-way",
}
ALSO: Final = {
    "`kill -9` in making papers": "a paper and its log entry together or neither",
    "Power cut while writing": "a copy of the files opens whole at a commit",
    "Server of the database restarted": "every acknowledged write is there",
}
PROMISES: Final = {**THREATS, **FAULTS, **ALSO}

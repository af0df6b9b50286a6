"""The commands about people, and the one that checks the log."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from data import database
from data.store import audit, people
from tests.servers import url

ISSUER = "https://id.example"
ADD = ("person", "add", "--issuer", ISSUER, "--subject", "ann", "--name", "First")
GRANT = (
    "person",
    "grant",
    "--subject",
    "ann",
    "--role",
    "administrator",
    "--post",
    "Registrar",
    "--until",
    "2999-01-01",
)


@pytest.fixture
def address(tmp_path):
    return url(tmp_path / "store.sqlite")


@pytest.fixture
def outcomes(address, monkeypatch, command):
    """The command on a store of its own: its exit status, what it printed and what it complained of."""
    monkeypatch.setenv("OUTCOMES_DATABASE_URL", address)

    return command


def test_the_first_administrator_is_made_on_the_command_line(outcomes, address):
    assert "Nobody may sign in yet" in outcomes("person", "list")[1]
    assert outcomes(*ADD)[0] == 0
    assert outcomes(*GRANT)[1] == "First holds the role administrator for centre until 1 January 2999.\n"
    listed = outcomes("person", "list")[1]
    assert f"First: ann of {ISSUER}" in listed
    assert "Administrator, the centre: Registrar" in listed
    assert "(counts)" in listed
    engine = database.engine(address)
    with database.session(engine) as session:
        assert [each.person for each in audit.entries(session)] == ["command line", "command line"]
        assert people.standing(session, 1, on=datetime.now(UTC).date())
    engine.dispose()


def test_a_leaver_is_ended_with_everything_they_held(outcomes):
    outcomes(*ADD)
    outcomes(*GRANT)
    assert outcomes("person", "end", "--subject", "ann")[1] == "First may not sign in any more.\n"
    listed = outcomes("person", "list")[1]
    assert "may not sign in since" in listed
    assert "(ended)" in listed


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("person", "end", "--subject", "nobody"), "Add them with: outcomes person add"),
        ((*GRANT, "--place", "narnia"), "is held for the centre"),
        (("person", "grant", "--subject", "ann", "--role", "editor", "--place", "narnia", "--post", "Clerk",
          "--until", "2999-01-01"), "We hold no place called"),
        ((*GRANT[:-1], "2001-01-01"), "Give a later day"),
        (ADD, "may sign in already"),
        (("verify", "--length", "3"), "Give both --length and --digest"),
    ],
    ids=["unknown person", "centre role for a place", "unknown place", "over before it begins", "twice", "half a head"],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(outcomes, said, sentence):
    outcomes(*ADD)
    status, printed, complaint = outcomes(*said)
    assert (status, printed) == (1, "")
    assert sentence in complaint
    assert complaint.count("\n") == 1


def test_verify_says_that_the_log_stands_and_names_its_head(outcomes):
    assert outcomes("verify")[1].endswith("and the database itself.\nThe log is empty.\n")
    outcomes(*ADD)
    outcomes(*GRANT)
    status, printed, _ = outcomes("verify")
    assert status == 0
    assert "\nThe log stands: two entries, each follows from the one before. Head: " in printed


def test_verify_names_the_first_broken_link_with_status_1(outcomes, address):
    if not address.startswith("sqlite"):
        pytest.skip("the file of a server is not in hand")
    outcomes(*ADD)
    outcomes(*GRANT)
    head = outcomes("verify")[1].strip().rpartition(" ")[2]
    engine = database.engine(address)
    with engine.connect() as connection:
        triggers = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
        for name in list(connection.execute(triggers).scalars()):
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text("DELETE FROM audit_entry WHERE sequence = 2"))
        connection.commit()
    engine.dispose()
    assert outcomes("verify")[0] == 0
    status, printed, complaint = outcomes("verify", "--length", "2", "--digest", head)
    assert (status, printed) == (1, "")
    assert complaint.startswith("The log was cut: entry 2, which was kept elsewhere, is missing")

"""Settings that lie in files, as containers hand secrets over."""

import pytest

from dashboard.cli import secret_files
from dashboard.cli.secret_files import SettingError

NAME = "OUTCOMES_DATABASE_URL"


def test_a_setting_is_read_from_its_file_and_leaves_no_second_way(tmp_path):
    (tmp_path / "url").write_text("sqlite:///store.sqlite\n")
    environment = {f"{NAME}_FILE": str(tmp_path / "url"), "OUTCOMES_RUN_BY": "The department"}
    secret_files.read(environment, [NAME, "OUTCOMES_RUN_BY"])
    assert environment == {NAME: "sqlite:///store.sqlite", "OUTCOMES_RUN_BY": "The department"}


@pytest.mark.parametrize(
    ("content", "also", "sentence"),
    [
        (b"x", {NAME: "y"}, "are both set. Set one of them."),
        (None, {}, "the file cannot be read. Give the path of a text file that this user may read."),
        (b"\xff\xfe\xff", {}, "the file cannot be read."),
        (b" \n", {}, "the file is empty. Write the setting into it."),
    ],
    ids=["given twice", "no such file", "no text", "empty"],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path, content, also, sentence):
    if content is not None:
        (tmp_path / "url").write_bytes(content)
    with pytest.raises(SettingError, match=NAME) as refused:
        secret_files.read({f"{NAME}_FILE": str(tmp_path / "url"), **also}, [NAME])
    assert sentence in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_the_command_says_so_in_one_sentence(outcomes, monkeypatch, tmp_path):
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "nothing"))
    monkeypatch.delenv(NAME, raising=False)
    status, printed, error = outcomes("doctor")
    assert (status, printed) == (1, "")
    assert error.count("\n") == 1
    assert error.startswith(f"{NAME}_FILE: ")


def test_the_tables_are_made_and_brought_forward_by_a_command(outcomes):
    assert outcomes("migrate")[1].startswith("The tables were made, revision ")
    assert "already" in outcomes("migrate")[1]

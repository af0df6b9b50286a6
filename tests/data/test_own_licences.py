"""A folder of one's own definitions may bring the licences that its publishers state."""

import pytest

from data import catalogue
from data.catalogue import DefinitionError, licences

WHOLE = 'name = "Datenlizenz"\naddress = "https://www.govdata.de/"\nattribution = "Destatis."\nopen = true\n'


def test_a_definition_may_name_a_licence_of_its_own_folder(tmp_path, monkeypatch):
    (tmp_path / "licences.toml").write_text(f"[dl-de]\n{WHOLE}", "utf-8")
    text = (catalogue.lookup.SHIPPED / "claimant-count.toml").read_text("utf-8")
    (tmp_path / "arbeitslose.toml").write_text(text.replace('licence = "ons"', 'licence = "dl-de"'), "utf-8")
    monkeypatch.setenv("OUTCOMES_DEFINITIONS", str(tmp_path))
    found = catalogue.indicators()["arbeitslose"]
    assert (found.licence.name, found.licence.open) == ("Datenlizenz", True)
    assert catalogue.read(tmp_path / "arbeitslose.toml") == found
    assert "licences" not in catalogue.indicators()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ons]\n" + WHOLE, "there is a licence ons already"),
        ("[a]\n" + WHOLE.replace("open = true", "open = 1"), "the licence a is not whole. Write name ="),
        ("[a]\n" + WHOLE + "more = 1", "the licence a is not whole"),
        ("[a]\n" + WHOLE.replace("Destatis.", " "), "the licence a is not whole"),
        ("a = 1", "the licence a is not whole"),
        ("[a]\n" + WHOLE.replace("https", "http"), "the address of a is none"),
        ("[a", "cannot be read"),
    ],
)
def test_a_licence_that_cannot_be_shown_is_refused(tmp_path, text, said):
    (tmp_path / "licences.toml").write_text(text, "utf-8")
    with pytest.raises(DefinitionError, match=said):
        licences.known((tmp_path,))


def test_a_folder_without_licences_adds_none(tmp_path):
    assert licences.known((tmp_path,)) == licences.known()

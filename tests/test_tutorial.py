"""The worked tutorial does what it says: its very commands, from an empty folder to a page and a briefing."""

import re
import shlex
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import cli

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "data/documentation/bring-your-own.md"
PUBLISHED = ROOT.parent / "shared/real/cpop"
APP = Path(dashboard.__file__).with_name("app.py")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HERE = re.compile(r"cat > (\S+) <<'END'\n(.*?)^END\n", re.DOTALL | re.MULTILINE)


def steps(text):
    """Each command in order, a file that a block writes with its text."""
    for block in BLOCK.findall(text):
        rest = block
        while rest:
            written = HERE.match(rest)
            if written:
                yield "write", written[1], written[2]
                rest = rest[written.end() :]
            else:
                line, _, rest = rest.partition("\n")
                yield tuple(shlex.split(line))


def follow(step, *, monkeypatch):
    """Do one step as a shell would, fetching the publisher's file from where it lies beside the project."""
    match step:
        case ("write", name, text):
            Path(name).write_text(text, "utf-8")
        case ("mkdir", name):
            Path(name).mkdir()
        case ("cd", name):
            monkeypatch.chdir(name)
        case ("curl", "-fsSLO", address):
            shutil.copy(PUBLISHED / Path(urlsplit(address).path).name, ".")
        case ("export", setting):
            name, _, value = setting.partition("=")
            monkeypatch.setenv(name, value.replace("$PWD", str(Path.cwd())))
        case ("outcomes", *words):
            monkeypatch.setattr("sys.argv", ["outcomes", *words])
            cli.main()
        case _:
            pytest.fail(f"the tutorial has a step of another kind: {step}")


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the publisher's file is not here: shared/real/cpop")
def test_the_commands_of_the_tutorial_end_at_a_page_and_a_briefing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OUTCOMES_DATABASE_URL", raising=False)
    for step in steps(TUTORIAL.read_text("utf-8")):
        follow(step, monkeypatch=monkeypatch)
    briefing = Path("briefing.html").read_text("utf-8")
    assert "Edinburgh Partnership" in briefing
    assert "On these illustrative terms" in briefing
    assert Path("briefing.pdf").read_bytes().startswith(b"%PDF-")
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("views/place.py")
    app.query_params["place"] = "edinburgh-partnership"
    app.run()
    assert not app.exception
    assert [one.value for one in app.title] == ["Edinburgh Partnership"]
    assert "Positive destinations of school leavers" in "\n".join(str(one.value) for one in app.markdown)


def test_the_tutorial_prints_no_figure_of_a_publisher_that_states_no_licence():
    text = TUTORIAL.read_text("utf-8")
    assert "Improvement-Service/CPOP" in text
    agreed = {"96.0", "90.0"}  # made up, and said to be
    assert set(re.findall(r"\b\d+\.\d+\b", text)) == agreed

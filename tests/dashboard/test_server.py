import re
import socket
import threading
import tomllib
from pathlib import Path

import pytest
import requests
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import server

PAGE = server.start_page()
POLICY = server.policy(PAGE, hosts=("outcomes.example",))


def broken(_request: Request) -> Response:
    raise RuntimeError


class Client:
    """Asks our own server on this machine, as a browser would."""

    def __init__(self, port: int) -> None:
        self.start = f"http://127.0.0.1:{port}"

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(f"{self.start}{path}", headers=headers, timeout=10)


@pytest.fixture(scope="module")
def client(demonstration_url):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_DATABASE_URL", demonstration_url)
        app = Starlette(
            routes=[*server.routes(PAGE), Route("/broken", broken)],
            middleware=[
                Middleware(server.Headers, policy=POLICY),
                Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1"]),
            ],
        )
        listening = socket.create_server(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield Client(listening.getsockname()[1])
        running.should_exit = True
        thread.join(timeout=10)
        listening.close()


@pytest.mark.trust("Framing, foreign origin or host")
@pytest.mark.parametrize("path", ["/", "/place?place=kent", "/health", "/files/places.csv", "/nothing", "/broken"])
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.trust("Secrets in code, logs, errors")
def test_a_failure_shows_a_reference_and_nothing_else(client, caplog):
    answer = client.get("/broken")
    assert answer.status_code == 500
    reference = re.fullmatch(
        r"Something went wrong on our side\. Nothing has been lost\. Reference (\w{8})\.", answer.text
    )
    assert reference is not None
    assert reference[1] in caplog.text


@pytest.mark.trust("Framing, foreign origin or host")
def test_a_foreign_host_is_refused(client):
    assert client.get("/health", Host="evil.example").status_code == 400


def test_media_is_refused(client):
    assert client.get("/media/abc.csv").status_code == 404


def test_health_answers(client):
    assert client.get("/health").text == "ok"


def test_files_come_with_a_name_and_a_type(client):
    answer = client.get("/files/outcomes.csv?place=kent")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "kent-outcomes-as-at-2026-11-21-ILLUSTRATIVE.csv" in answer.headers["content-disposition"]
    assert client.get("/files/outcomes.csv?place=narnia").status_code == 404
    assert client.get("/files/outcomes.exe?place=kent").status_code == 404


@pytest.mark.trust("Framing, foreign origin or host")
def test_the_start_page_is_ours_and_each_inline_script_has_its_hash():
    assert '<html lang="en-GB">' in PAGE
    assert "<title>Agreed Outcomes</title>" in PAGE
    assert POLICY.count("sha256-") == len(re.findall(r"<script>", PAGE)) == 2
    assert "unsafe-eval" not in POLICY
    assert "wss://outcomes.example" in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_the_first_stop_of_the_start_page_leads_past_the_menu_to_the_answer():
    assert '<body><a id="skip" href="#answer">Skip to the answer</a>' in PAGE


def test_the_settings_file_says_what_the_server_passes_in():
    folder = Path(server.__file__).parents[1]
    file = tomllib.loads((folder / ".streamlit/config.toml").read_text("utf-8"))
    assert {f"{group}.{name}": value for group, some in file.items() for name, value in some.items()} == server.SETTINGS

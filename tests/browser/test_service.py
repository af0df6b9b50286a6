"""The service as it is deployed: the processes of compose.yaml, without containers, behind a real proxy.

Each process gets the very command of its service; only addresses are others, since all share one machine.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
import yaml
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from data import database
from data.store import cases
from data.store.cases import CommentRecord, Question
from data.terms import EvidenceClass
from tests import nginx, servers
from tests.browser.test_sign_in import PATIENCE, filled, free_port, settled, wait_for, window  # noqa: F401 (a fixture)

PROJECT = Path(__file__).parents[2]
DEPLOYMENT = PROJECT / "data/deployment"
SERVICES = yaml.safe_load((DEPLOYMENT / "compose.yaml").read_text())["services"]
REPLIES = PROJECT / "tests/replies"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXT = "Two more offices open on Saturdays."


@dataclass
class Service:
    """The service as it runs: the public address, each page server's own, the store and the processes."""

    folder: Path
    engine: Engine
    ports: dict[str, int]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.ports['proxy']}"

    def at(self, server: str) -> str:
        return f"http://127.0.0.1:{self.ports[server]}"

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def order(self, name: str) -> list[str]:
        """What a service runs, as compose.yaml says, with the addresses of this machine."""
        said = SERVICES[name]
        parts = [*said.get("entrypoint", ["outcomes"]), *said["command"]]
        places = {"0.0.0.0": "127.0.0.1", "8501": str(self.ports.get(name, "")), "/tmp": str(self.folder)}  # noqa: S104,S108 (to be replaced)
        places |= {"8786": str(self.ports["scheduler"]), "tcp://scheduler:8786": self.scheduler}
        program, *given = (places.get(part, part) for part in parts)
        return [str(Path(sys.executable).with_name(program)), *given]

    @property
    def scheduler(self) -> str:
        return f"tcp://127.0.0.1:{self.ports['scheduler']}"

    def start(self, name: str, *more: str, order: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        with self.log(name).open("a") as log:
            self.running[name] = subprocess.Popen(
                [*(order or self.order(name)), *more],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment, "OUTCOMES_LISTEN": "127.0.0.1"},
            )
        return self.running[name]

    def stop(self, name: str) -> int:
        running = self.running.pop(name)
        running.send_signal(signal.SIGTERM)
        try:
            return running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            running.kill()
            return running.wait(timeout=10)

    def ran(self, *command: str) -> str:
        done = subprocess.run(
            [str(Path(sys.executable).with_name("outcomes")), *command],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def proxy_settings(service: Service) -> Path:
    """The proxy's own file, with the addresses of this machine."""
    said = (DEPLOYMENT / "nginx.conf").read_text()
    for server in ("pages-1", "pages-2"):
        said = said.replace(f"{server}:8501", f"127.0.0.1:{service.ports[server]}")
    said = said.replace("listen 8080", f"listen 127.0.0.1:{service.ports['proxy']}")
    said = said.replace("/tmp/", f"{service.folder}/").replace("/dev/stdout", str(service.log("access")))  # noqa: S108 (to be replaced)
    path = service.folder / "nginx.conf"
    path.write_text(said)
    return path


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    found = nginx.found()
    if found is None:
        pytest.fail(nginx.CURE)
    folder = tmp_path_factory.mktemp("service")
    url = servers.empty_database()
    issuer = f"http://127.0.0.1:{free_port()}"
    ports = {name: free_port() for name in ("proxy", "pages-1", "pages-2", "scheduler")}
    (folder / "database_url").write_text(url)
    (folder / "secret").write_text("only for this test, thirty-two and more")
    service = Service(folder, filled(url, issuer), ports)
    service.environment = {
        "OUTCOMES_DATABASE_URL_FILE": str(folder / "database_url"),
        "OUTCOMES_ADDRESS": service.address,
        "OUTCOMES_LOG_HEAD": str(folder / "log-head.txt"),
        "OUTCOMES_AUTH_ISSUER": issuer,
        "OUTCOMES_AUTH_CLIENT_ID": "outcomes",
        "OUTCOMES_AUTH_CLIENT_SECRET_FILE": str(folder / "secret"),
        "OUTCOMES_AUTH_COOKIE_SECRET_FILE": str(folder / "secret"),
    }
    claims = ["--user-claims", '{"sub": "editor"}']
    provider = ("-m", "oidc_provider_mock", "--port", issuer.rsplit(":", 1)[1], "--require-nonce", "true", *claims)
    with ExitStack() as stack:
        stack.callback(service.engine.dispose)
        stack.callback(lambda: [service.stop(name) for name in list(service.running)])
        assert "already" in service.ran(*SERVICES["tables"]["command"])
        service.start("provider", order=[sys.executable, *provider])
        for name in ("scheduler", "worker-1", "worker-2", "pages-1", "pages-2"):
            service.start(name)
        service.start("refresher", "--from-replies", str(REPLIES))
        for name in ("pages-1", "pages-2"):
            wait_for(f"{service.at(name)}/health/ready", service.running[name], service.log(name))
        wait_for(f"{issuer}/.well-known/openid-configuration", service.running["provider"], service.log("provider"))
        once = ["-g", "daemon off;", "-e", str(service.log("proxy"))]
        service.start("proxy", order=[str(found), "-c", str(proxy_settings(service)), *once])
        wait_for(f"{service.address}/health", service.running["proxy"], service.log("proxy"))
        yield service


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    settled(page)
    return page


def agent(service: Service, server: str) -> str:
    """A browser's name whose readers the proxy leads to this server."""
    for number in range(100):
        name = f"Reader {number}"
        requests.get(f"{service.address}/health", headers={"User-Agent": name}, timeout=10)
        if service.log("access").read_text().splitlines()[-1].endswith(f":{service.ports[server]}"):
            return name
    pytest.fail(f"The proxy leads nobody to {server}.")


def signed_in(page: Page, service: Service) -> Page:
    opened(page, f"{service.address}/place?place=northmere")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="editor", exact=True).first.click()
    page.wait_for_url(f"{service.address}/**")
    settled(page)
    return page


def test_a_page_opens_through_the_proxy_and_its_reader_stays_with_one_server(window, service):  # noqa: F811
    before = len(service.log("access").read_text().splitlines())
    page = opened(window.new_page(), f"{service.address}/place?place=northmere")
    expect(page.locator("h1")).to_have_text("Northmere City Region")
    page.get_by_role("link", name="What changed").click()
    expect(page.locator("h1")).to_contain_text("What changed")
    logged = service.log("access").read_text().splitlines()[before:]
    asked = [line.split()[-1] for line in logged if "/static/" in line]
    assert len(set(asked)) == 1


def test_readers_are_spread_over_both_servers(service):
    for number in range(40):
        requests.get(f"{service.address}/health", headers={"User-Agent": f"Reader {number}"}, timeout=10)
    servers_asked = set(re.findall(r" (127\.0\.0\.1:\d+)$", service.log("access").read_text(), re.MULTILINE))
    assert servers_asked >= {f"127.0.0.1:{service.ports[name]}" for name in ("pages-1", "pages-2")}


def test_the_products_own_headers_come_through_and_its_metrics_do_not(service):
    answer = requests.get(f"{service.address}/place?place=northmere", timeout=10)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert requests.get(f"{service.address}/metrics", timeout=10).status_code == 404
    assert requests.get(f"{service.address}/health", headers={"Host": "evil.example"}, timeout=10).status_code == 400


def test_what_one_server_wrote_the_other_shows_at_the_next_click(window, service):  # noqa: F811
    second = opened(window.new_page(), f"{service.at('pages-2')}/outcome?place=northmere&outcome=2")
    expect(second.get_by_text(TEXT)).to_have_count(0)
    with database.writing(service.engine) as session:
        said = CommentRecord(
            place="x-northmere",
            clause="outcome 2",
            at=NOW,
            role="place",
            question=Question.STORY,
            post="Head of policy, Northmere",
            text=TEXT,
            evidence=EvidenceClass.INVENTED,
        )
        cases.add_comment(session, said)
    opened(second, second.url)
    expect(second.get_by_text(TEXT).first).to_be_visible()


def test_a_session_begun_on_one_server_counts_on_both_and_ends_on_both(browser, window, service):  # noqa: F811
    page = signed_in(window.new_page(), service)
    expect(page.get_by_text("Signed in as Head of policy, Northmere")).to_be_visible()
    same = {"storage_state": window.storage_state()}
    others = [browser.new_context(user_agent=agent(service, name), **same) for name in ("pages-1", "pages-2")]
    for other in others:
        there = opened(other.new_page(), f"{service.address}/work")
        expect(there.get_by_text("Signed in as Head of policy, Northmere")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(lambda url: "northmere" not in url)
    for other in others:
        there = opened(other.new_page(), f"{service.address}/work")
        expect(there.get_by_text("This part is for people who are signed in.")).to_be_visible()
        other.close()


def test_a_file_is_the_same_from_either_server(service):
    path = "/papers/briefing.pdf?place=northmere&as_at=2026-09-30"
    first, second = (requests.get(f"{service.at(name)}{path}", timeout=60) for name in ("pages-1", "pages-2"))
    assert first.status_code == second.status_code == 200
    assert first.content == second.content


def test_judging_on_the_scheduler_keeps_what_judging_here_keeps(service):
    here = service.ran("judge")
    there = service.ran("judge", "--on", service.scheduler)
    assert here.startswith("0 verdicts moved")
    assert ", 0 moved." in there


def test_the_refresher_goes_on_and_ends_cleanly(service):
    assert service.running["refresher"].poll() is None
    assert service.stop("refresher") in {0, 130}  # told to stop between two askings, or in one


def test_when_one_server_is_lost_the_other_answers(service):
    service.running["pages-1"].kill()
    service.running.pop("pages-1").wait(timeout=10)
    for number in range(20):
        answer = requests.get(f"{service.address}/health", headers={"User-Agent": f"Reader {number}"}, timeout=20)
        assert answer.status_code == 200
    wait_for(f"{service.at('pages-1')}/health/ready", service.start("pages-1"), service.log("pages-1"))

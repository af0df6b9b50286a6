"""What other sites show of an outcome, in a real Chromium: readable by axe, framed by another site, silent."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "chart": "/embed/outcome?place=northmere&outcome=1",
    "illustrative": "/embed/outcome?place=kent&outcome=1&as_at=2026-10-01",
    "none": "/embed/outcome?place=leeds&outcome=1",
    "open data": "/open-data",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(browser, served, name, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{served}{PAGES[name]}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert context.cookies() == []
    context.close()


def test_it_asks_for_nothing_besides_itself(browser, served):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}{PAGES['chart']}", wait_until="networkidle")
    assert [url for url in asked if not url.endswith("/favicon.ico")] == [f"{served}{PAGES['chart']}"]
    context.close()


@pytest.fixture
def elsewhere(served):
    """Another site on this machine: one page that frames ours and shows a badge."""
    body = (
        f"<!doctype html><title>Elsewhere</title><iframe title=outcome src='{served}{PAGES['chart']}'></iframe>"
        f"<iframe title=place src='{served}/open-data'></iframe>"
        f"<img alt=badge src='{served}/embed/badge.svg?place=kent&outcome=1'>"
    ).encode()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_another_site_may_frame_it_and_nothing_else(browser, elsewhere):
    context = browser.new_context()
    page = context.new_page()
    page.goto(elsewhere, wait_until="load")
    heading = page.frame_locator("iframe[title=outcome]").locator("h1")
    heading.wait_for()
    assert "New parents visited" in heading.inner_text()
    assert page.evaluate("document.querySelector('img').naturalWidth") == 320
    assert page.frame_locator("iframe[title=place]").get_by_text("Open data", exact=True).count() == 0
    context.close()

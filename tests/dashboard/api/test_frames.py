"""Who may show our answers in a frame: anybody what lies under /embed, nobody the rest."""

import asyncio

import pytest

from dashboard import server


def headers_of(path):
    sent = []

    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    wrapped = server.Headers(app, policy="default-src 'self'; frame-ancestors 'none'")
    asyncio.run(wrapped({"type": "http", "method": "GET", "path": path, "headers": []}, None, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.trust("Framing, foreign origin or host")
@pytest.mark.parametrize("path", ["/embed/badge.svg", "/embed/outcome"])
def test_what_is_made_to_be_embedded_may_be_framed_and_runs_nothing(path):
    headers = headers_of(path)
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "form-action 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.trust("Framing, foreign origin or host")
@pytest.mark.parametrize("path", ["/", "/place", "/api/v1/places", "/open-data", "/embedded", "/changes.atom"])
def test_nothing_else_may(path):
    headers = headers_of(path)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_the_addresses_are_part_of_the_server():
    paths = {route.path for route in server.routes("")}
    assert {"/api/v1/verdicts", "/api/v1/openapi.json", "/changes.atom", "/releases.ics", "/embed/outcome"} <= paths

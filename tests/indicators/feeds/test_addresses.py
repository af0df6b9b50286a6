import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds import addresses
from indicators.feeds.addresses import AddressError

HOSTS = frozenset({"www.ons.gov.uk"})


def test_a_declared_host_over_https_may_be_asked() -> None:
    assert addresses.permitted("https://www.ons.gov.uk:443/a?b=c,d", hosts=HOSTS).path == "/a"


@pytest.mark.trust("SSRF")
@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://www.ons.gov.uk/", "not https"),
        ("file:///etc/passwd", "not https"),
        ("ftp://www.ons.gov.uk/", "not https"),
        ("https://data.example.net/", "not one of the publisher's"),
        ("https://www.ons.gov.uk.example.net/", "not one of the publisher's"),
        ("https://www.ons.gov.uk./", "not one of the publisher's"),
        ("https://localhost./", "not one of the publisher's"),
        ("https://127.0.0.1/", "not one of the publisher's"),
        ("https://2130706433/", "not one of the publisher's"),
        ("https://[::1]/", "not one of the publisher's"),
        ("https://169.254.169.254/latest/meta-data/", "not one of the publisher's"),
        ("https://someone@www.ons.gov.uk/", "names a user"),
        ("https://:secret@www.ons.gov.uk/", "names a user"),
        ("https://www.ons.gov.uk:8443/", "names port 8443"),
        ("https://www.ons.gov.uk:port/", "cannot be read"),
        ("https://[www.ons.gov.uk/", "cannot be read"),
        ("https://www.ons.gov.uk\\@example.net/", "holds characters"),
        ("https://www.ons.gov.uk/a\nb", "holds characters"),
        ("", "not https"),
    ],
)
def test_every_other_address_is_refused(url: str, problem: str) -> None:
    with pytest.raises(AddressError, match=problem):
        addresses.permitted(url, hosts=HOSTS)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_pass(address: str) -> None:
    assert addresses.public((address,), host="www.ons.gov.uk") == (address,)


@pytest.mark.trust("SSRF")
@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104  # an address to refuse, not to listen on
        "10.0.0.5",
        "172.16.3.4",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.5",
        "2002:7f00:1::",
        "64:ff9b::a00:5",
        "2001:0:7f00:1::",
        "nonsense",
    ],
)
def test_one_private_answer_refuses_the_host(address: str) -> None:
    with pytest.raises(AddressError, match="not a public address"):
        addresses.public(("93.184.215.14", address), host="www.ons.gov.uk")


@pytest.mark.trust("SSRF")
def test_a_name_is_looked_up_once_for_each_address() -> None:
    assert "127.0.0.1" in addresses.resolved("localhost")


@pytest.mark.trust("SSRF")
@given(st.text(max_size=60))
def test_any_text_is_an_address_we_ask_or_is_refused(url: str) -> None:
    with contextlib.suppress(AddressError):
        assert addresses.permitted(f"https://{url}", hosts=HOSTS).hostname == "www.ons.gov.uk"

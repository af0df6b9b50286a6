"""Which addresses may be asked: declared hosts over https, and only where they are public."""

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

from indicators.feeds.feed import shown

_HTTPS_PORT = 443
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address


class AddressError(ValueError):
    """An address that is never asked; the message says why."""


def permitted(url: str, *, hosts: frozenset[str]) -> SplitResult:
    """The parts of an address that may be asked.

    Raises AddressError for any scheme but https, a user part, a host that is not declared (IP addresses never are),
    another port, and spaces, backslashes or control characters, which programs read differently.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        message = f"the address “{shown(url)}” cannot be read"
        raise AddressError(message) from None
    if _ODD.search(url):
        message = f"the address “{shown(url)}” holds characters that no address has"
        raise AddressError(message)
    if parts.scheme != "https":
        message = f"the address “{shown(url)}” is not https"
        raise AddressError(message)
    if parts.username is not None or parts.password is not None:
        message = f"an address at {shown(parts.hostname or '')} names a user"
        raise AddressError(message)
    if parts.hostname not in hosts:
        message = f"the host “{shown(parts.hostname or '')}” is not one of the publisher's"
        raise AddressError(message)
    if port not in {None, _HTTPS_PORT}:
        message = f"the address “{shown(url)}” names port {port}"
        raise AddressError(message)
    return parts


def resolved(host: str) -> tuple[str, ...]:
    """The addresses that a host's name stands for now, each once; raises OSError where it stands for none."""
    answers = socket.getaddrinfo(host, _HTTPS_PORT, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def public(addresses: tuple[str, ...], *, host: str) -> tuple[str, ...]:
    """The same addresses, once every one of them is found to be public; else raises AddressError.

    One private answer among public ones is enough to refuse: which of them is used would be chance.
    """
    for address in addresses:
        if not _is_public(address):
            message = f"the host “{host}” leads to {shown(address)}, which is not a public address"
            raise AddressError(message)
    return addresses


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(part is not None and not part.is_global for part in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast

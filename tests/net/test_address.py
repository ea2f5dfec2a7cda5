"""Which addresses may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.net.address import BadAddress, is_metadata, is_public, request_url

CLOSED = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16",
    "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
    "2002:7f00:1::", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", CLOSED)
def test_closed_ranges(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.42", "2606:4700::1", "64:ff9b::808:808"])
def test_the_open_internet(address: str) -> None:
    assert is_public(address)


def test_metadata_services_are_known_apart_from_private_networks() -> None:
    assert is_metadata("169.254.169.254")
    assert is_metadata("168.63.129.16")
    assert not is_metadata("192.168.1.1")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "//example.org/", "",
        "https://", "http://user:secret@example.org/", "http://example.org:0/", "http://[::1/",
        "https://example.org/" + "a" * 100_000,
    ],
)  # fmt: skip
def test_what_cannot_be_asked(url: str) -> None:
    with pytest.raises(BadAddress):
        request_url(url)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://bücher.example/ä b?q=ü", "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"),
        ("https://example.org/a%2Fb%20c?d=%26", "https://example.org/a%2Fb%20c?d=%26"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("http://example.org/?a=b+c", "http://example.org/?a=b+c"),
    ],
)
def test_the_form_on_the_wire(written: str, sent: str) -> None:
    assert str(request_url(written)) == sent


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text: str) -> None:
    try:
        url = request_url("http://" + text)
    except BadAddress:
        return
    assert url.scheme in ("http", "https")
    assert url.host

"""Whatever is altered behind the store's back is found and named, and signing and publishing stop."""

import pytest

from dashboard.access import Act
from dashboard.orders import OrderRefusedError, proving
from dashboard.orders.acting import acted
from data import database
from data.store import audit, proof
from data.store.proof import UNREADABLE, Broken, Link
from tests.dashboard.document_acts import EDITOR, MAYOR, NOW, PLACE, actor
from tests.trust.signed_stores import AGREEMENT, REPLY_NAME, behind_its_back, proved


def test_nothing_is_found_where_nothing_was_altered(store, tmp_path):
    found = proved(store, tmp_path)
    assert found.broken == ()
    assert (found.documents, found.signatures, found.papers, found.replies, found.length) == (1, 2, 1, 1, 5)


SWAP = [
    "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
    "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
    "UPDATE audit_entry SET sequence = 3 WHERE sequence = 99",
]
ATTACKS = {
    "first removed": (["DELETE FROM audit_entry WHERE sequence = 1"], "1"),
    "middle removed": (["DELETE FROM audit_entry WHERE sequence = 3"], "3"),
    "last but one removed": (["DELETE FROM audit_entry WHERE sequence = 4"], "4"),
    "two swapped": (SWAP, "2"),
    "one edited": (["UPDATE audit_entry SET person = 'person 9' WHERE sequence = 4"], "4"),
    "moment edited": (["UPDATE audit_entry SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 4"], "4"),
    "digest edited": (["UPDATE audit_entry SET digest = previous WHERE sequence = 5"], "5"),
}
CUTS = {
    "one": "DELETE FROM audit_entry WHERE sequence > 4",
    "three": "DELETE FROM audit_entry WHERE sequence > 2",
    "all of it": "DELETE FROM audit_entry",
}


@pytest.mark.trust("Log cut")
@pytest.mark.parametrize(("orders", "which"), ATTACKS.values(), ids=ATTACKS)
def test_a_cut_swap_or_edit_of_the_log_is_found(store, tmp_path, orders, which):
    behind_its_back(store, *orders)
    assert Broken(Link.LOG, which) in proved(store, tmp_path).broken


@pytest.mark.trust("Log cut")
@pytest.mark.parametrize("order", CUTS.values(), ids=CUTS)
def test_newest_entries_cut_off_are_found_by_the_head_that_was_kept_elsewhere(store, tmp_path, order):
    with database.session(store) as session:
        kept = audit.head(session)
    behind_its_back(store, order)
    assert Link.LOG not in {each.link for each in proved(store, tmp_path).broken}
    assert Broken(Link.LOG_CUT, str(kept.length)) in proved(store, tmp_path, kept).broken


@pytest.mark.trust("Log cut")
def test_a_log_made_anew_from_an_altered_entry_is_found_by_the_head_that_was_kept_elsewhere(store, tmp_path):
    with database.session(store) as session:
        kept = audit.head(session)
        every = list(reversed(audit.entries(session)))
    behind_its_back(store, "DELETE FROM audit_entry")
    with database.writing(store) as session:
        for one in every:
            told = {name: getattr(one, name) for name in ("at", "role", "place", "act", "object", "before", "after")}
            audit.append(session, audit.Entry(person="person 9", reason=one.reason, **told))
    assert Link.LOG not in {each.link for each in proved(store, tmp_path).broken}
    assert Broken(Link.LOG_CUT, str(kept.length)) in proved(store, tmp_path, kept).broken


FORGERIES = {
    "person": ("UPDATE signature SET person = 'person 9' WHERE side = 'place'", Link.SIGNATURE, f"place, {AGREEMENT}"),
    "post": ("UPDATE signature SET post = 'King' WHERE side = 'centre'", Link.SIGNATURE, f"centre, {AGREEMENT}"),
    "back-dated": (
        "UPDATE signature SET signed_at = '2020-01-01 09:00:00.000000' WHERE side = 'place'",
        Link.SIGNATURE,
        f"place, {AGREEMENT}",
    ),
    "other text": (
        "UPDATE signature SET fingerprint = 'f' WHERE side = 'place'",
        Link.SIGNATURE,
        f"place, {AGREEMENT}",
    ),
    "taken away": ("DELETE FROM signature WHERE side = 'centre'", Link.SIGNATURE, f"centre, {AGREEMENT}"),
    "terms": ("UPDATE document SET terms = replace(terms, '75', '76')", Link.DOCUMENT, AGREEMENT),
    "fingerprint": ("UPDATE document SET fingerprint = 'f'", Link.DOCUMENT, AGREEMENT),
    "chain of versions": ("UPDATE document SET previous_fingerprint = 'f'", Link.DOCUMENT, AGREEMENT),
    "number of the version": ("UPDATE document SET version = 2", Link.DOCUMENT, AGREEMENT),
}


@pytest.mark.trust("Forged or back-dated signature")
@pytest.mark.parametrize(("order", "link", "which"), FORGERIES.values(), ids=FORGERIES)
def test_a_forged_signature_or_document_is_found(store, tmp_path, order, link, which):
    behind_its_back(store, order)
    assert Broken(link, which) in proved(store, tmp_path).broken


@pytest.mark.trust("Forged or back-dated signature")
def test_a_signature_slipped_in_beside_the_log_is_found(store, tmp_path):
    behind_its_back(
        store,
        "INSERT INTO document (id, kind, subject, version, status, terms, fingerprint, previous_fingerprint, reason,"
        " evidence, recorded_at) SELECT 9, kind, 'x-other', 1, 'in_force', terms, fingerprint, NULL, '', 'reported',"
        " recorded_at FROM document",
        "INSERT INTO signature (id, document_id, side, post, person, fingerprint, signed_at, method) "
        "SELECT 9, 9, side, post, person, fingerprint, signed_at, '' FROM signature WHERE side = 'place'",
    )
    broken = proved(store, tmp_path).broken
    assert Broken(Link.DOCUMENT, "agreement x-other, version 1") in broken
    assert Broken(Link.SIGNATURE, "place, agreement x-other, version 1") in broken


PAPERS = {
    "content": "UPDATE paper SET content = replace(content, 'Testham', 'Bestham')",
    "kind": "UPDATE paper SET kind = 'pack'",
    "moment": "UPDATE paper SET as_at = '2020-01-01 00:00:00.000000'",
    "where it leads": 'UPDATE paper SET content = replace(content, \'"address":"/\', \'"address":"//evil.example/\')',
    "taken away": "DELETE FROM paper",
}


@pytest.mark.trust("Forged or back-dated signature")
@pytest.mark.parametrize("order", PAPERS.values(), ids=PAPERS)
def test_an_altered_paper_is_found_by_its_fingerprint(store, tmp_path, order):
    with database.session(store) as session:
        fingerprint = session.connection().exec_driver_sql("SELECT fingerprint FROM paper").scalar_one()
    behind_its_back(store, order)
    assert proved(store, tmp_path).broken == (Broken(Link.PAPER, fingerprint),)


def test_a_paper_that_cannot_even_be_read_is_a_broken_link(store, tmp_path):
    behind_its_back(store, "UPDATE paper SET content = '{'")
    assert proved(store, tmp_path).broken == (Broken(Link.PAPER, UNREADABLE),)


@pytest.mark.trust("Corrupt database page or reply")
def test_a_byte_flipped_in_a_reply_is_found_and_named(store, tmp_path):
    reply = tmp_path / "replies" / REPLY_NAME
    body = bytearray(reply.read_bytes())
    body[7] ^= 1
    reply.write_bytes(body)
    assert proved(store, tmp_path).broken == (Broken(Link.REPLY, REPLY_NAME),)


@pytest.mark.trust("Forged or back-dated signature")
@pytest.mark.parametrize("act", [Act.SIGN_FOR_PLACE], ids=str)
def test_while_something_is_altered_nothing_is_signed(store, tmp_path, act):
    behind_its_back(store, FORGERIES["person"][0])
    with database.writing(store) as session:
        proving.keep_on_server(session, found=proof.proof(session, replies=tmp_path / "replies", at=NOW))
    with database.writing(store) as session, pytest.raises(OrderRefusedError, match="nothing is signed or published"):
        acted(session, actor(MAYOR), act, place=PLACE, what="agreement")
    with database.writing(store) as session:
        assert acted(session, actor(EDITOR), Act.COMMENT, place=PLACE, what="a word").post
        assert any(entry.act == proving.VERIFY and "signature" in entry.reason for entry in audit.entries(session))


def test_what_was_proved_is_kept_until_the_next_time(store, tmp_path):
    found = proved(store, tmp_path)
    with database.writing(store) as session:
        assert proof.last(session) is None
        proof.keep(session, found)
    with database.session(store) as session:
        assert proof.last(session) == found

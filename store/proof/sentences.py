"""Why an answer is not taken, as a sentence. What cannot be read is called just that: nobody is accused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from content.text.words import N_, Message, message
from store.errors import Refused
from store.proof.wrong import Why, Wrong

WHAT: Mapping[Why, str] = {
    Why.UNREADABLE: N_("{path} cannot be read as the answer of a time-stamping authority ({why})"),
    Why.REQUEST: N_("the request to which {path} belongs cannot be read, so nobody can tell what it answers"),
    Why.ROOTS_UNREADABLE: N_("{roots} cannot be read as certificates (PEM or DER)"),
    Why.NOT_STAMPED: N_("the authority did not stamp it, it says: {why}"),
    Why.IMPRINT: N_("{path} is about something else (SHA-256 {found}…) than what was asked for this case"),
    Why.NONCE: N_("{path} is about this manifest, but answers another request: its number is not the one that was "
                  "sent"),
    Why.POLICY: N_("{path} was made under the policy {found}, and {wished} was asked for"),
    Why.SIGNATURE: N_("the signature in {path} does not fit what it states: the file is not as it was signed"),
    Why.METHOD: N_("{path} is signed in a way that cannot be checked here ({method})"),
    Why.USAGE: N_("the certificate of “{name}” is not one for time stamps alone, as the standard (RFC 3161) asks"),
    Why.EXPIRED: N_("the certificate of “{name}” was valid from {begin} to {end}, and not at the stamped moment "
                    "{at}"),
    Why.ROOTS: N_("the certificate of “{name}” does not lead to those in {roots}"),
}  # fmt: skip
_ELSEWHERE = N_("the request can be sent again, or to another authority")
_AGAIN = N_("get the answer again from the authority")
_ROOT = N_("get the root certificate from the authority itself")
TO_DO: Mapping[Why, str] = {
    Why.UNREADABLE: _AGAIN,
    Why.REQUEST: N_("ask for a new stamp"),
    Why.ROOTS_UNREADABLE: _ROOT,
    Why.NOT_STAMPED: _ELSEWHERE,
    Why.IMPRINT: N_("look for the answer to this request"),
    Why.NONCE: _ELSEWHERE,
    Why.POLICY: _ELSEWHERE,
    Why.SIGNATURE: _AGAIN,
    Why.METHOD: N_("do not throw the file away: the authority or an expert can check it"),
    Why.USAGE: _ELSEWHERE,
    Why.EXPIRED: _ELSEWHERE,
    Why.ROOTS: _ROOT,
}


def not_kept(wrong: Wrong, path: Path, roots: Path | None) -> Refused:
    """The sentence for an answer that is not taken in."""
    return Refused(N_("Nothing was kept: {what}. Now {advice}."), **_said(wrong, path, roots))


def does_not_hold(wrong: Wrong, path: Path, roots: Path | None) -> Refused:
    """The sentence for an answer that was kept and does not hold; it stays where it lies."""
    return Refused(N_("A stamp that does not hold: {what}. Now {advice}."), **_said(wrong, path, roots))


def _said(wrong: Wrong, path: Path, roots: Path | None) -> dict[str, Message]:
    values = {
        name: f"{value:%Y-%m-%d %H:%M} UTC" if isinstance(value, datetime) else value
        for name, value in wrong.values.items()
    }
    named = {"path": str(path), "roots": str(roots or ""), **values}
    return {"what": message(WHAT[wrong.why], **named), "advice": message(TO_DO[wrong.why])}

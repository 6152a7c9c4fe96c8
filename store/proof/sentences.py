"""Why an answer is not taken, as a sentence. What cannot be read is called just that: nobody is accused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from content.text.words import N_
from store.days.clock import digits
from store.errors import Refused
from store.proof.wrong import Why, Wrong

SENTENCES: Mapping[Why, str] = {
    Why.UNREADABLE: N_("{path} cannot be read as the answer of a time-stamping authority ({why}); nothing was "
                       "kept. Get the answer again."),
    Why.ROOTS_UNREADABLE: N_("{roots} cannot be read as certificates (PEM or DER); nothing was kept."),
    Why.NOT_STAMPED: N_("The authority did not stamp it, it says: {why}. Nothing was kept; the request can be sent "
                        "again, or to another authority."),
    Why.IMPRINT: N_("{path} is about something else (SHA-256 {found}…) than what was asked for this case; nothing "
                    "was kept. Look for the answer to this request."),
    Why.NONCE: N_("{path} is about this manifest, but answers another request: its number is not the one that was "
                  "sent. Nothing was kept; send the request again."),
    Why.POLICY: N_("{path} was made under the policy {found}, and {wished} was asked for; nothing was kept."),
    Why.SIGNATURE: N_("The signature in {path} does not fit what it states: the file is not as it was signed. "
                      "Nothing was kept; get the answer again."),
    Why.METHOD: N_("{path} is signed in a way that cannot be checked here ({method}); nothing was kept. Do not "
                   "throw the file away: the authority or an expert can check it."),
    Why.USAGE: N_("The certificate of “{name}” is not one for time stamps alone, as the standard (RFC 3161) asks; "
                  "nothing was kept."),
    Why.EXPIRED: N_("The certificate of “{name}” was valid from {begin} to {end}, and not at the stamped moment "
                    "{at}; nothing was kept."),
    Why.ROOTS: N_("The certificate of “{name}” does not lead to those in {roots}; nothing was kept. Get the root "
                  "certificate from the authority itself."),
}  # fmt: skip


def refused(wrong: Wrong, path: Path, roots: Path | None) -> Refused:
    """The sentence for an answer that is not taken."""
    values = {
        name: f"{digits(value)} UTC" if isinstance(value, datetime) else value
        for name, value in wrong.values.items()
    }
    return Refused(SENTENCES[wrong.why], **{"path": str(path), "roots": str(roots or ""), **values})

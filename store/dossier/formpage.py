"""The form pack as it is read beside the form: plain text, and one page for a phone."""

from __future__ import annotations

from html import escape

from content.text.cells import plain
from content.text.words import N_, Message, Translator
from store.dossier.formpack import FormPack, Packed
from store.papers.dictation import UPLOADED, Piece

INDEX, FIELDS = "index.html", "fields.txt"
OTHERS = N_("Other files")


def fields_text(pack: FormPack, tr: Translator) -> str:
    """The fields as plain text, each with its label and how long it is."""
    lines = [f"{pack.channel.title}", pack.channel.how, ""]
    for n, piece in enumerate(pack.fields, 1):
        lines += [
            f"{n}  {_said(tr, piece.label)}" + (f"  ({length})" if (length := _length(piece, tr)) else ""),
            piece.text or tr(N_("not known yet")),
            "",
        ]
    for heading, files in ((UPLOADED, pack.pictures), (OTHERS, pack.others)):
        if files:
            lines += [tr(heading), *(f"{one.name}  {held_in(pack, one)}" for one in files), ""]
    return "\n".join(lines)


def held_in(pack: FormPack, one: Packed) -> str:
    """The exhibits in a file of the pack, each with what it is."""
    titles = dict(pack.titles)
    return ", ".join(f"E{no} {titles.get(no, '')}".strip() for no in one.exhibits)


def index_page(pack: FormPack, tr: Translator) -> str:
    """The pack as one page for a phone: a tap selects a field, the pictures stand in the order of upload."""
    fields = "".join(
        f"<li><b>{escape(_said(tr, piece.label))}</b> <small>{escape(_length(piece, tr))}</small>"
        f"<pre>{escape(plain(piece.text, multiline=True, most=20_000)) or '—'}</pre></li>"
        for piece in pack.fields
    )
    pictures = "".join(
        f"<li><b>{escape(one.name)}</b> <small>{escape(held_in(pack, one))}</small>"
        f'<br><img src="{escape(one.name)}" alt="{escape(one.name)}"></li>'
        for one in pack.pictures
    )
    others = "".join(
        f"<li><b>{escape(one.name)}</b> <small>{escape(held_in(pack, one))}</small></li>" for one in pack.others
    )
    notes = "".join(f"<li>{escape(tr.say(note))}</li>" for note in pack.notes)
    title = escape(f"{pack.channel.title} · {plain(pack.title, most=200)}")
    parts = (
        (N_("Fields, in the form's order"), f"<ol>{fields}</ol>"),
        (UPLOADED, f"<ol>{pictures}</ol>" if pictures else ""),
        (OTHERS, f"<ul>{others}</ul>" if others else ""),
        (N_("To be known"), f"<ul>{notes}</ul>" if notes else ""),
    )
    body = "".join(f"<h2>{escape(tr(heading))}</h2>{html}" for heading, html in parts if html)
    how = escape(pack.channel.how)
    return _PAGE.format(lang="zh-CN" if tr.language == "zh" else "en", title=title, how=how, body=body)


_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font:17px/1.6 system-ui,sans-serif;margin:1rem;max-width:40rem}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere;background:#f2f2ee;padding:.6rem;border-radius:.4rem;
font:inherit;user-select:all;-webkit-user-select:all}}
img{{max-width:100%;border:1px solid #ccc}}li{{margin-bottom:1rem}}small{{color:#555}}</style></head>
<body><h1>{title}</h1><p>{how}</p>{body}</body></html>
"""


def _said(tr: Translator, words: Message | str) -> str:
    return plain(tr.say(words) if isinstance(words, Message) else words, most=400)


def _length(piece: Piece, tr: Translator) -> str:
    if piece.remark:
        return _said(tr, piece.remark)
    return tr(N_("{n} characters"), n=len(piece.text)) if piece.text else ""

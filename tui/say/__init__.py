"""A case in words for both faces: `text` as lines, `json` as JSON, `page` as a page, `values` spells.

Knows no Textual, so that commands start quickly and drawing can use it.
"""

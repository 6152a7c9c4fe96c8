"""The colours: what can be read, and what is left of them where there are few or none."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from tui.desk.draw.spans import Tone
from tui.desk.widgets.theme import FEW, MANY, NONE, PALETTES, Palette, colours_of

READABLE, SEEN = 4.5, 3.0
"""The contrast that WCAG asks for text (1.4.3), and for lines and marks that carry meaning (1.4.11)."""
TEXTS = [tone for tone in Tone if tone is not Tone.RULE]


def lightness(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
@pytest.mark.parametrize("tone", TEXTS)
def test_all_text_can_be_read_on_both_grounds(palette: Palette, tone: Tone) -> None:
    for ground in (palette.ground, palette.raised):
        assert contrast(getattr(palette, tone), ground) >= READABLE


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
def test_lines_walls_scroll_bars_and_the_mark_of_the_focus_are_seen_on_both_grounds(palette: Palette) -> None:
    drawn = palette.theme().variables
    lines = (palette.rule, palette.key, *(drawn[name] for name in drawn if name in ("rule", "scrollbar")))
    for ground in (palette.ground, palette.raised):
        assert all(contrast(line, ground) >= SEEN for line in lines), ground
    assert contrast(palette.key, palette.held) >= SEEN


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
def test_what_stands_in_a_field_can_be_read_with_the_focus_and_selected(palette: Palette) -> None:
    for colour in (palette.plain, palette.quiet, palette.key):
        assert contrast(colour, palette.held) >= READABLE
    assert contrast(palette.plain, palette.marked) >= READABLE
    assert contrast(palette.ground, palette.plain) >= READABLE, "a letter under the cursor"


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
@pytest.mark.parametrize("raised", [False, True])
def test_of_sixteen_colours_all_text_is_read_and_all_lines_are_seen(palette: Palette, raised: bool) -> None:
    # what a terminal makes of the names is its own: these are the first that had them
    ground = "#000000" if palette.dark else "#ffffff"
    for tone, ink in palette.inks(raised=raised, colours=FEW).items():
        assert ink.color is not None
        assert contrast(ink.color.name, ground) >= (READABLE if tone in TEXTS else SEEN), tone


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
def test_rules_are_quieter_than_any_text(palette: Palette) -> None:
    contrasts = [contrast(getattr(palette, tone), palette.ground) for tone in ("strong", "quiet", "faint", "rule")]
    assert contrasts == sorted(contrasts, reverse=True)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
def test_in_16_colours_keys_quiet_plain_and_urgent_text_still_differ(palette: Palette) -> None:
    inks = palette.inks(raised=False, colours=FEW)
    named = {tone: ink.color.downgrade(ColorSystem.STANDARD).number for tone, ink in inks.items() if ink.color}
    assert len({named[tone] for tone in (Tone.PLAIN, Tone.QUIET, Tone.KEY, Tone.SOON, Tone.BAD)}) == 5
    assert inks[Tone.KEY].bold
    assert not inks[Tone.PLAIN].bold


def test_without_colours_the_look_of_the_letters_says_it() -> None:
    inks = PALETTES[0].inks(raised=False, colours=NONE)
    looks = {tone: (bool(ink.bold), bool(ink.underline)) for tone, ink in inks.items()}
    assert looks[Tone.KEY] == looks[Tone.STRONG] == (True, False)
    assert looks[Tone.SOON] == looks[Tone.BAD] == (True, True)
    assert looks[Tone.QUIET] == looks[Tone.PLAIN] == (False, False)
    assert inks[Tone.QUIET].color != inks[Tone.PLAIN].color == inks[Tone.BAD].color


def test_the_terminal_says_how_many_colours_it_has() -> None:
    systems = ("truecolor", "256", "standard", None)
    assert [colours_of(system, True) for system in systems] == [MANY, MANY, FEW, NONE]
    assert colours_of("truecolor", False) == NONE

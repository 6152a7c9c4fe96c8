"""Where the tests of a module stand is known: at its own path, or where a list says."""

from __future__ import annotations

from tests.elsewhere import ROOT, behaving, listed, mirrored

UNTOLD = 0
"""So many modules at the most of which nobody has said yet which file tests them; this number only falls."""


def test_a_module_of_behaviour_has_a_file_of_tests_of_its_own_or_a_row_that_names_one() -> None:
    alone = {module for module in behaving() if not mirrored(module).exists()}
    untold = sorted(alone - listed().keys())
    assert len(untold) <= UNTOLD, f"write the file, or say in tests/elsewhere.tsv which one tests it: {untold}"


def test_every_row_names_a_module_and_a_file_of_tests_that_are_there() -> None:
    every = set(behaving())
    for module, file in listed().items():
        assert module in every, f"{module} is gone"
        assert ROOT.joinpath(file).is_file(), f"{module}: {file}"

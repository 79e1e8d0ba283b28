"""Names in a sentence, in good Dutch for none, one and many."""

import pytest

from pages.components.name_lists import name_list


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A en B"),
        (["A", "B", "C"], "A, B en C"),
        (["A", "B", "C", "D"], "A, B, C en D"),
        (["A", "B", "C", "D", "E"], "A, B, C, D en E"),
        (["A", "B", "C", "D", "E", "F"], "A, B, C, D en nog 2 andere"),
    ],
)
def test_name_list(names: list[str], text: str) -> None:
    assert name_list(names) == text


def test_all_of_them_are_not_named() -> None:
    assert name_list(list("ABCDEF"), total=6) == "alle 6"
    assert name_list(list("ABCDEF"), total=7) == "A, B, C, D en nog 2 andere"
    assert name_list(["A", "B"], total=2) == "A en B"

"""What is kept is known by its content, told apart by language, never changed by its reader."""

from collections.abc import Callable

import pandas as pd
import pytest

from language import current, speaking
from warehouse import kept as keeping
from warehouse.kept import kept

Counted = tuple[Callable[..., object], list[object]]


@pytest.fixture
def counted() -> Counted:
    """A kept function, and what it was really asked."""
    asked: list[object] = []

    @kept
    def answer(frame: pd.DataFrame, *, factor: int = 1) -> object:
        asked.append((frame, factor))
        if factor < 0:
            raise ValueError("factor")
        return frame if factor else {"language": current()}

    keeping.forget()
    return answer, asked


def frame(*values: int) -> pd.DataFrame:
    return pd.DataFrame({"n": values, "name": [f"area {value}" for value in values]})


def test_a_frame_is_recognised_by_its_content(counted: Counted) -> None:
    answer, asked = counted
    for values in ((1, 2), (1, 2), (2, 1)):
        answer(frame(*values))
    assert len(asked) == 2
    answer(frame(1, 2).rename(columns={"n": "m"}))
    answer(frame(1, 2).set_index("n"))
    answer(frame(1, 2), factor=2)
    assert len(asked) == 5


def test_a_language_has_answers_of_its_own(counted: Counted) -> None:
    answer, _ = counted
    with speaking("nl"):
        dutch = answer(frame(1), factor=0)
    with speaking("en"):
        english = answer(frame(1), factor=0)
    assert (dutch, english) == ({"language": "nl"}, {"language": "en"})


def test_a_reader_changes_a_copy(counted: Counted) -> None:
    answer, _ = counted
    first = answer(frame(1, 2))
    assert isinstance(first, pd.DataFrame)
    first.loc[0, "n"] = 99
    first["more"] = "x"
    pd.testing.assert_frame_equal(answer(frame(1, 2)), frame(1, 2))  # type: ignore[arg-type]
    said = answer(frame(1), factor=0)
    assert isinstance(said, dict)
    said.clear()
    assert answer(frame(1), factor=0) != {}


def test_an_error_is_not_kept(counted: Counted) -> None:
    answer, asked = counted
    for _ in range(2):
        with pytest.raises(ValueError, match="factor"):
            answer(frame(1), factor=-1)
    assert len(asked) == 2


def test_what_is_kept_is_bounded(counted: Counted) -> None:
    answer, asked = counted
    large = frame(*range(100_000))
    for number in range(1, 101):
        answer(large, factor=number)
    assert keeping._ANSWERS.currsize <= keeping.MOST_BYTES
    answer(large, factor=1)
    assert len(asked) == 101
    answer(large, factor=100)
    assert len(asked) == 101


def test_what_comes_back_as_it_went_in_is_a_copy_too(counted: Counted) -> None:
    answer, _ = counted
    given = frame(1, 2)
    answer(given)
    given["more"] = "x"
    assert list(answer(frame(1, 2)).columns) == ["n", "name"]  # type: ignore[attr-defined]

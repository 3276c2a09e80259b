"""Numbers of rows or columns as ranges."""
from __future__ import annotations


def ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring rows or columns as ranges: what lies between is not painted again."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found

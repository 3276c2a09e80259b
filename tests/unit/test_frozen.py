"""A frozen class behaves as ``dataclass(frozen=True, slots=True)``, which it is in place of."""
from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

import pytest

from caas_desktop.domain.frozen import frozen

T = TypeVar("T")


def declared(decorate: Any) -> Any:
    class Item:
        """An item."""

        name: str
        size: int = 0
        tags: list[str] = field(default_factory=list)
        secret: str = field(default="", repr=False)
        seen: float = field(default=0.0, compare=False)
        labels: dict[str, str] = field(default_factory=dict, hash=False)

        def __len__(self) -> int:
            return self.size

    return decorate(Item)


@pytest.fixture(params=[frozen, dataclass(frozen=True, slots=True)], ids=["ours", "dataclass"])
def item(request: pytest.FixtureRequest) -> Any:
    return declared(request.param)


def test_it_is_made_and_told_as_a_dataclass(item: Any) -> None:
    one = item("web", 3, secret="s")
    assert (one.name, one.size, one.tags, one.secret, one.seen, len(one)) == (
        "web", 3, [], "s", 0.0, 3)
    assert repr(one).endswith("Item(name='web', size=3, tags=[], seen=0.0, labels={})")
    assert [f.name for f in fields(one)] == ["name", "size", "tags", "secret", "seen", "labels"]
    assert asdict(one)["name"] == "web"
    assert replace(one, size=4) == item("web", 4, secret="s")
    assert item("web").tags is not item("web").tags
    match one:
        case item(name, size):
            assert (name, size) == ("web", 3)


def test_what_is_not_compared_makes_no_difference(item: Any) -> None:
    assert item("web", seen=1.0) == item("web", seen=2.0)
    assert item("web") != item("db")
    assert item("web", labels={"a": "1"}) != item("web")
    assert item("web") != ("web", 0, [], "", {})
    hashed = [item("web", tags=(), seen=seen, labels={"a": str(seen)}) for seen in (1.0, 2.0)]
    assert hash(hashed[0]) == hash(hashed[1])


def test_it_cannot_be_changed(item: Any) -> None:
    one = item("web")
    with pytest.raises(FrozenInstanceError):
        one.name = "db"
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises((AttributeError, TypeError)):
        one.other = 1
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("given", [{}, {"name": "web", "nmae": "web"}])
def test_arguments_that_are_missing_or_unknown_are_refused(
    item: Any, given: dict[str, str]
) -> None:
    for _ in range(2):  # the first call writes the method
        with pytest.raises(TypeError, match=r"__init__\(\) (missing|got an unexpected)"):
            item(**given)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_it_can_be_copied(item: Any, copied: Any) -> None:
    one = item("web", 3, ["a"], labels={"b": "c"})
    assert copied(one) == one
    assert copied(one) is not one
    assert (copied(one).tags is one.tags) == (copied is copy.copy)


@pytest.mark.parametrize("decorate", [frozen, dataclass(frozen=True, slots=True)])
def test_what_is_to_follow_its_making_does(decorate: Any) -> None:
    made = []

    class Item:
        name: str

        def __post_init__(self) -> None:
            made.append(self)

    one = decorate(Item)("web")
    assert made == [one]


def test_a_class_keeps_methods_of_its_own_and_adds_to_those_of_its_base() -> None:
    @frozen
    class Base(Generic[T]):
        value: T

        def __repr__(self) -> str:
            return "base"

    @frozen
    class Derived(Base[int]):
        more: int = 1

    assert Derived(1, 2) == Derived(1, 2) != Derived(1, 3)
    assert (Base(1), Derived(1)) == (Base(1), Derived(1))
    assert Base(1) != Derived(1)
    assert repr(Base(1)) == "base"
    assert repr(Derived(1)).endswith("Derived(value=1, more=1)")

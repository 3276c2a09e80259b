"""``@frozen``: ``dataclass(frozen=True, slots=True)``, quicker to declare and to make.

``dataclass`` writes and compiles six methods for every class when its module is imported, half a
millisecond each: with two hundred classes that is a good part of every command and of every start.
Here a class's ``__init__`` is written when the first instance is made, and what compares when the
first two are compared; the rest is shared. ``__init__`` fills the slots themselves, which takes a
third of the time of ``object.__setattr__``.

``fields``, ``replace``, ``asdict``, ``match`` and ``field`` are those of ``dataclasses``, and
``__post_init__`` is called. What no class here needs is not there: ``field(init=False)``,
``kw_only``, ``InitVar``.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_NOT_GIVEN = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class an immutable dataclass with slots; methods that it has itself stay."""
    own = set(vars(cls))
    cls.__doc__ = cls.__doc__ or cls.__name__  # else its signature is found out for one
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in (("__setattr__", _refuse), ("__delattr__", _refuse), ("__repr__", _repr),
                         ("__reduce__", _reduce),
                         ("__init__", _later(made, "__init__", _init_of)),
                         ("__eq__", _later(made, "__eq__", _eq_of)),
                         ("__hash__", _later(made, "__hash__", _hash_of))):
        if name not in own:
            setattr(made, name, method)
    return made


def _later(cls: type, name: str, write: Callable[[type], Any]) -> Callable[..., Any]:
    """Return a method that puts the written one in its place when it is called first."""
    def first(self: object, *args: Any, **given: Any) -> Any:
        method = write(cls)
        setattr(cls, name, method)
        return method(self, *args, **given)

    return first


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """Have it copied and pickled by being made again: nothing else may fill its slots."""
    return type(self), tuple(getattr(self, one.name) for one in fields(self))


def _init_of(cls: Any) -> Any:
    parameters, lines = ["self"], []
    known: dict[str, Any] = {"_NOT_GIVEN": _NOT_GIVEN}
    for one in fields(cls):
        name = one.name
        known[f"_set_{name}"] = getattr(cls, name).__set__
        value = name
        if one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_NOT_GIVEN")
            value = f"_make_{name}() if {name} is _NOT_GIVEN else {name}"
        else:
            parameters.append(name)
        lines.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    return _written(cls, "__init__", parameters, lines, known)


def _eq_of(cls: Any) -> Any:
    compared = [one for one in fields(cls) if one.compare]
    ours, theirs = _values("self", compared), _values("other", compared)
    return _written(cls, "__eq__", ["self", "other"], [
        "if other.__class__ is self.__class__:", f" return {ours} == {theirs}",
        "return NotImplemented"], {})


def _hash_of(cls: Any) -> Any:
    hashed = [one for one in fields(cls) if (one.compare if one.hash is None else one.hash)]
    return _written(cls, "__hash__", ["self"], [f"return hash({_values('self', hashed)})"], {})


def _values(of: str, chosen: list[Field[Any]]) -> str:
    return "(" + "".join(f"{of}.{one.name}, " for one in chosen) + ")"


def _written(cls: type, name: str, parameters: list[str], lines: list[str],
             known: dict[str, Any]) -> Any:
    body = "\n ".join(lines or ["pass"])
    exec(f"def {name}({', '.join(parameters)}):\n {body}", known)
    method = known[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method

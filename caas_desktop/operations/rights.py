"""What the user's own marks allow: a host marked read-only is only looked at."""
from __future__ import annotations

from typing import TYPE_CHECKING

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.text import N_

if TYPE_CHECKING:
    from caas_desktop.operations.store import Store


def require_writable(spec: HostSpec) -> None:
    """Raise CaasError for a host that is marked read-only; a shell could change it as well."""
    if spec.read_only:
        raise CaasError(N_("{host} is marked read-only."),
                        hint=N_("Take the mark away first, if that is what you want."),
                        host=spec.name)


def may_change(store: Store, ref: Ref) -> bool:
    """Return False for what lives on a host that is marked read-only."""
    view = store.host_of(ref.scope)
    return view is None or not view.spec.read_only

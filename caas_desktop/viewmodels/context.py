"""What the parts of the window share; built by ``app`` and handed down, never looked up."""
from __future__ import annotations

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.ports import Catalogue, Post, Vault
from caas_desktop.operations.commands import Commands
from caas_desktop.operations.containers.creations import Creations
from caas_desktop.operations.fleet import Fleet
from caas_desktop.operations.jobs import JobRunner
from caas_desktop.operations.revisions import Revisions
from caas_desktop.operations.scaling.feed import ScalingFeed
from caas_desktop.operations.settings import Settings
from caas_desktop.operations.stats.history import History
from caas_desktop.operations.stats.hub import StatsHub
from caas_desktop.operations.stats.machine import MachineHub
from caas_desktop.operations.store import Store
from caas_desktop.operations.streams import StreamReader
from caas_desktop.operations.tasks import Tasks
from caas_desktop.viewmodels.cells import Cells
from caas_desktop.viewmodels.membership import Membership


@frozen
class Context:
    """Everything a page may use. All of it belongs to the GUI thread unless it says otherwise.

    ``overview_machines`` asks less often than ``machines``: a dashboard is open all day.
    """

    store: Store
    jobs: JobRunner
    tasks: Tasks
    fleet: Fleet
    commands: Commands
    creations: Creations
    settings: Settings
    catalogue: Catalogue
    vault: Vault
    streams: StreamReader
    hub: StatsHub
    machines: MachineHub
    overview_machines: MachineHub
    history: History
    cells: Cells
    membership: Membership
    scaling: ScalingFeed
    revisions: Revisions
    post: Post

"""How a terminal's session ended."""

from __future__ import annotations

import time
from dataclasses import field

from caas_desktop.domain.errors import CaasError, HostUnreachable, forget_frames
from caas_desktop.domain.frozen import frozen


@frozen
class Ending:
    """Why a session ended: its program left (``exit_code``), or the line broke (``error``).

    ``ran_s`` is how many seconds it was connected, None when it never was.
    """

    exit_code: int | None = None
    error: CaasError | None = None
    by_user: bool = False
    ran_s: float | None = None
    at: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        forget_frames(self.error)

    @property
    def line_lost(self) -> bool:
        """Whether a program that ran was left alone because its host could not be reached."""
        return self.ran_s is not None and isinstance(self.error, HostUnreachable)

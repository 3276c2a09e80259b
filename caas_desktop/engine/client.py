"""docker-py's low-level client over our own links, so that one code serves three transports.

docker-py's own adapters would open one SSH session a connection (ten are allowed), obey
REQUESTS_CA_BUNDLE before the host's own CA, and raise whatever urllib3 raises.
"""
from __future__ import annotations

import contextlib
import http.client
import http.cookiejar
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from docker import APIClient
from docker.auth import AuthConfig
from docker.transport.basehttpadapter import BaseHTTPAdapter
from docker.utils.proxy import ProxyConfig
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool

from caas_desktop.domain.errors import HostError
from caas_desktop.domain.ports import Lane
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.links import Link
from caas_desktop.engine.slots import SLOTS

CONNECT_TIMEOUT_S = 12.0
DEFAULT_TIMEOUT_S = 30
BODY_LIMIT = 256 * 1024 * 1024  # bytes; 10,000 containers list as about 30 MB
PROGRESS = "progress"  # the host part of a URL whose answer may take hours, but not be silent


class EngineClient(APIClient):
    """An APIClient that reaches its engine through a Link.

    ``http+docker://LANE/...`` names the lane in place of a host.
    """

    def __init__(self, link: Link, host: str, api_version: str) -> None:
        # Not APIClient's own: it dials, and fails on a ~/.docker/config.json that it dislikes.
        requests.Session.__init__(self)
        self.base_url = f"http+docker://{Lane.COMMAND.value}"
        self.timeout = DEFAULT_TIMEOUT_S
        self.credstore_env = None
        self._version = api_version
        self._general_configs: dict[str, Any] = {}
        self._auth_configs = AuthConfig({})
        self._proxy_configs = ProxyConfig()
        self._custom_adapter = LinkAdapter(link, host)
        self.adapters.clear()  # nothing but our links
        self.mount("http+docker://", self._custom_adapter)
        self.trust_env = False  # no proxies, netrc or CA bundles from the environment
        self.headers.clear()
        self.headers["User-Agent"] = "caas-desktop"
        self.headers["Accept-Encoding"] = "identity"
        self.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))

    def speak(self, api_version: str) -> None:
        """Use ``api_version`` from now on."""
        self._version = api_version


class LinkAdapter(BaseHTTPAdapter):
    """Keeps a pool of live connections a lane."""

    def __init__(self, link: Link, host: str) -> None:
        super().__init__()
        self._pools = {lane.value: LinkPool(link, host, lane) for lane in Lane}
        self._pools[PROGRESS] = LinkPool(link, host, Lane.BULK, idle=True)

    def get_connection(self, url: Any, proxies: Any = None) -> LinkPool:
        return self._pools[urlsplit(url).netloc]

    def request_url(self, request: requests.PreparedRequest, proxies: Any) -> str:
        return request.path_url

    def close(self) -> None:
        super().close()
        for pool in self._pools.values():
            pool.close()


class LinkPool(HTTPConnectionPool):
    def __init__(self, link: Link, host: str, lane: Lane, *, idle: bool = False) -> None:
        super().__init__("docker", maxsize=SLOTS[lane], block=False)
        self._link, self._name, self._lane, self._idle = link, host, lane, idle

    def _new_conn(self) -> LinkConnection:
        return LinkConnection(self._link, self._lane, self._idle)


class LinkConnection(HTTPConnection):
    def __init__(self, link: Link, lane: Lane, idle: bool) -> None:
        super().__init__("docker")
        self._link, self._lane, self._idle = link, lane, idle

    def connect(self) -> None:
        wire = self._link.dial(self._lane, self._connect_timeout())
        wire.idle = self._idle
        wire.settimeout(self._connect_timeout())
        self.sock = wire

    def _connect_timeout(self) -> float:
        timeout = self.timeout
        return float(timeout) if isinstance(timeout, int | float) else CONNECT_TIMEOUT_S

    @property
    def is_connected(self) -> bool:
        wire: Any = self.sock
        return wire is not None and bool(wire.quiet())

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:  # the deadline of the request before has passed
            self.sock.settimeout(self._connect_timeout())
        super().request(*args, **kwargs)


def read_body(response: requests.Response, host: str) -> bytes:
    """Read an answer to its end and give its connection back.

    Raises:
        ProtocolGarbage: longer than BODY_LIMIT.
    """
    chunks: list[bytes] = []
    size = 0
    for chunk in response.raw.stream(64 * 1024):
        size += len(chunk)
        if size > BODY_LIMIT:
            response.close()
            raise errors.garbage(host, N_("an answer without end"))
        chunks.append(chunk)
    return b"".join(chunks)


@contextlib.contextmanager
def translated(host: str) -> Iterator[None]:
    """Turn what requests, urllib3 and http.client raise into HostErrors."""
    try:
        yield
    except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException,
            ) as exc:
        raise _host_error(host, exc) from exc


# The answer's end is missing, rather than its beginning wrong.
_CUT = (http.client.RemoteDisconnected, http.client.IncompleteRead, ConnectionError,
        urllib3.exceptions.IncompleteRead)


def _host_error(host: str, exc: BaseException) -> HostError:
    seen: list[BaseException] = [exc]
    for one in seen:  # grows while it is walked
        if isinstance(one, HostError):
            return one
        if isinstance(one, urllib3.exceptions.InvalidChunkLength):
            break  # an IncompleteRead by type, but there is something wrong to read
        context = None if one.__suppress_context__ else one.__context__
        inner = [e for e in (*one.args, one.__cause__, context) if isinstance(e, BaseException)]
        # urllib3 tells of an end between two chunks by a bare ProtocolError.
        if isinstance(one, _CUT) or (
                type(one) is urllib3.exceptions.ProtocolError and not inner):
            return errors.broken(host, exc)
        seen.extend(e for e in inner if e not in seen)
    if isinstance(exc, requests.exceptions.InvalidURL):
        return errors.garbage(host, N_("the address is malformed"), exc)
    return errors.garbage(host, N_("the answer is no HTTP"), exc)

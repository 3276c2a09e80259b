"""A registry of one image, read only, for pulling in the lab: ``create_registry.py PORT``.

The image ``caas/layers:fast`` comes at once, ``:slow`` in small pieces. Its layers are new at every
start, so that no engine has them yet. Runs in a host's network, where the engine trusts 127.0.0.1.
"""
from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LAYERS, LAYER_BYTES = 3, 1_500_000
PIECE, PAUSE_S = 32_768, 0.1
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip"
CONFIG = "application/vnd.docker.container.image.v1+json"

UNKNOWN = b'{"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown"}]}'


def digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def make_image() -> tuple[bytes, dict[str, bytes]]:
    """Return the manifest and every blob by its digest."""
    blobs, layers, bare = {}, [], []
    for n in range(LAYERS):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as tar:
            entry = tarfile.TarInfo(f"layer-{n}")
            entry.size = LAYER_BYTES
            tar.addfile(entry, io.BytesIO(os.urandom(LAYER_BYTES)))
        bare.append(digest(packed.getvalue()))
        blob = gzip.compress(packed.getvalue(), 1)
        blobs[digest(blob)] = blob
        layers.append({"mediaType": LAYER, "size": len(blob), "digest": digest(blob)})
    config = json.dumps({"architecture": "amd64", "os": "linux", "config": {},
                         "rootfs": {"type": "layers", "diff_ids": bare}}).encode()
    blobs[digest(config)] = config
    manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "layers": layers,
                "config": {"mediaType": CONFIG, "size": len(config), "digest": digest(config)}}
    return json.dumps(manifest).encode(), blobs


class Registry(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    manifest, blobs = make_image()
    slow = False

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        if self.path == "/v2/":
            self._answer(b"{}", "application/json")
        elif "/manifests/" in self.path and name in ("fast", "slow", digest(self.manifest)):
            Registry.slow = name == "slow" or (Registry.slow and name != "fast")
            self._answer(self.manifest, MANIFEST)
        elif "/blobs/" in self.path and name in self.blobs:
            self._answer(self.blobs[name], "application/octet-stream", slow=self.slow)
        else:
            self._answer(UNKNOWN, "application/json", status=404)

    do_HEAD = do_GET

    def _answer(self, data: bytes, kind: str, *, slow: bool = False, status: int = 200
                ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Docker-Content-Digest", digest(data))
        self.send_header("Docker-Distribution-Api-Version", "registry/2.0")
        self.end_headers()
        if self.command == "HEAD":
            return
        for start in range(0, len(data), PIECE):
            self.wfile.write(data[start : start + PIECE])
            if slow:
                time.sleep(PAUSE_S)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Registry)
    print("ready", flush=True)
    server.serve_forever()

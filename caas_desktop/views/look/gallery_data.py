"""Made-up content of the gallery, in English and Chinese."""

from __future__ import annotations

import math

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from caas_desktop.viewmodels.looks import (
    CELL_ROLE,
    NODE_ROLE,
    Cell,
    CellBar,
    CellCheck,
    CellHost,
    CellLoad,
    CellStatus,
    CellText,
    CellTwoLine,
    NodeLook,
    TileLook,
    cell_text,
    node_text,
)
from caas_desktop.views.look.status import status_word

Index = QModelIndex | QPersistentModelIndex

CHINESE = {
    "Containers": "容器",
    "Dashboard": "仪表盘",
    "Logs": "日志",
    "Terminals": "终端",
    "Tasks": "任务",
    "Events": "事件",
    "Overview": "概览",
    "Stats": "统计",
    "Files": "文件",
    "Name": "名称",
    "Status": "状态",
    "Host": "主机",
    "App / service": "应用 / 服务",
    "Memory": "内存",
    "Ports": "端口",
    "Uptime": "运行时间",
    "Favourites": "收藏",
    "Domains": "域",
    "Hosts": "主机",
    "Public domain": "公共域",
    "Volumes": "卷",
    "Routes": "路由",
    "app": "应用",
    "cluster": "集群",
    "Filter this list": "筛选此列表",
    "Search containers, services, hosts …": "搜索容器、服务、主机 …",
    "Restart": "重启",
    "Stop": "停止",
    "Start": "启动",
    "Delete volume": "删除卷",
    "Add route": "添加路由",
    "Read about routes": "了解路由",
    "Retry now": "立即重试",
    "Details": "详情",
    "5 selected": "已选 5 项",
    "All": "全部",
    "Follow": "跟随",
    "Wrap": "换行",
    "2 issues": "2 异常",
    "beta has no routes yet": "beta 还没有路由",
    "prod-sin-02: connection lost": "prod-sin-02：连接已断开",
    "role: operator · read and write": "角色：运维 · 可读写",
}


def samples(start: float, swing: float, n: int = 48) -> tuple[float, ...]:
    """Return a course that looks like a load, fractions of 1."""
    return tuple(
        min(1.0, max(0.0, start + swing * (math.sin(k * 0.9) + math.sin(k * 2.3 + start)) / 2))
        for k in range(n)
    )


HEADS = (
    *("", "Name", "Status", "Host", "App / service"),
    *("CPU", "Memory", "Ports", "Uptime"),
)
_NUMBERS = (5, 6, 8)


def _row(
    name: str,
    image: str,
    status: str,
    note: str,
    host: str,
    service: str,
    cpu: float | None,
    memory: tuple[str, float] | None,
    ports: str,
    uptime: str,
    stale: bool = False,
) -> tuple[Cell, ...]:
    environments = {"prod": "production", "stg-": "staging"}
    load = CellLoad("", stale=stale)
    if cpu is not None:
        load = CellLoad(f"{cpu * 100:.1f} %", cpu, samples(cpu, 0.12), stale)
    return (
        CellCheck(stale),
        CellTwoLine(name, image, stale=stale),
        CellStatus(status, status_word(status), note, stale),
        CellHost(host, environments.get(host[:4], "development"), stale),
        CellText(service, stale=stale),
        load,
        CellBar(*memory, stale=stale) if memory else CellBar(""),
        CellText(ports, mono=True, stale=stale),
        CellText(uptime, right=True, stale=stale),
    )


def rows() -> list[tuple[Cell, ...]]:
    """Return the rows of the list; the words are of the language at the time of the call."""
    return [
        _row(
            "docs-import",
            "docs-import:1.8.4",
            "failed",
            "exit code 1 · 11 min ago",
            "stg-fra-01",
            "docs / import",
            None,
            None,
            "",
            "",
        ),
        _row(
            "docs-sync-1",
            "docs-sync:1.9.0",
            "paused",
            "by m.keller · 11:51",
            "stg-fra-01",
            "docs / sync",
            None,
            ("96 MiB", 0.09),
            "",
            "9h",
        ),
        _row(
            "geo-tiles-1",
            "maptiler/server:4.6.1",
            "healthy",
            "as of 12:03",
            "prod-sin-02",
            "maps / tiles",
            0.46,
            ("702 MiB", 0.69),
            "8090→80",
            "17d",
            stale=True,
        ),
        _row(
            "shop-api-1",
            "shop/api:5.2.0",
            "healthy",
            "",
            "prod-fra-01",
            "shop / api",
            0.51,
            ("611 MiB", 0.60),
            "8080 internal",
            "3d 4h",
        ),
        _row(
            "shop-api-2",
            "shop/api:5.2.0",
            "restarting",
            "7 × in 10 min · exit 137",
            "prod-fra-02",
            "shop / api",
            0.93,
            ("1,009 MiB", 0.99),
            "8080 internal",
            "12s",
        ),
        _row(
            "shop-db-1",
            "postgres:16.3-alpine",
            "healthy",
            "",
            "prod-fra-01",
            "shop / db",
            0.78,
            ("2,890 MiB", 0.76),
            "5432 internal",
            "41d",
        ),
        _row(
            "shop-migrate",
            "shop/api:5.2.0",
            "exited",
            "code 0 · 3 days ago",
            "prod-fra-01",
            "shop / migrate",
            None,
            None,
            "",
            "",
        ),
        _row(
            "shop-web-3-with-a-name-that-is-far-too-long",
            "shop/web:2.14.1@sha256:8b2e41f0aa",
            "unhealthy",
            "3 of 3 probes failed: GET /healthz",
            "dev-lab-01",
            "shop / web",
            0.12,
            ("508 MiB", 0.88),
            "443→8443",
            "26m",
        ),
    ]


class RowsModel(QAbstractTableModel):
    """The list of the gallery."""

    def __init__(self, words: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._words = rows(), words

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        return cell_text(cell) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.get(HEADS[section], HEADS[section])
        return None


def nodes(words: dict[str, str]) -> list[tuple[int, NodeLook]]:
    """Return the navigator's rows with their depth."""

    def say(text: str) -> str:
        return words.get(text, text)

    red, amber = "unhealthy", "restarting"
    return [
        (0, NodeLook(say("Favourites"), section=True)),
        (1, NodeLook("shop / web", icon="star", badges=(("2/3", amber),))),
        (0, NodeLook(say("Domains"), section=True)),
        (1, NodeLook(say("Public domain"), icon="globe", count="38")),
        (2, NodeLook("ingress", status="degraded", badges=(("2/3", amber),))),
        (2, NodeLook(say("Volumes"), icon="volume", count="12")),
        (1, NodeLook("acme", icon="tenant", count="47", badges=((say("2 issues"), red),))),
        (2, NodeLook("shop", icon="app", count="14", note=say("app"))),
        (3, NodeLook("web", status="degraded", badges=(("2/3", amber),))),
        (4, NodeLook("shop-web-1", status="healthy")),
        (4, NodeLook("shop-web-3", status="unhealthy", badges=(("503", red),))),
        (
            4,
            NodeLook(
                "shop-web-with-a-name-that-does-not-fit",
                status="restarting",
                badges=(("7×", amber),),
            ),
        ),
        (3, NodeLook("worker", status="running", count="1/1")),
        (3, NodeLook("import", status="failed")),
        (2, NodeLook(say("Routes"), icon="route", count="4")),
        (0, NodeLook(say("Hosts"), section=True)),
        (1, NodeLook("eu", icon="cluster", note=say("cluster"), count="3")),
        (2, NodeLook("prod-fra-01", status="healthy", count="64", stripe="production")),
        (
            2,
            NodeLook(
                "prod-sin-02",
                status="offline",
                stale=True,
                note="12:03",
                count="39",
                stripe="production",
            ),
        ),
        (1, NodeLook("stg-fra-01", status="starting", count="22", stripe="staging")),
        (1, NodeLook("dev-lab-01", icon="host", count="15", stripe="development")),
    ]


def tree_model(words: dict[str, str], parent: QObject) -> QStandardItemModel:
    """Return the navigator's model."""
    model, last = QStandardItemModel(parent), list[QStandardItem]()
    for depth, node in nodes(words):
        item = QStandardItem(node.text)
        item.setData(node, NODE_ROLE)
        item.setData(node_text(node), Qt.ItemDataRole.AccessibleTextRole)
        if node.section:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        del last[depth:]
        (last[-1] if last else model.invisibleRootItem()).appendRow(item)
        last.append(item)
    return model


def tiles() -> list[TileLook]:
    """Return hosts of every kind."""

    def loads(cpu: float, memory: float, disk: float) -> tuple[tuple[str, float | None], ...]:
        return (("CPU", cpu), ("Mem", memory), ("Disk", disk))

    return [
        TileLook(
            "prod-fra-01",
            "production",
            "healthy",
            "Swarm manager · 28.5.1",
            "64",
            loads(0.41, 0.63, 0.58),
        ),
        TileLook(
            "prod-fra-02",
            "production",
            "degraded",
            "Swarm worker · 28.5.1",
            "58",
            loads(0.78, 0.91, 0.44),
        ),
        TileLook(
            "prod-sin-02",
            "production",
            "offline",
            "timed out · as of 12:03",
            "39",
            loads(0.18, 0.42, 0.37),
            stale=True,
        ),
        TileLook(
            "stg-fra-01",
            "staging",
            "healthy",
            "standalone · 28.5.1",
            "22",
            (("CPU", None), ("Mem", 0.31), ("Disk", 0.29)),
        ),
    ]

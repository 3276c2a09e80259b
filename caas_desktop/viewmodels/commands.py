"""The window's own commands: one declaration each.

Menus, toolbar, palette and shortcut editor read this registry, and beside it the actions on
resources (``operations.actions``). Titles are translatable; ``&`` marks the mnemonic.
"""
from __future__ import annotations

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_

FILE, EDIT, VIEW, HOST, CLUSTER, OBJECT, TERMINAL, TOOLS, WINDOW, HELP = (
    N_("&File"), N_("&Edit"), N_("&View"), N_("Ho&st"), N_("&Cluster"), N_("&Object"),
    N_("Te&rminal"), N_("&Tools"), N_("&Window"), N_("&Help"))
MENUS = (FILE, EDIT, VIEW, HOST, CLUSTER, OBJECT, TERMINAL, TOOLS, WINDOW, HELP)


@frozen
class Command:
    """``letter`` keys act only while a tree, list or log has the keyboard, never in a field."""

    key: str
    title: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    letter: str = ""
    separated: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("add-host", N_("&Add host…"), FILE, "Ctrl+N", "plus"),
    Command("import-hosts", N_("&Import hosts…"), FILE, "", "import"),
    Command("settings", N_("&Settings…"), FILE, "Ctrl+,", "settings", separated=True),
    Command("unlock-vault", N_("&Unlock vault…"), FILE, "", "key"),
    Command("quit", N_("&Quit"), FILE, "Ctrl+Q", "sign-out", separated=True),
    Command("copy-name", N_("Copy &name"), EDIT, "", "copy"),
    Command("copy-id", N_("Copy &ID"), EDIT, "", "copy"),
    Command("filter", N_("&Filter this view"), EDIT, "Ctrl+F", "filter", letter="/"),
    Command("dashboard", N_("&Dashboard"), VIEW, "Alt+Home", "dashboard"),
    Command("list-container", N_("All &containers"), VIEW, "", "container"),
    Command("list-service", N_("All &services"), VIEW, "", "service"),
    Command("list-volume", N_("All &volumes"), VIEW, "", "volume"),
    Command("list-image", N_("All &images"), VIEW, "", "image"),
    Command("list-network", N_("All &networks"), VIEW, "", "network"),
    Command("list-node", N_("All n&odes"), VIEW, "", "node"),
    Command("list-task", N_("All &tasks"), VIEW, "", "task"),
    Command("list-secret", N_("All s&ecrets"), VIEW, "", "secret"),
    Command("list-config", N_("All confi&gs"), VIEW, "", "config"),
    Command("list-route", N_("All ro&utes"), VIEW, "", "route"),
    Command("back", N_("&Back"), VIEW, "Alt+Left", "arrow-left", separated=True),
    Command("forward", N_("&Forward"), VIEW, "Alt+Right", "arrow-right"),
    Command("refresh", N_("&Refresh"), VIEW, "F5", "refresh"),
    Command("connect-host", N_("&Connect"), HOST, "", "connect"),
    Command("disconnect-host", N_("&Disconnect"), HOST, "", "disconnect"),
    Command("host-shell", N_("&Shell on the host"), HOST, "Ctrl+Shift+G", "terminal"),
    Command("resolve-host", N_("&What is wrong…"), HOST, "", "alert"),
    Command("edit-host", N_("&Edit…"), HOST, "", "pencil", separated=True),
    Command("forget-host", N_("&Remove from the list…"), HOST, "", "trash"),
    Command("create-container", N_("Create co&ntainer…"), HOST, "Ctrl+Shift+N", "container",
            separated=True),
    Command("deploy-app", N_("Deploy &app…"), HOST, "Ctrl+Shift+D", "app"),
    Command("pull-image", N_("&Pull image…"), HOST, "", "pull"),
    Command("edge", N_("Ed&ge…"), HOST, "", "globe"),
    Command("create-network", N_("Create networ&k…"), HOST, "", "network"),
    Command("create-service", N_("Create &service…"), CLUSTER, "", "service"),
    Command("create-secret", N_("Create s&ecret…"), CLUSTER, "", "secret"),
    Command("create-config", N_("Create &config…"), CLUSTER, "", "config"),
    Command("cluster-init", N_("&Make a cluster…"), CLUSTER, "", "cluster", separated=True),
    Command("cluster-join", N_("&Join a cluster…"), CLUSTER, "", "plus"),
    Command("cluster-leave", N_("&Leave the cluster…"), CLUSTER, "", "sign-out"),
    Command("cluster-keys", N_("&Tokens and keys…"), CLUSTER, "", "key", separated=True),
    Command("cluster-unlock", N_("&Unlock a manager…"), CLUSTER, "", "unlock"),
    Command("open", N_("&Open"), OBJECT, "", "overview"),
    Command("logs", N_("&Logs"), OBJECT, "", "logs", letter="l"),
    Command("shell", N_("S&hell"), OBJECT, "", "terminal", letter="s"),
    Command("shell-options", N_("Shell &with options…"), OBJECT, "Ctrl+Shift+Return", "terminal"),
    Command("shell-again", N_("Shell as &before"), OBJECT, "Ctrl+Shift+Y", "terminal"),
    Command("helper-shell", N_("Shell i&n a helper…"), OBJECT, "Ctrl+Shift+M", "terminal"),
    Command("attach", N_("Attach to what is runnin&g…"), OBJECT, "Ctrl+Shift+T", "connect"),
    Command("inspect", N_("&Inspect"), OBJECT, "", "inspect", letter="d"),
    Command("stats", N_("S&tats"), OBJECT, "", "chart"),
    Command("favourite", N_("&Favourite"), OBJECT, "Ctrl+D", "star"),
    Command("duplicate", N_("D&uplicate…"), OBJECT, "", "duplicate"),
    Command("add-route", N_("Add &route…"), OBJECT, "", "route"),
    Command("start-app", N_("St&art app"), OBJECT, "", "play", separated=True),
    Command("stop-app", N_("&Stop app…"), OBJECT, "", "stop"),
    Command("restart-app", N_("R&estart app…"), OBJECT, "", "restart"),
    Command("update-app", N_("Up&date app…"), OBJECT, "", "upload"),
    Command("duplicate-app", N_("Dupli&cate app…"), OBJECT, "", "duplicate"),
    Command("export-app", N_("E&xport app…"), OBJECT, "", "download"),
    Command("adopt-app", N_("Ado&pt app, set its tenant…"), OBJECT, "", "import"),
    Command("remove-app", N_("Re&move app…"), OBJECT, "", "trash"),
    Command("terminal-right", N_("Split to the &right"), TERMINAL, "Ctrl+Shift+E", "split"),
    Command("terminal-below", N_("Split &below"), TERMINAL, "Ctrl+Shift+O", "panel-bottom"),
    Command("terminal-alone", N_("&Zoom this one"), TERMINAL, "Ctrl+Shift+X", "maximize"),
    Command("terminal-left-pane", N_("Go &left"), TERMINAL, "Ctrl+Shift+Left", "arrow-left",
            separated=True),
    Command("terminal-right-pane", N_("Go r&ight"), TERMINAL, "Ctrl+Shift+Right", "arrow-right"),
    Command("terminal-upper-pane", N_("Go &up"), TERMINAL, "Ctrl+Shift+Up", "arrow-up"),
    Command("terminal-lower-pane", N_("Go &down"), TERMINAL, "Ctrl+Shift+Down", "arrow-down"),
    Command("terminal-next", N_("&Next session"), TERMINAL, "Ctrl+Shift+J", "chevron-right"),
    Command("terminal-list", N_("List of se&ssions"), TERMINAL, "Ctrl+Shift+H", "rows"),
    Command("terminal-rename", N_("Rena&me…"), TERMINAL, "Ctrl+Shift+I", "pencil"),
    Command("broadcast-tab", N_("&Type into all of this tab"), TERMINAL, "Ctrl+Shift+B",
            "keyboard", separated=True),
    Command("broadcast-all", N_("Type into &all terminals"), TERMINAL, "Ctrl+Alt+Shift+B",
            "keyboard"),
    Command("terminal-record", N_("Record… / end the recordin&g"), TERMINAL, "Ctrl+Shift+R",
            "play"),
    Command("terminal-save", N_("Save the te&xt…"), TERMINAL, "Ctrl+Shift+S", "save"),
    Command("terminal-copy", N_("&Copy"), TERMINAL, "Ctrl+Shift+C", "copy", separated=True),
    Command("terminal-paste", N_("&Paste"), TERMINAL, "Ctrl+Shift+V", "import"),
    Command("terminal-search", N_("Searc&h…"), TERMINAL, "Ctrl+Shift+F", "search"),
    Command("terminal-links", N_("&Open an address…"), TERMINAL, "Ctrl+Shift+U", "globe"),
    Command("terminal-clear", N_("Clear histor&y"), TERMINAL, "Ctrl+Shift+K", "trash",
            separated=True),
    Command("terminal-reset", N_("R&eset terminal"), TERMINAL, "Ctrl+Shift+Backspace", "refresh"),
    Command("terminal-close", N_("&Finish and close"), TERMINAL, "Ctrl+Shift+W", "close"),
    Command("go-to", N_("&Go to…"), TOOLS, "Ctrl+K", "search"),
    Command("palette", N_("&Command palette…"), TOOLS, "Ctrl+Shift+P", "keyboard"),
    Command("search-logs", N_("&Search many logs…"), TOOLS, "Ctrl+Shift+L", "search",
            separated=True),
    Command("logs-by-label", N_("&Logs by label…"), TOOLS, "", "tag"),
    Command("panel-1", N_("&Navigator"), WINDOW, "Ctrl+B", "panel-left"),
    Command("panel-2", N_("&Bottom panels"), WINDOW, "Ctrl+`", "panel-bottom"),
    Command("panel-3", N_("P&roperties"), WINDOW, "Ctrl+I", "panel-right"),
    Command("close-tab", N_("&Close tab"), WINDOW, "Ctrl+W", "close", separated=True),
    Command("next-tab", N_("Ne&xt tab"), WINDOW, "Ctrl+Tab", "chevron-right"),
    Command("previous-tab", N_("&Previous tab"), WINDOW, "Ctrl+Shift+Tab", "chevron-left"),
    Command("show-logs", N_("&Logs panel"), WINDOW, "Ctrl+1", "logs", separated=True),
    Command("show-terminals", N_("&Terminals panel"), WINDOW, "Ctrl+2", "terminal"),
    Command("show-tasks", N_("T&asks panel"), WINDOW, "Ctrl+3", "queue"),
    Command("events", N_("&Events panel"), WINDOW, "Ctrl+4", "events"),
    Command("focus-navigator", N_("Go to na&vigator"), WINDOW, "Ctrl+0", "panel-left"),
    Command("shortcuts", N_("&Keyboard shortcuts…"), HELP, "F1", "keyboard", letter="?"),
    Command("open-log", N_("Open the program's &log"), HELP, "", "file-text"),
    Command("about", N_("&About CaaS Desktop"), HELP, "", "info"),
)


def command(key: str) -> Command:
    """Return the command named ``key``; KeyError for an unknown one."""
    for found in COMMANDS:
        if found.key == key:
            return found
    raise KeyError(key)

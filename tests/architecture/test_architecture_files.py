"""Files stay small, and say nothing of the machine they were written on."""

from __future__ import annotations

import re
from pathlib import Path

from tools import translations, ts
from tools.texts import collect

LONGEST = 400
# Where an address in our files may lead: what runs here, names kept for examples, namespaces of
# formats, and the documents that a comment or a licence refers to.
ADDRESSES = re.compile(
    r"localhost|127\.0\.0\.1|\[::1\]|10\.77\.\d+\.\d+|[\w.-]*\.(?:test|example|invalid)|\{.*"
    r"|(?:[\w-]+\.)*(?:w3\.org|apache\.org|python\.org|docker\.com|github\.com|qt\.io|debian\.org"
    r"|letsencrypt\.org|json-schema\.org|keepachangelog\.com|semver\.org|freedesktop\.org)|example\.(?:org|com|net)"
    r"|index\.docker\.io|evil"  # the key of Docker Hub in config.json; a test's attacker
    r"|a\.b|10\.0\.0\.9"  # names and addresses that tests only read
)
_URL = re.compile(r"https?://(?:[^/@\s\"'`]*@)?([^/\s\"'`:)>,\\]+)")
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
_STANDARD_FOLDERS = {"home", "root", "tmp", "var", "usr", "opt", "srv", "mnt", "media"}


def _texts(paths: list[Path]) -> list[tuple[Path, str]]:
    texts = []
    for path in paths:
        try:
            texts.append((path, path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue  # a picture
    return texts


def test_no_module_is_longer_than_one_can_survey(modules: list[Path]) -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST and "tests" not in p.parts} == {}


def test_nothing_names_a_folder_of_this_machine(tracked: list[Path], root: Path) -> None:
    private = {f"{root}/", f"{Path.home()}/"} - {"/root/", "//"}
    if root.parts[1] not in _STANDARD_FOLDERS:
        private.add(f"/{root.parts[1]}/{root.parts[2]}")
    wrong = [str(path) for path, text in _texts(tracked) if any(p in text for p in private)]
    assert wrong == []


def test_no_file_leads_to_an_unknown_server(tracked: list[Path]) -> None:
    wrong = [
        f"{path}: {host}"
        for path, text in _texts(tracked)
        for host in _URL.findall(text)
        if not ADDRESSES.fullmatch(host) and "." in host
    ]
    assert wrong == []


def test_nothing_is_left_unfinished(modules: list[Path]) -> None:
    wrong = [
        str(path)
        for path, text in _texts(modules)
        if _UNFINISHED.search(text) and path.resolve() != Path(__file__).resolve()
    ]
    assert wrong == []


def test_every_text_is_translated_and_every_placeholder_kept() -> None:
    texts = collect()
    for language in translations.LANGUAGES:
        messages = ts.read(translations.path_of(language))
        assert translations.problems(texts, messages) == []

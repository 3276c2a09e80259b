"""What every command takes that reads Compose files; ``compose.source_of`` makes a Source of it."""
from __future__ import annotations

import argparse
from pathlib import Path


def source_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what every command takes that reads Compose files."""
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path,
                        help="later files are merged over earlier ones; default: those of the "
                             "project's folder")
    parser.add_argument("--project-directory", type=Path, metavar="FOLDER",
                        help="default: the folder of the first file, else this one")
    parser.add_argument("--name", "--project-name", default="", metavar="NAME",
                        dest="project_name", help="of the app")
    parser.add_argument("--profile", action="append", default=[], metavar="NAME",
                        help="enable a profile; may be repeated, * for all")
    parser.add_argument("--env-file", action="append", type=Path, metavar="FILE",
                        help="in place of .env; may be repeated")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE",
                        help="a variable; the ones of this shell are not seen")

import PySide6.QtCore  # noqa: F401 - it changes the import that is set right here

from caas_desktop.viewmodels.imports import import_plainly
from caas_desktop.viewmodels.overrides import catch_in_overrides

import_plainly()
catch_in_overrides("caas_desktop.")

"""Each value once, without what numpy loads for it."""
from __future__ import annotations

import subprocess
import sys

import numpy as np

from caas_desktop.operations.distinct import distinct


def test_each_value_comes_once_and_in_order() -> None:
    assert distinct(np.array([3, 1, 3, 2, 1])).tolist() == [1, 2, 3]
    assert distinct(np.array([], np.int64)).tolist() == []


def test_masked_arrays_are_not_loaded() -> None:
    code = ("import sys, numpy as np; from caas_desktop.operations.distinct import distinct; "
            "distinct(np.array([1, 1])); sys.exit('numpy.ma' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 0

"""Speed and memory, as ratios to named peers in the same run; medians, for machines are noisy."""

import os

# As the commands do, and before numpy is there: a second thread costs CPU time and saves no wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

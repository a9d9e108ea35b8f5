"""What tests draw by: the same in each ordinary run, others in each round of `make fuzz`, which tries more."""

import os

# A round that found something is tried again with its seed in MOPSCERT_FUZZ; 0 is that of ordinary runs.
SEED = int(os.environ.get("MOPSCERT_FUZZ", "0"))

"""How a verb refuses: in one sentence, before anything was written."""

from mopscert.errors import MopscertError


class RefusedError(MopscertError):
    """What was asked cannot be done; the message says why, and nothing was changed."""

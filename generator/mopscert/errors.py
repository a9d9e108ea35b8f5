"""The one root of exceptions, for broken machinery only; authors' mistakes are findings."""


class MopscertError(Exception):
    """Something other than the content is wrong: a missing folder, an unwritable output."""

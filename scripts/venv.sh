#!/bin/sh
# Makes .venv, where Debian and Ubuntu may lack the part of Python that does.
set -eu
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "This project needs Python 3.11 or newer; $("$python" --version) is too old. Try: make PYTHON=python3.12" >&2
  exit 1
}
"$python" -m venv .venv && exit 0
rm -rf .venv
echo "The venv module is missing; installing the package python3-venv." >&2
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
  $as_root apt-get update -qq
  $as_root apt-get install -qq -y --no-install-recommends python3-venv >/dev/null
  exec "$python" -m venv .venv
fi
echo "Install it (on Debian and Ubuntu: sudo apt install python3-venv), then run make again." >&2
exit 1

#!/bin/sh
# Prints the path of a Chromium for the browser tests, and installs one where it may.
set -eu
find_browser() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}
find_browser && exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null; then
  { $as_root apt-get update -qq && $as_root apt-get install -qq -y --no-install-recommends chromium; } >/dev/null 2>&1 || true
fi
find_browser && exit 0
echo "The browser tests need Chromium. Install it (on Debian: sudo apt install chromium), or name one:" >&2
echo "  make test CHROMIUM=/path/to/chrome" >&2
exit 1

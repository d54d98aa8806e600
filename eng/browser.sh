#!/usr/bin/env bash
# Prints the path of a Chromium with Chinese fonts for the tests; installs both where that can be done (Debian, root).
set -euo pipefail
found() { [ -n "${GOVSERVICES_CHROMIUM:-}" ] && [ -x "$GOVSERVICES_CHROMIUM" ] && echo "$GOVSERVICES_CHROMIUM" || command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! found >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >&2
fi
found || { echo 'Chromium is not installed: apt-get install chromium fonts-noto-cjk' >&2; exit 3; }

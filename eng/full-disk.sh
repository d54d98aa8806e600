#!/usr/bin/env bash
# A PostgreSQL whose disk fills up under a host that appends: a small disk in memory (root on Linux), filled and freed several times. Build first (eng/test.sh does).
#   eng/full-disk.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} configuration=${CONFIGURATION:-Release}
tests=artifacts/bin/Zhaoqing.GovServices.Journal.PostgreSql.Tests/${configuration,,}/Zhaoqing.GovServices.Journal.PostgreSql.Tests.dll
disk=$(mktemp -d); printed=$(mktemp)
export PGSTATE=$disk/pg PGFSYNC=on PGKEEP=1
mount -t tmpfs -o size=400m,mode=0755 tmpfs "$disk" 2>/dev/null || { echo 'A small disk cannot be made here: this needs root on Linux.' >&2; rmdir "$disk"; exit 3; }
host=
end() { [ -z "$host" ] || kill -9 "$host" 2>/dev/null || true; eng/postgres.sh stop; umount "$disk"; rmdir "$disk"; rm -f "$printed"; }
trap end EXIT
connection=$(eng/postgres.sh start)
dotnet "$tests" append "$connection" journal 1 0 > "$printed" & host=$!
lines() { grep -c ' \.$' "$printed" || true; }
more() { local least=$(( $(lines) + $1 )); for try in $(seq 1200); do [ "$(lines)" -lt "$least" ] || return 0; sleep 0.1; done; echo 'The host does not go on.' >&2; exit 1; }
for round in $(seq "$rounds"); do
  more 200
  dd if=/dev/zero of="$disk/filler" bs=64k status=none 2>/dev/null || true
  before=-1; for try in $(seq 300); do now=$(lines); [ "$now" != "$before" ] || break; before=$now; sleep 2; done   # until nothing is acknowledged any more
  echo "round $round: full after $now acknowledged appends"
  rm "$disk/filler"
  # Without room for its log the server ends; with room it recovers.
  eng/postgres.sh start > /dev/null
done
more 200
kill -9 "$host"; wait "$host" 2>/dev/null || true; host=
dotnet "$tests" verify "$connection" journal "$printed"
grep -E 'No space left|PANIC' "$disk/pg/data/server.log" | sed -E 's/^[^]]*\] //; s/"[^"]*"/…/' | sort | uniq -c | sort -rn | head -4

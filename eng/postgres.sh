#!/usr/bin/env bash
# A throw-away PostgreSQL on loopback: `start` prints its connection string, `stop` ends it. A second start gives the same server.
#   PGSTATE=folder   another server beside the first
#   PGFSYNC=on       a server whose commits reach the disk, for tests of durability and for measuring
#   PGPORT=number    a fixed port, for a server that is killed and started again on the same data (PGKEEP=1)
set -euo pipefail
state=${PGSTATE:-${TMPDIR:-/var/tmp}/govservices-pg-$(id -u)}
find_bin() { bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true); [ -x "${bin:-/nowhere}/initdb" ]; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
install() {   # where it can be: Debian and its like, as root
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  # Its own server of the distribution is not wanted.
  mkdir -p /etc/postgresql-common; [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  export DEBIAN_FRONTEND=noninteractive
  { apt-get install -y --no-install-recommends postgresql || { apt-get update && apt-get install -y --no-install-recommends postgresql; }; } >&2
}
serve() {
  local speed="-F -c synchronous_commit=off -c full_page_writes=off"
  [ "${PGFSYNC:-off}" != on ] || speed="-c fsync=on"
  (
  # The server outlives its caller: it keeps none of the caller's files open, and so none of its locks.
  for open in /proc/self/fd/*; do [ "${open##*/}" -le 2 ] || eval "exec ${open##*/}>&-"; done 2>/dev/null
  as_owner "$bin/pg_ctl" -D "$state/data" -w -t 60 -l "$state/data/server.log" \
    -o "-h 127.0.0.1 -p $1 -k '' $speed -c max_connections=300 -c max_wal_size=4GB" start >&2
  )
}
running() { [ -s "$state/port" ] && as_owner "$bin/pg_ctl" -D "$state/data" status >/dev/null 2>&1; }
case ${1:-} in
  start)
    find_bin || install && find_bin || { echo 'PostgreSQL is not installed, and this script can install it only as root on Debian: apt-get install postgresql' >&2; exit 3; }
    mkdir -p -m 700 "$state"; exec 9> "$state.lock"; flock 9   # two callers start one server
    [ "$(id -u)" != 0 ] || chown postgres "$state"
    cd "$state"
    if ! running; then
      if [ -n "${PGKEEP:-}" ] && [ -s "$state/port" ]; then
        # A session forked in the moment of the kill may hold the old memory for a little longer.
        for try in $(seq 50); do serve "$(<"$state/port")" && break; [ "$try" != 50 ] || { tail "$state/data/server.log" >&2; exit 1; }; sleep 0.1; done
      else
        rm -rf "$state/data" "$state/port"
        as_owner "$bin/initdb" -D "$state/data" -U gov -A trust -E UTF8 --locale=C.UTF-8 --no-sync >&2
        for try in 1 2 3 4 5; do   # a port that nobody listens on
          port=${PGPORT:-$(( 20000 + RANDOM % 10000 ))}
          serve "$port" && break
          [ "$try" != 5 ] || { tail "$state/data/server.log" >&2; exit 1; }
        done
        echo "$port" > "$state/port"
      fi
    fi
    echo "Host=127.0.0.1;Port=$(<"$state/port");Username=gov;Database=postgres" ;;
  stop)
    find_bin || exit 0
    [ ! -d "$state/data" ] || { cd "$state"; as_owner "$bin/pg_ctl" -D "$state/data" -m immediate -w stop >&2 || true; }
    cd /; rm -rf "$state" "$state.lock" ;;
  kill)   # as if the machine had lost it: no shutdown, the data stays; start with PGKEEP=1 goes on from there
    server=$(head -1 "$state/data/postmaster.pid"); mine="$server $(ps -o pid= --ppid "$server" | tr '\n' ' ')"
    kill -9 $mine 2>/dev/null || true
    for try in $(seq 500); do kill -0 $mine 2>/dev/null || break; sleep 0.01; done ;;
  *) echo "usage: $0 start|stop|kill" >&2; exit 2 ;;
esac

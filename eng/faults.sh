#!/usr/bin/env bash
# The faults of the journal at length: what eng/test.sh does in short, with many more rounds. Build first (eng/test.sh does).
#   eng/faults.sh             everything, about twenty minutes on two cores
#   KILL_SEED=7 eng/faults.sh another seed
set -uo pipefail
cd "$(dirname "$0")/.."
bin=artifacts/bin configuration=${CONFIGURATION:-Release} failed=0
export KILL_SEED=${KILL_SEED:-20261125}
run() {   # rounds, project, filter
  echo "== $2 $3, $1 rounds, seed $KILL_SEED"
  KILL_ROUNDS=$1 timeout "${FAULT_TIMEOUT:-1800}" dotnet test "$bin/$2/${configuration,,}/$2.dll" --filter "FullyQualifiedName~$3" --logger 'console;verbosity=detailed' 2>&1 |
    grep -E -A2 '^ *(seed|Passed |Failed |Error Message|Assert)|^ *Total tests' | grep -vE '^--|^ *$|Standard Output'
  [ "${PIPESTATUS[0]}" = 0 ] || failed=1
}
sqlite=Zhaoqing.GovServices.Journal.Sqlite.Tests postgres=Zhaoqing.GovServices.Journal.PostgreSql.Tests
run "${SQLITE_ROUNDS:-150}" $sqlite 'KillTests'
run 1 $sqlite 'A_torn_last_page|A_full_disk'
run "${SERVER_ROUNDS:-100}" $postgres 'KillTests.What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_the_server'
run "${BOTH_ROUNDS:-50}" $postgres 'KillTests.What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_both'
run "${HOST_ROUNDS:-20}" $postgres 'KillTests.What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_hosts'
run 1 $postgres 'NetworkTests'
run 1 $postgres 'StrangerTests|DiskFullTests'
run "${CITY_ROUNDS:-100}" CrossRegionCities.Tests 'KillTests'
eng/full-disk.sh "${DISK_ROUNDS:-5}" || [ $? = 3 ] || failed=1
[ $failed = 0 ] && echo 'All held.' || echo 'Something did not hold.'
exit $failed

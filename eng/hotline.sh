#!/usr/bin/env bash
# The hotline's wire and bridge at length: what eng/test.sh does in short, many times over. Build first (eng/test.sh does).
#   eng/hotline.sh              everything, half an hour and more on two cores
#   eng/hotline.sh fuzz         100 million frames given to the parser
#   eng/hotline.sh kills        500 kills of two desks that run as programs
#   eng/hotline.sh strangers    a million callers with noise while two desks speak
#   eng/hotline.sh schedules    a million schedules of two desks and a bad line
#   FRAME_SEED=7 KILL_SEED=7 eng/hotline.sh   other ones
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release} name=Zhaoqing.GovServices.Hotline.Tests failed=0
export FRAME_FUZZ=${FRAME_FUZZ:-100000000} KILL_ROUNDS=${KILL_ROUNDS:-500} STRANGERS=${STRANGERS:-1000000} BRIDGE_SCHEDULES=${BRIDGE_SCHEDULES:-1000000}
run() {   # name, filter
  echo "== $1"
  timeout "${HOTLINE_TIMEOUT:-3600}" dotnet test "artifacts/bin/$name/${configuration,,}/$name.dll" --filter "FullyQualifiedName~$2" --logger 'console;verbosity=detailed' 2>&1 |
    grep -E '(seed|strangers|^ *(Failed|Error Message|Assert|System\.)|^ *(Total tests|Passed|Total time):)'
  [ "${PIPESTATUS[0]}" = 0 ] || failed=1
}
for part in "${@:-fuzz kills strangers schedules}"; do
  for one in $part; do
    case $one in
      fuzz) run fuzz 'FuzzTests.Whatever_bytes' ;;
      kills) run kills 'Kills.KillTests' ;;
      strangers) run strangers 'However_many_come_with_noise' ;;
      schedules) run schedules 'Whatever_the_line_does' ;;
      *) echo "There is no part $one."; exit 2 ;;
    esac
  done
done
exit $failed

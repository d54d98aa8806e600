#!/usr/bin/env bash
# Builds everything, runs every test project, and ends with 'N passed, N failed', summed from what each project reported.
#   eng/test.sh                                      all
#   eng/test.sh 'FullyQualifiedName~DivisionCode'    some
set -uo pipefail
cd "$(dirname "$0")/.."
export FILTER=${1:-} CONFIGURATION=${CONFIGURATION:-Release} RESULTS=artifacts/TestResults
# Compilers and tests run for seconds: instrumenting them for later costs a third of their time and never pays.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8 DOTNET_TieredPGO=0
passed=0 failed=0 skipped=0
close() {
  printf '%d passed, %d failed%s\n' "$passed" "$failed" "$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]; exit
}
rm -rf "$RESULTS"; mkdir -p "$RESULTS"

# What does not build is not run, not even an older build of it.
dotnet restore Zhaoqing.GovServices.sln --verbosity quiet -tl:off &&
  dotnet build Zhaoqing.GovServices.sln --no-restore --configuration "$CONFIGURATION" --verbosity quiet -tl:off -nologo -m:2 ||
  { echo 'The build failed; no test was run.'; failed=1; close; }

# Code style is part of the build (EnforceCodeStyleInBuild); white space is checked here.
dotnet format whitespace . --folder --exclude artifacts --verify-no-changes ||
  { echo 'The format differs: run dotnet format whitespace . --folder --exclude artifacts'; failed=1; close; }

run() {   # one process tree per project: a crash or a hang in one does not touch the others
  timeout --kill-after=20 "${PROJECT_TIMEOUT:-600}" dotnet test "artifacts/bin/$1/${CONFIGURATION,,}/$1.dll" \
    --results-directory "$RESULTS/$1" --logger "trx;LogFileName=results.trx" --blame-hang-timeout "${HANG:-5min}" --blame-hang-dump-type none \
    ${FILTER:+--filter "$FILTER"} > "$RESULTS/$1.log" 2>&1
  echo $? > "$RESULTS/$1.exit"
}
export -f run
projects=(); for file in tests/*/*.csproj; do projects+=("$(basename "$file" .csproj)"); done

# What a project needs beyond the SDK (<Needs>postgres</Needs>) is installed and started where that can be. Where it cannot, the project is not run and named at the end.
not_run=()
needs() { sed -n 's:.*<Needs>\(.*\)</Needs>.*:\1:p' "tests/$1/$1.csproj"; }
have() {
  case $1 in
    '') true ;;
    postgres)
      [ -n "${GOVSERVICES_POSTGRES:-}" ] || {
        export PGSTATE=${TMPDIR:-/var/tmp}/govservices-pg-test-$$
        trap 'eng/postgres.sh stop 2>/dev/null' EXIT
        GOVSERVICES_POSTGRES=$(eng/postgres.sh start 2> "$RESULTS/postgres.log") && export GOVSERVICES_POSTGRES
      } ;;
    browser)
      [ -n "${GOVSERVICES_CHROMIUM:-}" ] || { GOVSERVICES_CHROMIUM=$(eng/browser.sh 2> "$RESULTS/browser.log") && export GOVSERVICES_CHROMIUM; } ;;
    *) false ;;
  esac
}
able=()
for name in "${projects[@]}"; do
  need=$(needs "$name")
  if have "$need"; then able+=("$name"); else not_run+=("$name: it needs $need, which is not here and could not be installed ($(tail -n1 "$RESULTS/$need.log" 2>/dev/null))"); fi
done
projects=("${able[@]}")
printf '%s\0' "${projects[@]}" | xargs -0 -n1 -P2 bash -c 'run "$1"' run

for name in "${projects[@]}"; do
  exit=$(cat "$RESULTS/$name.exit" 2>/dev/null || echo 1)
  counters=$(grep -m1 -o '<Counters [^>]*>' "$RESULTS/$name/results.trx" 2>/dev/null)
  count() { local n; n=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters"); echo "${n:-0}"; }
  total=$(count total) ok=$(count passed) executed=$(count executed)
  bad=$((executed - ok))
  # A crash, a hang, a missing report and an empty project are failures too, though no test says so.
  if [ "$bad" = 0 ] && { [ "$exit" != 0 ] || [ "$total" = 0 -a -z "$FILTER" ]; }; then bad=1; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  printf '%-48s %6d passed %4d failed\n' "$name" "$ok" "$bad"
  [ "$bad" = 0 ] || { echo "--- $name ended with $exit:"; grep -vE '^(info|dbug): ' "$RESULTS/$name.log" | tail -n 80; }
done
for name in ${not_run[@]+"${not_run[@]}"}; do echo "Not run: $name"; [ "${CI:-}" != true ] || failed=$((failed + 1)); done
close

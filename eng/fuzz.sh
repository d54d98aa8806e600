#!/usr/bin/env bash
# Generated and mutated bytes for the parsers of e-licences at length: what eng/test.sh does in short, many times over. Build first (eng/test.sh does).
#   eng/fuzz.sh               eleven million inputs, some minutes
#   FUZZ_SEED=7 eng/fuzz.sh   other ones
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release} name=Zhaoqing.GovServices.ELicence.Tests
FUZZ_TIMES=${FUZZ_TIMES:-38} dotnet test "artifacts/bin/$name/${configuration,,}/$name.dll" --filter 'FullyQualifiedName~FuzzTests' --logger 'console;verbosity=detailed' 2>&1 |
  grep -E '(inputs, .* seed|^ *(Failed|Error Message|System\.)|^ *(Total tests|Passed|Total time):)'
exit "${PIPESTATUS[0]}"

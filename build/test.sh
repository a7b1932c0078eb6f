#!/usr/bin/env bash
# Builds everything and runs every test. The last line is "N passed, N failed".
# Usage: bash build/test.sh [--nightly] [TEST_PROJECT_NAME ...]   (default: all below tests/)
#   --nightly   also the tests of the category Nightly, which take long
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
configuration=Release

filter=(--filter 'TestCategory!=Nightly')
if [[ ${1:-} == --nightly ]]; then
    filter=()
    shift
fi
for name in "$@"; do
    [[ -f tests/$name/$name.csproj ]] || { echo "error: there is no test project tests/$name/$name.csproj." >&2; exit 2; }
done

bash build/require-tools.sh test
dotnet build Installer.sln --nologo -v minimal -c "$configuration"

results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
status=0
for project in tests/*.Tests/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    if (($# > 0)) && [[ " $* " != *" $name "* ]]; then
        continue
    fi
    echo "Testing $name ..."
    dotnet test "$project" --no-build --nologo -v quiet -c "$configuration" ${filter[@]+"${filter[@]}"} --results-directory "$results" --logger "trx;LogFileName=$name.trx" || status=1
done

# vstest's summary is one a project; the sum comes from its result files. A project that wrote none did not run.
passed=0 failed=0
for file in "$results"/*.trx; do
    [[ -e $file ]] || break
    counters=$(grep -o '<Counters [^>]*>' "$file")
    total=$(sed -n 's/.* total="\([0-9]*\)".*/\1/p' <<<"$counters")
    ok=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")
    passed=$((passed + ok))
    # Whatever did not pass has failed: nothing here is skipped.
    failed=$((failed + total - ok))
done
# What a test has to say to whoever reads the result.
grep -ho 'Note: [^<]*' "$results"/*.trx | sort -u || true
if ((status != 0 && failed == 0)); then
    failed=1
fi
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))

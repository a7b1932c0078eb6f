#!/usr/bin/env bash
# Packs a large folder with wixc, as MSZIP, as LZX (high) and again without a change, and with wixl, run by run in turn, and prints medians and ratios. With --growth it measures how time and memory grow with the number of
# files instead and draws docs/growth.svg, with --helper the helper under Wine, with --actions the custom actions, with --setup the start of the setup program; these fail if a number is beyond its limit.
# Usage: bash build/bench.sh [--payload DIR] [--runs N]     (default: the .NET SDK's own folder, 3 runs)
#        bash build/bench.sh --growth [RUNS]                (default: 3 of each size)
#        bash build/bench.sh --helper [REQUESTS]            (default: a day's worth, 200000)
#        bash build/bench.sh --actions [CALLS]              (default: 40)
#        bash build/bench.sh --setup [STARTS]               (default: 10)
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() { # WHAT
    echo "usage: bash build/bench.sh $1" >&2
    exit 2
}

check_count() { # WHAT DIGITS [COUNT] -> a COUNT is a number of at most DIGITS digits
    local count=${3:-1}
    [[ $# -le 3 && $count =~ ^[1-9][0-9]*$ && ${#count} -le $2 ]] || usage "$1"
}

benchmark() { # NAME ARGUMENT... -> runs one that checks its own limits, in the place of this script
    exec dotnet run --project "tests/$1.Benchmarks/$1.Benchmarks.csproj" -c Release -- "${@:2}"
}

case ${1:-} in
    --growth)
        check_count '--growth [RUNS]' 2 "${@:2}"
        benchmark Installer.Wix docs/growth.svg "${2:-3}" ;;
    --helper)
        check_count '--helper [REQUESTS]' 9 "${@:2}"
        bash build/require-tools.sh test
        benchmark Helper "${@:2}" ;;
    --actions)
        check_count '--actions [CALLS]' 3 "${@:2}"
        bash build/require-tools.sh test
        benchmark CustomActions "${@:2}" ;;
    --setup)
        check_count '--setup [STARTS]' 3 "${@:2}"
        bash build/require-tools.sh test
        dotnet build installer/Setup/DockerDesktop.Setup.csproj -restore -t:GetSetupProgram --nologo -v quiet -c Release
        benchmark Setup artifacts/installers/release/DockerDesktopInstaller.exe "${@:2}" ;;
esac

payload='' runs=3
while (($# > 0)); do
    case "$1:${2:-}" in
        --payload:?*)
            [[ $2 == /* ]] && payload=$2 || payload=$started_in/$2
            [[ -d $payload ]] || { echo "error: the payload $payload is no folder." >&2; exit 2; }
            shift 2 ;;
        --runs:[1-9] | --runs:[1-9][0-9]) runs=$2; shift 2 ;;
        *) usage '[--payload DIR] [--runs N] | --growth [RUNS] | --helper [REQUESTS] | --actions [CALLS] | --setup [STARTS]' ;;
    esac
done

bash build/require-tools.sh bench
if [[ -z $payload ]]; then
    payload=$(dotnet --list-sdks | sed -n "s/^$(dotnet --version) \[\(.*\)\]$/\1/p")
fi

dotnet build build/Installer.Wix.CommandLine/Installer.Wix.CommandLine.csproj --nologo -v quiet -c Release
source=tests/Installer.Wix.Benchmarks/package.wxs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$payload" && find . -type f | sort | wixl-heat -p ./ --component-group Payload --var var.Payload --directory-ref INSTALLFOLDER) > "$work/payload-wixl.wxs"
cat > "$work/package-wixl.wxs" <<'WXS'
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="Benchmark" Manufacturer="Benchmark" Version="1.0.0" Language="1033" UpgradeCode="{6BD6EE0A-8159-4827-ADD1-D2688157E40B}">
    <Package InstallerVersion="500" Compressed="yes" />
    <Media Id="1" Cabinet="cab1.cab" EmbedCab="yes" />
    <Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLFOLDER" Name="Benchmark" /></Directory></Directory>
    <Feature Id="Main" Level="1"><ComponentGroupRef Id="Payload" /></Feature>
  </Product>
</Wix>
WXS

run_high() { build/wixc build -nologo -arch x64 -dcl high -b "Payload=$payload" "$source" -o "$work/high.msi" >"$work/high.log"; }
run_rebuild() { build/wixc build -nologo -arch x64 -cabcache "$work/cache" -b "Payload=$payload" "$source" -o "$work/rebuild.msi" >"$work/rebuild.log"; }
run_wixc() { build/wixc build -nologo -arch x64 -b "Payload=$payload" "$source" -o "$work/wixc.msi" >"$work/wixc.log"; }
# wixl takes no absolute path.
run_wixl() { (cd "$payload" && wixl -a x64 -D Payload=. -o "$work/wixl.msi" "$work/package-wixl.wxs" "$work/payload-wixl.wxs" >"$work/wixl.log" 2>&1); }

measure() { # NAME -> appends seconds to $work/NAME.seconds
    local start end
    start=$(date +%s%N)
    if ! "run_$1"; then
        echo "error: $1 failed" >&2
        cat "$work/$1.log" >&2
        exit 1
    fi
    end=$(date +%s%N)
    awk -v n=$((end - start)) 'BEGIN { printf "%.2f\n", n / 1e9 }' >> "$work/$1.seconds"
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

echo "Packing $payload: $(find "$payload" -type f | wc -l) files, $(du -sb "$payload" | cut -f1) bytes, $runs runs of each in turn."
run_rebuild # fills the cabinet cache, and warms the page cache and the compiler's own files
for ((run = 1; run <= runs; run++)); do
    echo "Run $run of $runs ..."
    rm -f "$work"/*.msi
    measure wixc
    measure rebuild
    measure high
    measure wixl
done

wixl_seconds=$(median "$work/wixl.seconds") wixl_bytes=$(stat -c %s "$work/wixl.msi")
printf '%-12s %10s %8s %14s %8s\n' '' seconds ratio bytes ratio
for name in wixc rebuild high wixl; do
    case $name in
        wixc) label='wixc, mszip' ;;
        rebuild) label='unchanged' ;;
        high) label='wixc, high' ;;
        *) label=$name ;;
    esac
    awk -v label="$label" -v a="$(median "$work/$name.seconds")" -v b="$wixl_seconds" -v c="$(stat -c %s "$work/$name.msi")" -v d="$wixl_bytes" \
        'BEGIN { printf "%-12s %10.2f %8.2f %14d %8.3f\n", label, a, a / b, c, c / d }'
done
cmp "$work/wixc.msi" "$work/rebuild.msi" # what comes out of the cache is what is packed anew

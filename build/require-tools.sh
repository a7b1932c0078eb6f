#!/usr/bin/env bash
# Makes sure that the tools of a step are there: installs Debian's packages as root, otherwise says exactly what to install.
# Usage: require-tools.sh build|test|bench
set -euo pipefail

# command:package
build=(clang:clang lld-link:lld llvm-dlltool:llvm llvm-rc:llvm)
test=("${build[@]}" wine:wine64 msiinfo:msitools msibuild:msitools wixl:wixl cabextract:cabextract osslsigncode:osslsigncode Xvfb:xvfb)
bench=("${build[@]}" wixl:wixl wixl-heat:wixl msiinfo:msitools)

case "${1:-}" in
    build) needed=("${build[@]}") ;;
    test) needed=("${test[@]}") ;;
    bench) needed=("${bench[@]}") ;;
    *) echo "usage: require-tools.sh build|test|bench" >&2; exit 2 ;;
esac

# Homebrew keeps LLVM out of PATH; the linking step looks there as well.
PATH=$PATH:/opt/homebrew/opt/llvm/bin:/opt/homebrew/opt/lld/bin:/usr/local/opt/llvm/bin:/usr/local/opt/lld/bin

# On Windows the SDK links with Microsoft's linker.
case $(uname) in MINGW* | MSYS*) needed=() ;; esac

missing=()
for entry in ${needed[@]+"${needed[@]}"}; do
    command=${entry%%:*} package=${entry##*:}
    # Debian's wine64 leaves its program outside PATH.
    if [[ $command == wine ]]; then
        [[ -x /usr/lib/wine/wine64 ]] || command -v wine64 wine >/dev/null || missing+=("$package")
    else
        command -v "$command" >/dev/null || missing+=("$package")
    fi
done

if ((${#missing[@]} > 0)); then
    # Without mapfile, which the bash of macOS does not have; no package has a space in its name.
    missing=($(printf '%s\n' "${missing[@]}" | sort -u))
    if command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
        echo "Installing ${missing[*]} ..."
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
        echo "error: missing: ${missing[*]}" >&2
        echo "Install them, on Debian or Ubuntu with: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
        [[ $(uname) != Darwin ]] || echo "On macOS: brew install llvm lld, and for the tests: brew install msitools cabextract" >&2
        exit 1
    fi
fi

# The SDK is not in Debian's archive, so it is the one thing that has to be there already.
if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
    echo "error: the .NET SDK that global.json names ($(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json) or a later 10.0 feature band) is not installed." >&2
    exit 1
fi

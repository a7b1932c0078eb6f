#!/usr/bin/env bash
# Builds both packages and prints where they are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'TEXT'
Usage: bash build/build.sh [--payload DIR] [--version X.Y.Z] [--configuration Release|Debug]

  --payload DIR          put the application folder DIR into both packages
  --version X.Y.Z        the packages' version (default 1.0.0)
  --configuration NAME   Release (default) or Debug
TEXT
}

configuration=Release
properties=()
while (($# > 0)); do
    case "$1" in
        --help | -h) usage; exit 0 ;;
        --payload | --version | --configuration)
            (($# > 1)) || { echo "error: $1 needs a value." >&2; usage >&2; exit 2; }
            case "$1" in
                --payload) properties+=("-p:PayloadDir=$(realpath -m -- "$2")") ;;
                --version) properties+=("-p:ProductVersion=$2") ;;
                --configuration) configuration=$2 ;;
            esac
            shift 2 ;;
        *) echo "error: unknown argument '$1'." >&2; usage >&2; exit 2 ;;
    esac
done

bash build/require-tools.sh build

packages=(AllUsers PerUser)
for package in "${packages[@]}"; do
    echo "Building DockerDesktop-$package.msi ..."
    dotnet build "installer/$package/DockerDesktop-$package.wixproj" --nologo -v minimal -c "$configuration" ${properties[@]+"${properties[@]}"}
done

echo
for package in "${packages[@]}"; do
    file=$PWD/artifacts/installers/${configuration,,}/DockerDesktop-$package.msi
    printf '%s\n  %s bytes\n  SHA-256 %s\n' "$file" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d' ' -f1)"
done

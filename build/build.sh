#!/usr/bin/env bash
# Builds both packages and prints where they are.
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'TEXT'
Usage: bash build/build.sh [--payload DIR] [--version X.Y.Z] [--configuration Release|Debug]

  --payload DIR          put the application folder DIR into both packages
  --version X.Y.Z        the packages' version (default 1.0.0)
  --configuration NAME   Release (default) or Debug
TEXT
}

# MSBuild reads the value of a property as escaped; these characters mean something to it.
escape() { printf '%s' "$1" | sed -e 's/%/%25/g' -e 's/;/%3B/g' -e 's/,/%2C/g' -e 's/\*/%2A/g' -e 's/?/%3F/g' -e 's/@/%40/g' -e 's/\$/%24/g' -e 's/(/%28/g' -e 's/)/%29/g' -e "s/'/%27/g" -e 's/"/%22/g'; }

configuration=Release
properties=()
while (($# > 0)); do
    case "$1" in
        --help | -h) usage; exit 0 ;;
        --payload | --version | --configuration)
            (($# > 1)) && [[ -n $2 ]] || { echo "error: $1 needs a value." >&2; usage >&2; exit 2; }
            case "$1" in
                --payload)
                    [[ $2 == /* ]] && payload=$2 || payload=$started_in/$2
                    [[ -d $payload ]] || { echo "error: the payload $payload is no folder." >&2; exit 2; }
                    properties+=("-p:PayloadDir=$(escape "$payload")") ;;
                --version) properties+=("-p:ProductVersion=$(escape "$2")") ;;
                --configuration)
                    [[ $2 == Release || $2 == Debug ]] || { echo "error: the configuration is '$2'; it must be Release or Debug." >&2; exit 2; }
                    configuration=$2 ;;
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

# Not every system has sha256sum; macOS has shasum.
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

echo
for package in "${packages[@]}"; do
    file=$PWD/artifacts/installers/$(tr '[:upper:]' '[:lower:]' <<<"$configuration")/DockerDesktop-$package.msi
    printf '%s\n  %s bytes\n  SHA-256 %s\n' "$file" "$(wc -c <"$file" | tr -d ' ')" "$(sha256 "$file")"
done

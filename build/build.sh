#!/usr/bin/env bash
# Builds both packages and the setup program that holds them, and prints where they are.
set -euo pipefail
started_in=$PWD
# What relative paths in the arguments of --sign start at.
export SigningFolder=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'TEXT'
Usage: bash build/build.sh [--payload DIR] [--version X.Y.Z] [--configuration Release|Debug] [--platform x64|arm64]
                           [--artifacts DIR [--download-url URL]] [--sign ARGUMENTS [--verify ARGUMENTS] [--publisher NAME]...]

  --payload DIR          put the application folder DIR into both packages
  --version X.Y.Z        the packages' version (default 1.0.0)
  --configuration NAME   Release (default) or Debug
  --platform NAME        x64 (default) or arm64, on Windows only
  --artifacts DIR        also make the folder DIR that a release is published from: packages, setup program, symbols, bill of materials, winget
                         manifests, policies, detection script, checksums
  --download-url URL     where users will download the packages, for the winget manifests
  --sign ARGUMENTS       sign programs, libraries, packages and setup program with osslsigncode (on Windows: signtool) and these arguments of its, which name
                         certificate and time stamp, such as '-pkcs12 code.pfx -readpass code.password -ts http://time.example.com'
  --verify ARGUMENTS     what the program needs to verify the signatures, such as '-CAfile root.pem'
  --publisher NAME       whom programs of the payload may be signed by, as 'CN=Docker Inc, O=Docker Inc, C=US'; may be repeated
TEXT
}

# MSBuild reads the value of a property as escaped; these characters mean something to it.
escape() { printf '%s' "$1" | sed -e 's/%/%25/g' -e 's/;/%3B/g' -e 's/,/%2C/g' -e 's/\*/%2A/g' -e 's/?/%3F/g' -e 's/@/%40/g' -e 's/\$/%24/g' -e 's/(/%28/g' -e 's/)/%29/g' -e "s/'/%27/g" -e 's/"/%22/g'; }

configuration=Release
artifacts='' download_url='' signed=false
properties=() publishers=()
while (($# > 0)); do
    case "$1" in
        --help | -h) usage; exit 0 ;;
        --payload | --version | --configuration | --platform | --artifacts | --download-url | --sign | --verify | --publisher)
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
                --platform)
                    [[ $2 == x64 || $2 == arm64 ]] || { echo "error: the platform is '$2'; it must be x64 or arm64." >&2; exit 2; }
                    [[ $2 == x64 ]] || properties+=(-p:Platform=arm64) ;;
                --artifacts) [[ $2 == /* ]] && artifacts=$2 || artifacts=$started_in/$2 ;;
                --download-url) download_url=$2 ;;
                # In the environment: a command line shows to everybody on the machine.
                --sign) export SigningArguments=$2 signed=true ;;
                --verify) export SigningVerificationArguments=$2 ;;
                --publisher) publishers+=(--publisher "$2") ;;
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

echo "Building DockerDesktopInstaller.exe ..."
dotnet build installer/Setup/DockerDesktop.Setup.csproj -restore -t:GetSetupProgram --nologo -v minimal -c "$configuration" ${properties[@]+"${properties[@]}"}

folder=$(tr '[:upper:]' '[:lower:]' <<<"$configuration")
[[ $signed == false ]] || folder+=-signed

# Not every system has sha256sum; macOS has shasum.
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

echo
for name in "${packages[@]/#/DockerDesktop-}" DockerDesktopInstaller; do
    [[ $name == DockerDesktopInstaller ]] && name+=.exe || name+=.msi
    file=$PWD/artifacts/installers/$folder/$name
    printf '%s\n  %s bytes\n  SHA-256 %s\n' "$file" "$(wc -c <"$file" | tr -d ' ')" "$(sha256 "$file")"
done

[[ -n $artifacts ]] || exit 0
if [[ -z $download_url ]]; then
    # A name that never resolves (RFC 6761), so that nobody publishes it by mistake.
    download_url=https://downloads.invalid/docker-desktop/
    echo "note: the winget manifests say that the packages are at $download_url; --download-url says where they will be."
fi
arguments=(publish --output "$artifacts" --sources "$PWD/installer" --download-url "$download_url" ${publishers[@]+"${publishers[@]}"})
for package in "${packages[@]}"; do
    arguments+=(--package "$PWD/artifacts/installers/$folder/DockerDesktop-$package.msi" --programs "$PWD/artifacts/obj/DockerDesktop-$package/$folder/Programs.txt")
done
arguments+=(--setup "$PWD/artifacts/installers/$folder/DockerDesktopInstaller.exe" --programs "$PWD/artifacts/obj/DockerDesktop.Setup/$folder/Programs.txt")
[[ $signed == false ]] || arguments+=(--signed --verification-arguments "${SigningVerificationArguments:-}")
commit=$(git rev-parse --verify -q HEAD 2>/dev/null) || commit=unknown
arguments+=(--commit "$commit")
[[ $commit == unknown || -z $(git status --porcelain) ]] || arguments+=(--uncommitted-changes)
dotnet build build/Installer.Artifacts/Installer.Artifacts.csproj --nologo -v quiet -c "$configuration"
tool=$PWD/artifacts/bin/Installer.Artifacts/$(tr '[:upper:]' '[:lower:]' <<<"$configuration")/installer-artifacts.dll
(cd "$SigningFolder" && dotnet "$tool" "${arguments[@]}")
echo "Artifacts: $artifacts"

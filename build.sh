#!/usr/bin/env bash
# The commands of this repository. Builds the program in eng/Build and starts it; without a command it lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Nodes that outlive a command keep the package's task assembly open, and with it the previous version.
export MSBUILDDISABLENODEREUSE=1

# A test run ends with its counts, even if there is no program to count.
fail() {
    echo "eng/Build could not be built."
    [ "${1:-}" != test ] || printf '\n0 passed, 1 failed\n'
    exit 1
}
trap 'fail "$@"' INT TERM HUP

if ! output=$(dotnet build eng/Build -c Release -v quiet 2>&1); then
    echo "$output"
    fail "$@"
fi
exec dotnet artifacts/bin/Build/release/Lambda.Build.dll "$@"

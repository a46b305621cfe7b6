#!/usr/bin/env bash
# The commands of this repository: ./build.sh run | test | bench | fuzz | pack | layer | api | snapshots
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

root=$PWD
packages=$root/artifacts/packages
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Nodes that outlive a command hold the task assembly of the package open, and with it the version from before.
export MSBUILDDISABLENODEREUSE=1

usage() {
    cat <<'TEXT'
./build.sh run        publish samples/HelloWorld from the package, start it under the emulator, send it an event, print what it cost
./build.sh run <sample> [<event> [<handler>]]
                      the same for another sample; what is left out is that of the first event in its README
./build.sh test       build with warnings as errors, check the formatting, run every test
./build.sh bench [<part>...]
                      measure hello beside a C loop, HttpClient and an empty program, say which goals are met, and leave artifacts/bench/table.md and
                      results.json; the parts are start, cold and the events hello, chunked, text, records, large, echo100 and echo500, all without a name
./build.sh bench curve [<variable>=<value>...]
                      measure a text that is read and returned, from 10 KB to 6 MB, beside the C loop, and leave artifacts/bench/curve.md; the variables
                      are set for ours
./build.sh bench layer
                      measure functions on the layer beside native hello, and leave artifacts/bench/layer.md
./build.sh bench page put the last table into docs/performance.md
./build.sh bench small [<filter>...]
                      time what is smaller than a process, by BenchmarkDotNet: replies, headers, contexts, log records, JSON, the generator
./build.sh fuzz [<seconds> [<target>]]
                      look for inputs that break a reader, for so long in each target, 60 without a number, or in one: Response, Chunks, Headers,
                      StatusLine, Address, Json, or Readers, which are the emitted ones; what is found becomes a test
./build.sh pack       leave the packages in artifacts/packages
./build.sh layer [x86_64|arm64]
                      build the layer for functions as source: artifacts/csharp-layer.zip, or csharp-layer-arm64.zip
./build.sh api        accept what is public now as the public API
./build.sh snapshots  accept what the generator emits now as what its tests compare with
TEXT
}

say() { printf '\n== %s\n' "$*"; }

# Native compilation needs what links a C program: a compiler driver, a linker and libc's start files.
can_link() {
    local out
    out=$(mktemp)
    for cc in clang gcc; do
        if command -v "$cc" >/dev/null && echo 'int main(void){return 0;}' | "$cc" -x c - -o "$out" 2>/dev/null; then
            rm -f "$out"
            return 0
        fi
    done
    rm -f "$out"
    return 1
}

ensure_linker() {
    can_link && return
    local install='apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev'
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing the C linker that native compilation needs"
        DEBIAN_FRONTEND=noninteractive bash -c "$install"
        can_link && return
    fi
    echo "Native compilation needs a C linker, and neither clang nor gcc can link a program here. On Debian or Ubuntu:" >&2
    echo "    sudo sh -c '$install'" >&2
    exit 1
}

# What some tests meet: a package, and a file of it. Two minutes, once. A test whose tool is not to be had is skipped, and says so.
test_tools='
    gcc-aarch64-linux-gnu aarch64-linux-gnu-gcc
    libc6-dev-arm64-cross /usr/aarch64-linux-gnu/lib/crt1.o
    qemu-user qemu-aarch64
    lld ld.lld
    awscli aws
    podman podman
    runc runc
    valgrind valgrind
    strace strace
    chromium chromium
'

missing_test_tools() {
    local package file
    while read -r package file; do
        [ -z "$package" ] || [ -e "$file" ] || command -v "$file" >/dev/null || printf '%s ' "$package"
    done <<<"$test_tools"
}

ensure_test_tools() {
    [ "$(uname -m)" = x86_64 ] || return 0
    local missing
    missing=$(missing_test_tools)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing what tests need: $missing"
        mkdir -p artifacts/tests
        DEBIAN_FRONTEND=noninteractive timeout 300 bash -c "apt-get update && apt-get install -y --no-install-recommends $missing" >artifacts/tests/tools.log 2>&1 || true
        missing=$(missing_test_tools)
    fi
    [ -z "$missing" ] || echo "Some tests will be skipped, for want of these packages: $missing"
}

pack() {
    say "Packing"
    mkdir -p "$packages"
    rm -f "$packages"/*.nupkg
    dotnet pack src/Runtime -c Release -v quiet
    dotnet pack src/Runtime.Testing -c Release -v quiet
    dotnet pack src/Runtime.Templates -c Release -v quiet
    ls -l "$packages"/*.nupkg | awk '{ print "  " $NF "  " $5 " bytes" }' | sed "s|$root/||"
}

# The runtime for functions as source. Built apart from all else: a restore for one system would undo that for none.
layer() {
    local architecture=${1:-x86_64} runtime_id
    case "$architecture" in
        x86_64) runtime_id=linux-x64 ;;
        arm64) runtime_id=linux-arm64 ;;
        *) echo "A layer is for x86_64 or arm64, not for '$architecture'." >&2; exit 2 ;;
    esac
    ensure_linker
    say "Building the layer for $architecture"
    local apart=$root/artifacts/layer/$runtime_id
    # All that lies there goes into the zip, and a library that was taken from the list would still be there.
    rm -rf "$apart/publish"
    dotnet publish src/Runtime.Layer.Compiler -c Release -r "$runtime_id" -v quiet -p:ArtifactsPath="$apart"
    dotnet publish src/Runtime.Layer -c Release -r "$runtime_id" -v quiet -p:ArtifactsPath="$apart" \
        -p:LayerCompiler="$apart/publish/Runtime.Layer.Compiler/release_$runtime_id/Lambda.Runtime.Layer.Compiler"
}

# What a user's project has built in its own folder.
clean() {
    find "$1" -type d \( -name bin -o -name obj -o -name artifacts \) -prune -exec rm -rf {} +
}

# The first event of a sample's README, after a line with the handler that is named there.
first_event() {
    awk '/^```[a-z]+ event/ { print $3; inside = 1; next } inside && /^```$/ { exit } inside' "samples/$1/README.md"
}

run() {
    local sample=${1:-HelloWorld} event handler project
    if ! grep -qs "^dotnet publish " "samples/$sample/README.md"; then
        echo "There is no sample '$sample'. Samples: $(cd samples && ls -d */ | tr -d '/' | xargs)." >&2
        exit 2
    fi
    event=${2:-$(first_event "$sample" | tail -n +2)}
    handler=${3:-$(first_event "$sample" | head -n 1)}
    project=$(sed -n 's/^dotnet publish //p' "samples/$sample/README.md" | head -n 1)

    ensure_linker
    pack

    say "Publishing $project from the package"
    local work=$root/artifacts/run
    mkdir -p "$work"
    # The other packages stay; ours is another one each time, under the same version.
    rm -rf "$work"/packages/lambda.runtime*
    clean "samples/$sample"
    NUGET_PACKAGES=$work/packages dotnet publish "$project" | tee "$work/publish.log"
    local zip
    zip=$(sed -n 's/^.* -> \(.*\.zip\) (bootstrap .*$/\1/p' "$work/publish.log")

    say "Building the emulator"
    dotnet build src/Runtime.Local -c Release -v quiet

    say "Running $(basename "$zip") under the emulator"
    dotnet artifacts/bin/Runtime.Local/release/Lambda.Runtime.Local.dll measure "$zip" --event "$event" --handler "${handler:-bootstrap}"
}

# Seconds that a test program may take: several times what it takes on two cores. One that takes longer hangs.
time_limit() {
    case "$1" in
        Runtime.Package.Tests) echo "${LAMBDA_TEST_SECONDS:-1200}" ;;
        Runtime.Generators.Tests | Runtime.Layer.Tests) echo "${LAMBDA_TEST_SECONDS:-600}" ;;
        *) echo "${LAMBDA_TEST_SECONDS:-300}" ;;
    esac
}

# The stacks of all threads of a .NET process.
print_stacks() {
    timeout 120 dotnet tool exec --yes dotnet-stack@10.0.750501 -- report --process-id "$1" 2>&1 || echo "The stacks of its threads could not be read."
}

# The test program that runs, which is the leader of a process group with all that it starts.
running=

end_running() {
    [ -z "$running" ] || kill -KILL -- "-$running" 2>/dev/null || true
    running=
}

# Waits for the test program that runs. When its time is over, its stacks are printed and it is ended.
wait_within() {
    local name=$1 seconds=$2 end=$((SECONDS + $2)) status=0
    while kill -0 "$running" 2>/dev/null; do
        if [ "$SECONDS" -ge "$end" ]; then
            echo "$name has not ended within $seconds seconds. What its threads do:"
            print_stacks "$running"
            end_running
            return 1
        fi
        sleep 0.2
    done
    wait "$running" || status=$?
    running=
    return "$status"
}

# Runs a test program and adds its counts to those so far.
passed=0
failed=0
run_tests() {
    local name=$1 log=$root/artifacts/tests/$1.log line
    say "$name"
    setsid "artifacts/bin/$name/release/Lambda.$name" -noColor -longRunning 120 >"$log" 2>&1 &
    running=$!
    if ! wait_within "$name" "$(time_limit "$name")" >>"$log" 2>&1; then
        grep -v '^xUnit.net' "$log" || true
    fi
    # "   Lambda.Runtime.Tests  Total: 109, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 11.852s"
    line=$(grep -E '^ +Lambda\.\S+ +Total: [0-9]+' "$log" | tail -n 1) || true
    if [ -z "$line" ]; then
        echo "$name ended without its counts" >&2
        failed=$((failed + 1))
        return 0
    fi
    echo "$line"
    # What could not run here, and why.
    grep -A 1 -F '[SKIP]' "$log" | grep -v '^--$' || true
    local total errors failures skipped
    total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$line")
    errors=$(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$line")
    failures=$(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$line")
    skipped=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$line")
    passed=$((passed + total - failures - skipped))
    failed=$((failed + failures + errors))
}

# The step that runs; empty once all have.
step=

begin() {
    step=$1
    say "$1"
}

# The last line, whatever happened: a step that did not end is a failure besides those of the tests. To the script's own output: a signal may come
# while that of a function is redirected.
print_counts() {
    trap - EXIT
    exec >&3 2>&3
    end_running
    if [ -n "$step" ]; then
        echo "This step failed or was ended: $step"
        failed=$((failed + 1))
    fi
    echo
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ] || exit 1
}

test_all() {
    exec 3>&1
    trap print_counts EXIT
    trap 'exit 1' INT TERM HUP
    mkdir -p "$packages" artifacts/tests
    rm -f artifacts/tests/largest.txt

    step="installing the tools"
    ensure_linker
    ensure_test_tools

    begin "Building, warnings as errors"
    dotnet build Runtime.sln -c Release -v quiet

    # The build has enforced the style; of the form it leaves white space, and the order of usings, which is a test.
    begin "Checking the formatting"
    dotnet format whitespace . --folder --verify-no-changes --exclude artifacts '**/obj/' '**/bin/'

    step="packing"
    pack
    export LAMBDA_PACKAGES_READY=1
    step="building the layer"
    layer
    step="running the tests"
    local project
    for project in tests/*.Tests; do
        run_tests "$(basename "$project")"
    done

    if [ -f artifacts/tests/largest.txt ]; then
        say "The largest parts of hello, in bytes"
        cat artifacts/tests/largest.txt
    fi
    step=
}

# From another seed each time; each run begins with what the last one grew.
fuzz() {
    local failures=0
    export LAMBDA_FUZZ_SECONDS=${1:-60} LAMBDA_FUZZ_KEEP=1
    export LAMBDA_FUZZ_SEED=${LAMBDA_FUZZ_SEED:-$RANDOM} LAMBDA_FSCHECK_SEED=${LAMBDA_FSCHECK_SEED:-$RANDOM}
    say "LAMBDA_FUZZ_SEED=$LAMBDA_FUZZ_SEED LAMBDA_FSCHECK_SEED=$LAMBDA_FSCHECK_SEED, $LAMBDA_FUZZ_SECONDS seconds for each target"
    dotnet build tests/Runtime.Tests -c Release -v quiet
    dotnet build tests/Runtime.Generators.Tests -c Release -v quiet
    if [ "${2:-}" != Readers ]; then
        LAMBDA_FUZZ_TARGET=${2:-} artifacts/bin/Runtime.Tests/release/Lambda.Runtime.Tests -noColor -showLiveOutput \
            -class Lambda.Runtime.Tests.Fuzzing.FuzzTests || failures=1
    fi
    if [ "${2:-Readers}" = Readers ]; then
        artifacts/bin/Runtime.Generators.Tests/release/Lambda.Runtime.Generators.Tests -noColor -showLiveOutput \
            -class Lambda.Runtime.Generators.Tests.Differential.ReaderFuzz || failures=1
    fi
    return "$failures"
}

# Publishes a project of users' kind into a folder below artifacts/bench, from nothing: a link with other settings would not be done again.
publish_peer() {
    local folder=$bench/$1 project=$2
    echo "$1"
    rm -rf "$folder"
    clean "$project"
    if ! NUGET_PACKAGES=$root/artifacts/run/packages dotnet publish "$project" -c Release -o "$folder" "${@:3}" >"$bench/$1.log" 2>&1; then
        cat "$bench/$1.log" >&2
        return 1
    fi
    clean "$project"
}

build_peers() {
    local peers=tests/Runtime.Benchmarks.Functions/Peers
    say "Building what is compared"
    rm -rf artifacts/run/packages/lambda.runtime*
    rm -rf "$bench/loop"
    mkdir -p "$bench/loop"
    "$(command -v gcc || command -v clang)" -O2 -static -s -Wall -Wextra -Werror "$peers/loop.c" -o "$bench/loop/bootstrap"
    publish_peer hello-static samples/HelloWorld
    publish_peer hello-dynamic samples/HelloWorld -p:LambdaStaticLinking=false
    publish_peer allocations "$peers/Allocations"
    publish_peer echo "$peers/Echo"
    publish_peer httpclient "$peers/HttpClient" -r "$runtime_id"
    publish_peer floor-dynamic "$peers/Floor" -r "$runtime_id"
    publish_peer floor-static "$peers/Floor" -r "$runtime_id" -p:StaticExecutable=true -p:PositionIndependentExecutable=false
}

bench_small() {
    [ "$#" -gt 0 ] || set -- '*'
    dotnet build tests/Runtime.Benchmarks -c Release -v quiet
    artifacts/bin/Runtime.Benchmarks/release/Lambda.Runtime.Benchmarks --artifacts artifacts/bench/small --filter "$@"
}

# Functions on the layer beside the native hello.
bench_layer() {
    pack
    layer
    rm -rf "$bench/layer"
    mkdir -p "$bench/layer/assembly"
    say "Building what is compared"
    rm -rf artifacts/run/packages/lambda.runtime*
    publish_peer hello-static samples/HelloWorld
    NUGET_PACKAGES=$root/artifacts/run/packages dotnet build samples/HelloWorld -c Release -v quiet -o "$bench/layer/built"
    clean samples/HelloWorld
    cp "$bench/layer/built/HelloWorld.dll" "$bench/layer/assembly"
    cp artifacts/csharp-layer.zip "$bench/layer/opt.zip"
    say "Measuring"
    "$program" "$bench" layer
}

# Wall time is printed and never a gate: a goal that is not met is not a failure, but a part that cannot run is.
bench() {
    local bench=$root/artifacts/bench runtime_id=linux-x64 program=artifacts/bin/Runtime.Benchmarks.Functions/release/Lambda.Runtime.Benchmarks.Functions
    if [ "${1:-}" = small ]; then
        bench_small "${@:2}"
        return
    fi
    [ "$(uname -m)" != aarch64 ] || runtime_id=linux-arm64
    dotnet build tests/Runtime.Benchmarks.Functions -c Release -v quiet
    if [ "${1:-}" = page ]; then
        "$program" "$bench" page docs/performance.md
        return
    fi

    "$program" check "$@"
    ensure_linker
    if [ "${1:-}" = layer ]; then
        bench_layer
        return
    fi
    pack
    build_peers
    say "Measuring"
    "$program" "$bench" "$@"
}

snapshots() {
    dotnet build tests/Runtime.Generators.Tests -c Release -v quiet
    LAMBDA_UPDATE_SNAPSHOTS=1 artifacts/bin/Runtime.Generators.Tests/release/Lambda.Runtime.Generators.Tests -noColor
}

# The files are written anew: a line for each public member. What only generated code calls has its own file.
api() {
    local users=src/Runtime/PublicAPI.Unshipped.txt generated=src/Runtime/PublicAPI.Unshipped.CompilerServices.txt
    for file in "$users" "$generated" src/Runtime.Testing/PublicAPI.Unshipped.txt; do
        echo '#nullable enable' >"$file"
    done
    for project in src/Runtime src/Runtime.Testing; do
        dotnet format analyzers "$project" --diagnostics RS0016 --severity warn
    done
    local symbol='^~?((abstract|static|virtual|override|readonly|const) )*Lambda\.Runtime\.CompilerServices\.'
    local all
    all=$(cat "$users" "$generated" | sed 's/^\xef\xbb\xbf//' | sed '/^#nullable enable/d; /^$/d' | LC_ALL=C sort)
    { echo '#nullable enable'; grep -Ev "$symbol" <<<"$all"; } >"$users"
    { echo '#nullable enable'; grep -E "$symbol" <<<"$all"; } >"$generated"
}

case "${1:-}" in
    run) run "${@:2}" ;;
    test) test_all ;;
    bench) bench "${@:2}" ;;
    fuzz) fuzz "${@:2}" ;;
    pack) pack ;;
    layer) layer "${@:2}" ;;
    api) api ;;
    snapshots) snapshots ;;
    *) usage; exit 2 ;;
esac

using Lambda.Build;
using Lambda.Build.Commands;

// The commands of this repository. build.sh builds this program and starts it in the repository's root.
Command[] commands =
[
    RunCommand.Command,
    TestCommand.Command,
    BuildCommand.Command,
    FormatCommand.Command,
    PackCommand.Command,
    LayerCommand.Command,
    ApiCommand.Command,
    SnapshotsCommand.Command,
    FuzzCommand.Command,
    MutateCommand.Command,
    BenchCommand.Command,
    DocsCommand.Command,
    VersionCommand.Command,
];

return CommandLine.Run(commands, args);

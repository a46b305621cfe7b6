using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>Accepts the generator's current output.</summary>
internal static class SnapshotsCommand
{
    private const string Project = "Runtime.Generators.Tests";

    public static readonly Command Command = new("snapshots", """
        ./build.sh snapshots  accept what the generator emits now as what its tests compare with
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        steps.Run($"Building {Project}", static () => Dotnet.Build($"tests/{Project}"));
        return steps.Run(
            "Writing the snapshots",
            static () => Tool.ExitCode(Repository.Program(Project), ["-noColor"], ("LAMBDA_UPDATE_SNAPSHOTS", "1"))) == 0;
    }
}

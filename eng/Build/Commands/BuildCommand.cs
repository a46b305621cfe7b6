using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>Compiles the solution.</summary>
internal static class BuildCommand
{
    public const string Step = "Building, warnings as errors";

    public static readonly Command Command = new("build", """
        ./build.sh build      build the solution with warnings as errors
        """, static (_, steps) => steps.Run(Step, () =>
        {
            Build();
            return true;
        }));

    public static void Build() => Dotnet.Build("Runtime.sln");
}

using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>White space. The build enforces the rest of the style.</summary>
internal static class FormatCommand
{
    public const string Step = "Checking the formatting";

    private static readonly string[] WhiteSpace = ["format", "whitespace", ".", "--folder", "--exclude", "artifacts", "**/obj/", "**/bin/"];

    public static readonly Command Command = new("format", """
        ./build.sh format     correct the white space of all sources
        """, static (_, _) => Tool.ExitCode("dotnet", WhiteSpace) == 0);

    public static void Check() => Tool.Run("dotnet", [.. WhiteSpace, "--verify-no-changes"]);
}

using System.Text.RegularExpressions;
using Lambda.Build.Processes;

namespace Lambda.Build.Commands;

/// <summary>Accepts the current public API. What only generated code calls has its own file.</summary>
internal static partial class ApiCommand
{
    private const string Header = "#nullable enable";
    private const string Users = "src/Runtime/PublicAPI.Unshipped.txt";
    private const string GeneratedCode = "src/Runtime/PublicAPI.Unshipped.CompilerServices.txt";

    private static readonly string[] Projects = ["src/Runtime", "src/Runtime.Events", "src/Runtime.Testing"];

    public static readonly Command Command = new("api", """
        ./build.sh api        accept what is public now as the public API
        """, Run);

    private static bool Run(string[] arguments, Steps steps)
    {
        steps.Run("Writing the public API", static () =>
        {
            foreach (string project in Projects)
            {
                foreach (string file in Directory.GetFiles(project, "PublicAPI.Unshipped*.txt"))
                    File.WriteAllText(file, $"{Header}\n");
                Tool.Run("dotnet", ["format", "analyzers", project, "--diagnostics", "RS0016", "--severity", "warn"]);
            }

            SplitByReader();
        });
        return true;
    }

    /// <summary>The tool writes every line to one of the files. Sorts them into both.</summary>
    private static void SplitByReader()
    {
        string[] lines = [.. File.ReadLines(Users).Concat(File.ReadLines(GeneratedCode))
            .Where(static line => line is not (Header or ""))
            .Order(StringComparer.Ordinal)];
        Write(Users, lines.Where(static line => !OfGeneratedCode().IsMatch(line)));
        Write(GeneratedCode, lines.Where(static line => OfGeneratedCode().IsMatch(line)));
    }

    private static void Write(string file, IEnumerable<string> lines) => File.WriteAllText(file, string.Join('\n', lines.Prepend(Header)) + '\n');

    [GeneratedRegex(@"^~?((abstract|static|virtual|override|readonly|const) )*Lambda\.Runtime\.CompilerServices\.")]
    private static partial Regex OfGeneratedCode();
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lambda.Build.Mutation;

/// <summary>Reads the report of Stryker.NET (https://github.com/stryker-mutator/mutation-testing-elements).</summary>
internal static partial class MutationReport
{
    /// <summary>Longer texts, such as removed blocks, are shortened: their beginning tells them apart.</summary>
    private const int MaxTextLength = 100;

    private const string Library = "/src/Runtime/";

    public static Mutant[] Read(string json)
    {
        using var report = JsonDocument.Parse(json);
        return [.. report.RootElement.GetProperty("files").EnumerateObject().SelectMany(ReadFile)];
    }

    private static Mutant[] ReadFile(JsonProperty file)
    {
        string name = file.Name.Replace('\\', '/');
        name = name[(name.IndexOf(Library, StringComparison.Ordinal) + Library.Length)..];
        string[] lines = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
        Mutant[] mutants =
        [
            .. file.Value.GetProperty("mutants").EnumerateArray()
                .OrderBy(static mutant => Position(mutant.GetProperty("location").GetProperty("start")))
                .Select(mutant => ReadMutant(name, lines, mutant)),
        ];

        return [.. mutants.Select((mutant, index) => Number(mutant, mutants.Take(index)))];
    }

    /// <summary>Tells a change from the same change of the same text before it.</summary>
    private static Mutant Number(Mutant mutant, IEnumerable<Mutant> before)
    {
        int count = before.Count(other => other.Change == mutant.Change);
        return count == 0 ? mutant : mutant with { Change = $"{mutant.Change} ({count + 1})" };
    }

    private static Mutant ReadMutant(string file, string[] lines, JsonElement mutant)
    {
        JsonElement location = mutant.GetProperty("location");
        (int startLine, int startColumn) = Position(location.GetProperty("start"));
        (int endLine, int endColumn) = Position(location.GetProperty("end"));
        string text = startLine == endLine
            ? lines[startLine - 1][(startColumn - 1)..(endColumn - 1)]
            : string.Join('\n', [lines[startLine - 1][(startColumn - 1)..], .. lines[startLine..(endLine - 1)], lines[endLine - 1][..(endColumn - 1)]]);
        string replacement = mutant.TryGetProperty("replacement", out JsonElement value) ? value.GetString()! : "";
        string statement = Shorten(lines[startLine - 1]);
        string change = $"{Shorten(text)} -> {Shorten(replacement)}";
        return new Mutant(file, startLine, statement == Shorten(text) ? change : $"{statement} | {change}", Outcome(mutant));
    }

    private static MutantOutcome Outcome(JsonElement mutant)
    {
        bool isStatic = mutant.TryGetProperty("static", out JsonElement value) && value.ValueKind == JsonValueKind.True;
        return mutant.GetProperty("status").GetString() switch
        {
            "Killed" => MutantOutcome.Killed,
            "Timeout" => MutantOutcome.Timeout,
            "Survived" or "NoCoverage" when !isStatic => MutantOutcome.Survived,
            _ => MutantOutcome.Untested,
        };
    }

    private static (int Line, int Column) Position(JsonElement position) => (position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32());

    private static string Shorten(string text)
    {
        string line = WhiteSpace().Replace(text, " ").Trim();
        return line.Length <= MaxTextLength ? line : line[..MaxTextLength] + "...";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Checks the warnings about data that would be lost in JSON.</summary>
internal static class MemberWarnings
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.ObjectModel;
        using System.Linq;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;

        """;

    /// <summary>Asserts that the generator reports exactly the warnings that are marked in the source, as <c>{|ID:text|}</c>.</summary>
    public static void Verify(string source, string message = "", params MetadataReference[] libraries)
    {
        var expected = new List<string>();
        string plain = source;
        for (Match mark = Mark(plain); mark.Success; mark = Mark(plain))
        {
            plain = string.Concat(plain.AsSpan(0, mark.Index), mark.Groups[2].Value, plain.AsSpan(mark.Index + mark.Length));
            expected.Add($"{mark.Groups[1].Value} at {mark.Index} {mark.Groups[2].Value}");
        }

        Generation generation = Generation.Run(plain, packages: [PackageShapes.Reference, .. libraries]);
        int offset = generation.Input.SyntaxTrees.Single().Length - plain.Length;
        string[] errors = [.. generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())];
        Assert.Empty(errors);
        Assert.Equal(
            expected,
            generation.Result.Diagnostics.OrderBy(static d => d.Location.SourceSpan.Start)
                .Select(found => $"{found.Id} at {found.Location.SourceSpan.Start - offset} {found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan)}"));
        Assert.Contains(message, string.Join("\n", generation.Result.Diagnostics.Select(static d => d.Text())), StringComparison.Ordinal);
        Assert.All(generation.Result.Diagnostics, static d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
    }

    private static Match Mark(string source) => Regex.Match(source, @"\{\|(LAMBDA\d+):(.*?)\|\}");

    /// <summary>Puts the types, which are made internal, into a program with a handler for the type <c>R</c>, or for the type in <c>[*Name]</c>.</summary>
    public static string InProgram(string types, bool isRead)
    {
        Match other = Regex.Match(types, @" \[\*(\w+)\]");
        string type = other.Success ? other.Groups[1].Value : "R";
        string handler = isRead ? $"static void Run({type} e) {{ }}" : $"static {type} Run() => default!;";
        return $"{Usings}{(other.Success ? types.Replace(other.Value, "", StringComparison.Ordinal) : types)}\ninternal static class F {{ [LambdaHandler] internal {handler} }}";
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Compares docs/events.md with the event types in both directions: what the page names can be an event or a response, and every type that can is on the page.
/// </summary>
public sealed partial class EventsPageTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Lambda.Runtime.Events;

        """;

    private const string Order = "public record Order(string Id, int Count);\n";

    private static readonly MetadataReference[] Packages = [MetadataReference.CreateFromFile(typeof(SqsEvent).Assembly.Location)];

    private static readonly string Page = File.ReadAllText(Repository.At("docs/events.md")).ReplaceLineEndings("\n");

    /// <summary>Source, event types, response, example, what to know.</summary>
    private static readonly string[][] Sources = [.. Table("| Source | Event types | Response | Example handler | What to know |")];

    /// <summary>Trigger, event type, members of the response.</summary>
    private static readonly string[][] Triggers = [.. Table("| Trigger | Event type | Response |")];

    public static TheoryData<string> Programs => [.. Program().Matches(Page).Select(static match => match.Groups["code"].Value)];

    [Fact]
    public void EveryEventType_IsInARow()
    {
        HashSet<string> named = [.. Sources.Concat(Triggers).SelectMany(static row => Code(row[1]).Concat(Code(row[2]))).SelectMany(NamesOf)];
        string[] missing = [.. EventTypesAndResponses().Except(named).Order(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0, $"docs/events.md has no row for: {string.Join(", ", missing)}. Expected each in a column of event types or responses, in backticks.");
    }

    /// <summary>One program for all rows: to compile one for each would take a minute.</summary>
    [Fact]
    public void EveryTypeInARow_IsReadOrWritten()
    {
        var source = new StringBuilder($"{Usings}public static class Functions {{\n");
        string[] events = [.. Sources.Concat(Triggers).SelectMany(static row => Code(row[1])).Distinct()];
        string[] responses = [.. Sources.SelectMany(static row => Code(row[2])).Distinct()];
        for (int i = 0; i < events.Length; i++)
            source.Append(CultureInfo.InvariantCulture, $"[LambdaHandler(\"event{i}\")] public static void Take{i}({events[i]} e) {{ }}\n");
        for (int i = 0; i < responses.Length; i++)
            source.Append(CultureInfo.InvariantCulture, $"[LambdaHandler(\"response{i}\")] public static {responses[i]} Give{i}() => new();\n");
        source.Append("}\n");
        foreach (string parameter in events.Concat(responses).SelectMany(NamesOf).Distinct().Where(static name => TypeParameter().IsMatch(name)))
            source.Append(CultureInfo.InvariantCulture, $"public sealed class {parameter} {{ public string? Id {{ get; set; }} }}\n");

        Generation.Of(source.ToString(), packages: Packages);
        Assert.True(events.Length > 40 && responses.Length > 10, $"the tables have another form than this test knows: {events.Length} events, {responses.Length} responses");
    }

    [Fact]
    public void EveryExample_Compiles()
    {
        const string Attribute = "[LambdaHandler]";
        var source = new StringBuilder(Usings + Order);
        foreach ((int index, string[] row) in Sources.Index())
        {
            string example = Assert.Single(Code(row[3]));
            Assert.StartsWith($"{Attribute} public static ", example, StringComparison.Ordinal);
            source.Append(
                CultureInfo.InvariantCulture, $"public static class Example{index} {{ [LambdaHandler(\"example{index}\")]{example[Attribute.Length..]} }}\n");
        }

        Generation.Of(source.ToString(), packages: Packages);
    }

    [Fact]
    public void EveryExample_TakesATypeOfItsRow() => Assert.All(Sources, static row =>
    {
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(Code(row[3]).Single())!;
        string type = method.ParameterList.Parameters[0].Type!.ToString();
        Assert.True(Code(row[1]).SelectMany(NamesOf).Intersect(NamesOf(type)).Any(), $"{row[0]}: the example takes {type}, which is not in {row[1]}");
    });

    [Fact]
    public void MembersOfTriggers_Exist() => Assert.All(Triggers, static row =>
    {
        Type trigger = typeof(SqsEvent).Assembly.GetType($"Lambda.Runtime.Events.{Code(row[1]).Single()}", throwOnError: true)!;
        IEnumerable<string> members = trigger.GetProperty("Response")?.PropertyType.GetProperties().Select(static member => member.Name) ?? [];
        Assert.Empty(Code(row[2]).Except(members));
    });

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string code) => Generation.Of(Usings + Using().Replace(code, ""), packages: Packages);

    [Fact]
    public void ErrorInAPayload_HasTheMessageOfThePage()
    {
        string program = Programs.First().Data;
        using var function = CompiledFunction.Start(Generation.Of(Usings + Using().Replace(program, ""), packages: Packages));
        (bool isError, string body) = function.Invoke("""{"Records":[{"messageId":"1","body":"{\"id\":\"7\",\"count\":\"two\"}"}]}""");
        Assert.True(isError, body);
        string message = JsonDocument.Parse(body).RootElement.GetProperty("errorMessage").GetString()!;
        Assert.True(Page.Contains($"\n{message}\n", StringComparison.Ordinal), $"docs/events.md should have: {message}");
    }

    /// <summary>The public types that no other type has as a member: events, responses, and details that are type arguments of events.</summary>
    /// <remarks>A <see cref="CloudWatchLogsSource"/> is for handlers of single log events, which another page describes.</remarks>
    private static IEnumerable<string> EventTypesAndResponses()
    {
        Type[] types = [.. typeof(SqsEvent).Assembly.GetExportedTypes().Where(static type => type is { IsClass: true, Namespace: "Lambda.Runtime.Events" })];
        HashSet<Type> members = [.. types.SelectMany(static type => type.GetProperties().SelectMany(property => Parts(property.PropertyType)).Where(part => part != type))];
        return types.Where(type => !type.IsAbstract && !members.Contains(type) && type != typeof(CloudWatchLogsSource)).Select(static type => type.Name);
    }

    /// <summary>The type, the types of its elements and its type arguments, as definitions.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    private static IEnumerable<string> Code(string cell) => Backticks().Matches(cell).Select(static match => match.Groups["code"].Value);

    /// <summary>The names of a type and of its type arguments, as reflection has them: <c>SqsEvent`1</c> and <c>S3Event</c> of <c>SqsEvent&lt;S3Event></c>.</summary>
    private static IEnumerable<string> NamesOf(string type) => SyntaxFactory.ParseTypeName(type).DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        .Select(static name => name is GenericNameSyntax generic ? $"{name.Identifier}`{generic.Arity}" : name.Identifier.Text);

    private static IEnumerable<string[]> Table(string header)
    {
        int start = Page.IndexOf($"\n{header}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/events.md has no table '{header}'");
        int columns = header.Count(static letter => letter == '|') - 1;
        foreach (string line in Page[(start + 1)..].Split('\n').Skip(2).TakeWhile(static line => line.StartsWith('|')))
        {
            string[] cells = [.. line[2..^2].Split(" | ")];
            Assert.True(cells.Length == columns, $"docs/events.md: expected {columns} cells, found {cells.Length} in {line}");
            yield return cells;
        }
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Backticks();

    /// <summary>What the tests add.</summary>
    [GeneratedRegex("^using .*;\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    /// <summary><c>T</c>, <c>TKey</c>: a type of the user's.</summary>
    [GeneratedRegex("^T([A-Z]\\w*)?$")]
    private static partial Regex TypeParameter();
}

using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>A function that returns its event, for the tables of JSON on the pages.</summary>
internal static class PortJson
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        """;

    /// <summary>Compiles the declarations, reads JSON into the type <c>T</c>, writes it, and compares the response.</summary>
    /// <param name="declarations">The type <c>T</c>, and attributes of the assembly before it.</param>
    /// <param name="example">The event, an arrow, and the response, or <c>error: </c> and the beginning of the error's message.</param>
    public static void AssertResponse(string declarations, string example)
    {
        string[] parts = example.Split(" => ");
        string source = $"{Usings}{declarations} public static class F {{ [LambdaHandler] public static T Same(T value) => value; }}";
        using var function = CompiledFunction.Start(Generation.Run(source, packages: PortSources.Packages));
        (bool isError, string body) = function.Invoke(parts[0]);
        if (isError)
            Assert.StartsWith(parts[1], $"error: {JsonNode.Parse(body)!["errorMessage"]}", StringComparison.Ordinal);
        else
            Assert.Equal(parts[1], body);
    }

    /// <summary>Checks that each row of the table has a test, and each test a row.</summary>
    /// <param name="page">The page.</param>
    /// <param name="tested">The beginnings of the first cells.</param>
    public static void AssertEveryRowIsTested(PortPage page, IEnumerable<string> tested)
    {
        string[] cells = [.. page.Table("### JSON").Select(static row => row[0])];
        Assert.True(cells.Length >= 9, $"found {cells.Length} rows in the table of JSON");
        string[] names = [.. tested.Distinct()];
        Assert.All(cells, cell => Assert.Contains(cell, names));
        Assert.All(names, name => Assert.Contains(name, cells));
    }
}

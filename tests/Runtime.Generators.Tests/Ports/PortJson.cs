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

    /// <summary>Compiles the declarations, reads the JSON into the type <c>T</c>, and writes it.</summary>
    /// <param name="declarations">The type <c>T</c>, and attributes of the assembly before it.</param>
    /// <param name="json">The event.</param>
    /// <returns>The response, or the word <c>error: </c> and the message of the error.</returns>
    public static string Send(string declarations, string json)
    {
        string source = $"{Usings}{declarations} public static class F {{ [LambdaHandler] public static T Same(T value) => value; }}";
        using var function = CompiledFunction.Start(Generation.Run(source, packages: PortSources.Packages));
        (bool isError, string body) = function.Invoke(json);
        return isError ? $"error: {System.Text.Json.Nodes.JsonNode.Parse(body)!["errorMessage"]}" : body;
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

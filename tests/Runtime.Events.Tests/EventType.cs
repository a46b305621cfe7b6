using System.Text.Json.Nodes;

namespace Lambda.Runtime.Events.Tests;

/// <summary>A type whose JSON the tests have in a folder of Data.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">The name of the type, for the names of tests.</param>
/// <param name="Copy">Reads JSON as this type, and writes it.</param>
public sealed record EventType(string Folder, string Name, Func<string, string> Copy)
{
    /// <summary>The files, and the parts of their names before the extension.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Repository.At($"tests/Runtime.Events.Tests/Data/{Folder}"), "*.json").Order(StringComparer.Ordinal);

    /// <summary>What comes back.</summary>
    public JsonNode? CopyOf(JsonNode? json) => JsonNode.Parse(Copy(json?.ToJsonString() ?? "null"));

    public override string ToString() => Name;
}

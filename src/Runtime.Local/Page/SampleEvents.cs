using System.Reflection;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Local.Page;

/// <summary>The events that the page offers.</summary>
internal static class SampleEvents
{
    /// <summary>The first one, in one line. The page begins with it.</summary>
    // [{"name":"Greeting","event":{"name":"World"}}]
    public static string First { get; } = Read()[0]!["event"]!.ToJsonString();

    private static JsonArray Read()
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Page/samples.json")!;
        return JsonNode.Parse(file)!.AsArray();
    }
}

using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Holds generated code against <see cref="JsonSerializer"/>: echoes of types, document by document.</summary>
internal static class SerializerAgreement
{
    /// <summary>
    /// The serializer writes one level less than it reads, because it counts the content of the innermost object as a level. What could be
    /// read can be written here, so the specification for writing is one level deeper.
    /// </summary>
    private const int WrittenDepth = 65;

    /// <summary>An echo of each type: the same response as from the serializer, or an error in both.</summary>
    /// <param name="source">Declares the types.</param>
    /// <param name="types">C# types, each of which gets a handler.</param>
    /// <param name="documents">Each is an event for every handler.</param>
    /// <param name="options">What the source says by <c>[assembly: LambdaJson]</c>; those of the web if it says nothing. Without an encoder, <see cref="JsonEscaping.Minimal"/>.</param>
    /// <param name="lost">The ids of warnings that are expected for the source, because the serializer does not read or write all of it either.</param>
    public static void Assert(string source, string[] types, string[] documents, JsonSerializerOptions? options = null, string? lost = null)
    {
        options = new JsonSerializerOptions(options ?? JsonSerializerOptions.Web);
        options.Encoder ??= RequiredEscapes.Encoder;
        UnixTime.AddTo(options);
        var writing = new JsonSerializerOptions(options) { MaxDepth = WrittenDepth };
        string handlers = string.Concat(types.Select((type, i) => $"[LambdaHandler(\"h{i}\")] public static {type} Echo{i}({type} value) => value; public static {type} Type{i};"));
        Generation generation = Generation.Of($"{source} public static class Functions {{ {handlers} }}", expected: lost);
        int agreed = 0;
        int errors = 0;
        var differences = new List<string>();
        for (int i = 0; i < types.Length; i++)
        {
            using CompiledFunction function = CompiledFunction.Start(generation, $"h{i}");
            Type type = function.Assembly.GetType("Functions")!.GetField($"Type{i}")!.FieldType;
            foreach (string document in documents)
            {
                string expected = Specified(type, document, options, writing);
                (bool isError, string body) = function.Invoke(document);
                string found = isError ? "error" : body;
                errors += isError ? 1 : 0;
                if (found == expected)
                    agreed++;
                else
                    differences.Add($"{types[i]} from {document}: expected {expected}, found {body}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{agreed} agree, {errors} of them as errors, {differences.Count} differ");
        Xunit.Assert.True(differences.Count == 0, string.Join("\n", differences));
        Xunit.Assert.Equal(types.Length * documents.Length, agreed);
    }

    private static string Specified(Type type, string document, JsonSerializerOptions options, JsonSerializerOptions writing)
    {
        // The serializer takes bytes, and of a byte order mark it says nothing: events from tools have one, and it is skipped.
        string json = document.TrimStart('\uFEFF');
        try
        {
            return ExtensionDataRepair.Of(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, options), type, writing));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return "error";
        }
    }
}

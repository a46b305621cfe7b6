using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Asserts that generated code and <see cref="JsonSerializer"/> agree: handlers return their event, document by document.</summary>
internal static class SerializerAgreement
{
    /// <summary>
    /// The serializer writes one level less than it reads, because it counts the content of the innermost object as a level. The limit for
    /// writing is one level deeper here, so that everything that was read can be written.
    /// </summary>
    private const int WrittenDepth = 65;

    /// <summary>Sends each document to a handler for each type that returns its event, and asserts the same response as from the serializer, or an error in both.</summary>
    /// <param name="source">Declares the types.</param>
    /// <param name="types">C# types, each of which gets a handler.</param>
    /// <param name="documents">Each is an event for every handler.</param>
    /// <param name="options">The options that the source sets with <c>[assembly: LambdaJson]</c>; the web defaults if it sets none. Without an encoder, <see cref="JsonEscaping.Minimal"/>.</param>
    /// <param name="lost">The ids of warnings that are expected, because the serializer does not read or write all of the source's members either.</param>
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
        // Events from some tools start with a byte order mark. Generated code skips it; the serializer has no rule for it.
        string json = document.TrimStart('\uFEFF');
        try
        {
            return ExtensionDataRepair.Apply(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, options), type, writing));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return "error";
        }
    }
}

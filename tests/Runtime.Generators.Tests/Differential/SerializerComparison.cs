using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Compares generated code with the serializer, document by document, and counts the outcomes.</summary>
internal sealed class SerializerComparison
{
    private readonly CompiledJson _compiled;
    private readonly JsonSerializerOptions _reading = new(JsonSerializerOptions.Web);

    /// <summary>The serializer writes one level less than it reads. The limit is one level deeper here, so that everything that was read can be written.</summary>
    private readonly JsonSerializerOptions _writing = new(JsonSerializerOptions.Web) { MaxDepth = 65 };

    /// <param name="compiled">The program.</param>
    /// <param name="escaping">The option that it sets with <c>[assembly: LambdaJson]</c>.</param>
    public SerializerComparison(CompiledJson compiled, JsonEscaping escaping = JsonEscaping.Minimal)
    {
        _compiled = compiled;
        UnixTime.AddTo(_reading);
        UnixTime.AddTo(_writing);
        _writing.Encoder = escaping == JsonEscaping.Minimal ? RequiredEscapes.Encoder : null;
    }

    public int Documents { get; private set; }

    public int Agreements { get; private set; }

    /// <summary>The agreements in which both sides reject the document.</summary>
    public int ReadingErrors { get; private set; }

    /// <summary>The agreements in which both sides read the value and cannot write it.</summary>
    public int WritingErrors { get; private set; }

    /// <summary>The last message of generated code about a document that it rejected.</summary>
    public string LastError { get; private set; } = "";

    public override string ToString() =>
        $"{Documents} documents: {Agreements} agree, {ReadingErrors} of them as errors of reading and {WritingErrors} as errors of writing; {Documents - Agreements} differ";

    /// <summary>Returns the serializer's contract of a root. Throws for a type that the serializer does not support.</summary>
    public JsonTypeInfo Contract(int root) => _reading.GetTypeInfo(_compiled.TypeOf(root));

    /// <returns>A description of the difference; <see langword="null"/> if both did the same.</returns>
    public string? Difference(int root, byte[] json)
    {
        Documents++;
        string? difference = Compare(root, json);
        if (difference is null)
            Agreements++;
        return difference;
    }

    private string? Compare(int root, byte[] json)
    {
        Type type = _compiled.TypeOf(root);
        var expected = Outcome.Capture(() => JsonSerializer.Deserialize(WithoutByteOrderMark(json), type, _reading));
        var found = Outcome.Capture(() => _compiled.Read(root, json));
        if (found.Error is not null && (found.Error is not JsonException || !found.Error.Message.StartsWith('$')))
            return $"reading throws no JsonException with a path, but {Format(found.Error)}";
        if (expected.Error is null != found.Error is null)
            return $"reading: expected {Format(expected.Error)}, found {Format(found.Error)}";
        if (expected.Error is not null)
        {
            ReadingErrors++;
            LastError = found.Error!.Message;
            return null;
        }

        if (SameValue.Difference(expected.Value, found.Value) is { } difference)
            return $"reading: {difference}";
        return CompareWritten(root, type, expected.Value, found.Value);
    }

    /// <summary>Both sides write the serializer's value. The serializer also writes the value of the generated reader, so that the values are compared as bytes too.</summary>
    private string? CompareWritten(int root, Type type, object? expected, object? found)
    {
        var expectedJson = Outcome.Capture(() => JsonSerializer.SerializeToUtf8Bytes(expected, type, _writing));
        var again = Outcome.Capture(() => JsonSerializer.SerializeToUtf8Bytes(found, type, _writing));
        var written = Outcome.Capture(() => _compiled.Write(root, expected));
        if (Format(expectedJson) != Format(again))
            return $"reading: expected {Format(expectedJson)}, found {Format(again)}";
        string right = ExtensionDataRepair.Apply(Format(expectedJson));
        if (right != Format(written))
            return $"writing: expected {right}, found {Format(written)}{(written.Error is null ? "" : $": {written.Error}")}";
        if (expectedJson.Error is not null)
            WritingErrors++;
        return null;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(byte[] json) => json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsSpan(3) : json;

    private static string Format(Outcome<byte[]> outcome) => outcome.Error is null ? Encoding.UTF8.GetString(outcome.Value!) : "an error";

    private static string Format(Exception? error) => error is null ? "a value" : $"{error.GetType().Name}: {error.Message}";
}

/// <summary>The outcome of a function: a value, or an error.</summary>
internal readonly record struct Outcome<T>(T? Value, Exception? Error);

internal static class Outcome
{
    public static Outcome<T> Capture<T>(Func<T> action)
    {
        try
        {
            return new Outcome<T>(action(), null);
        }
        catch (Exception e)
        {
            return new Outcome<T>(default, e);
        }
    }
}

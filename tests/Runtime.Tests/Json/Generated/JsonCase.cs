using System.Text;
using System.Text.Json;
using Lambda.Runtime.Generators.Tests;

namespace Lambda.Runtime.Tests.Json.Generated;

/// <summary>A type, with documents that are read as it.</summary>
internal abstract class JsonCase(Type type)
{
    private protected static readonly JsonSerializerOptions Reading = CreateOptions(maxDepth: 64);

    /// <summary>The serializer writes one level less than it reads.</summary>
    private protected static readonly JsonSerializerOptions Writing = CreateOptions(maxDepth: 65);

    public Type Type => type;

    /// <summary>Describes how the generated code differs from the serializer for the first document for which it does; null if it never does.</summary>
    public abstract string? FindDifference();

    private static JsonSerializerOptions CreateOptions(int maxDepth)
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Web) { MaxDepth = maxDepth, Encoder = RequiredEscapes.Encoder };
        UnixTime.AddTo(options);
        return options;
    }
}

/// <param name="read">Passed by the caller, because the generator must see the call with the type.</param>
/// <param name="write">Passed for the same reason.</param>
/// <param name="documents">Documents, in addition to those that every type gets.</param>
internal sealed class JsonCase<T>(Func<byte[], T?> read, Func<T?, byte[]> write, params string[] documents) : JsonCase(typeof(T))
{
    private static readonly string[] ForEveryType =
    [
        "null", "true", "0", "-1", "1.5", "1e2", "\"\"", "\"a\"", "\"1\"", "[]", "{}", "[null]", "{\"a\":1}", " 7 ", "",
    ];

    public override string? FindDifference() =>
        ForEveryType.Concat(documents).Select(Compare).FirstOrDefault(static difference => difference is not null);

    private string? Compare(string document)
    {
        byte[] json = Encoding.UTF8.GetBytes(document);
        var expected = Outcome<T>.From(() => JsonSerializer.Deserialize<T>(json, Reading));
        var found = Outcome<T>.From(() => read(json));
        if (expected.Error is null != found.Error is null)
            return $"{document} is read with {expected.Error?.Message ?? "success"} by the serializer, and with {found.Error?.ToString() ?? "success"}";
        if (found.Error is not null)
            return found.Error is JsonException && found.Error.Message.StartsWith('$') ? null : $"{document} throws {found.Error}";

        string expectedText = Write(expected.Value);
        string foundText = Write(found.Value);
        if (expectedText != foundText)
            return $"{document} is read as {foundText}, and as {expectedText} by the serializer";
        string written = Outcome<byte[]>.From(() => write(expected.Value)) is { Error: null } outcome ? Encoding.UTF8.GetString(outcome.Value!) : "an error";
        return written == expectedText ? null : $"{expectedText} is written as {written}";
    }

    private static string Write(T? value) =>
        Outcome<string>.From(() => JsonSerializer.Serialize(value, Writing)) is { Error: null } outcome ? ExtensionDataRepair.Apply(outcome.Value!) : "an error";
}

/// <summary>A value, or the exception that was thrown instead.</summary>
internal readonly record struct Outcome<T>(T? Value, Exception? Error)
{
    public static Outcome<T> From(Func<T?> action)
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

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Local.Values;

/// <summary>Converts JSON to the values of secrets, parameters and configurations.</summary>
internal static class ValueParser
{
    private const string BytesMember = "$base64";

    // As the console of Secrets Manager writes it.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Converts a string to its text, <c>{"$base64": "…"}</c> to bytes, and other objects and arrays to their JSON.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="problem">What is wrong, if the result is <see langword="null"/>.</param>
    public static SecretValue? ParseSecret(JsonElement value, out string? problem)
    {
        problem = null;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(BytesMember, out JsonElement bytes))
        {
            if (bytes.ValueKind == JsonValueKind.String && bytes.TryGetBytesFromBase64(out byte[]? decoded) && value.EnumerateObject().Count() == 1)
                return new SecretValue(Convert.ToBase64String(decoded), isBase64: true);
            problem = $"has a member {BytesMember}, and is not an object with only this member and bytes in Base64";
            return null;
        }

        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array)
            return new SecretValue(ToText(value));
        problem = $"is {Describe(value.ValueKind)}. Expected a string, an object, an array, or bytes as {{\"{BytesMember}\": \"...\"}}";
        return null;
    }

    /// <summary>Converts a string to a <c>String</c>, and an array of strings to a <c>StringList</c>.</summary>
    /// <inheritdoc cref="ParseSecret"/>
    public static ParameterValue? ParseParameter(JsonElement value, out string? problem)
    {
        problem = null;
        if (value.ValueKind == JsonValueKind.String)
            return new ParameterValue(value.GetString()!);
        if (value.ValueKind != JsonValueKind.Array)
        {
            problem = $"is {Describe(value.ValueKind)}. Expected a string, or an array of strings";
            return null;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                problem = $"has {Describe(item.ValueKind)} in its array. Expected strings only";
            else if (item.GetString()!.Contains(',', StringComparison.Ordinal))
                problem = "has a string with a comma in its array, which would be two strings in a StringList";
        }

        return problem is null ? new ParameterValue(string.Join(',', value.EnumerateArray().Select(static item => item.GetString())), isList: true) : null;
    }

    /// <summary>Converts a string to its text, and everything else to its JSON without white space.</summary>
    public static string ToText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Compact))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => Describe(JsonValueKind.Object),
        JsonTokenType.StartArray => Describe(JsonValueKind.Array),
        JsonTokenType.String => Describe(JsonValueKind.String),
        JsonTokenType.Number => Describe(JsonValueKind.Number),
        JsonTokenType.True => Describe(JsonValueKind.True),
        JsonTokenType.False => Describe(JsonValueKind.False),
        _ => Describe(JsonValueKind.Null),
    };

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}

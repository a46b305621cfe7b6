using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lambda.Runtime.Emulator.Extensions;

namespace Lambda.Runtime.Local.Values;

/// <summary>
/// Reads <c>{"secrets": {"prod/db": {"user": "a"}}, "parameters": {"/prod/host": "db.local"}, "appConfig": {"orders/prod/flags": {"new": {"enabled": true}}}}</c>,
/// with comments and trailing commas.
/// </summary>
/// <remarks>Messages have line, name and type of what is wrong, and no value, because values are secrets.</remarks>
internal static class ValuesReader
{
    private static readonly string[] Sections = ["secrets", "parameters", "appConfig"];

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="InvalidDataException">The bytes are not JSON in UTF-8, or something else than such values.</exception>
    public static ExtensionValues Read(byte[] json)
    {
        if (!Utf8.IsValid(json))
            throw new InvalidDataException("It is not text in UTF-8.");
        ReadOnlySpan<byte> text = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsSpan(Encoding.UTF8.Preamble.Length) : json;
        if (text.Trim(" \t\r\n"u8).IsEmpty)
            throw new InvalidDataException("It is empty. Expected an object in JSON.");
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            return Read(ref reader, text);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(Describe(exception), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw At(ref reader, text, "a string has an escape of half a surrogate pair. Expected text in Unicode.", exception);
        }
    }

    private static ExtensionValues Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        reader.Read();
        RequireObject(ref reader, text, "the file", $"an object with {string.Join(", ", Sections)}");
        var secrets = new Dictionary<string, SecretValue>(StringComparer.Ordinal);
        var parameters = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        var configurations = new Dictionary<AppConfigName, string>();
        var found = new HashSet<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string section = reader.GetString()!;
            if (!Sections.Contains(section))
                throw At(ref reader, text, $"'{section}' is not a known member.{Suggest(section)} Expected one of: {string.Join(", ", Sections)}.");
            if (!found.Add(section))
                throw At(ref reader, text, $"'{section}' is there twice. Expected it once.");
            reader.Read();
            RequireObject(ref reader, text, $"'{section}'", "an object with names and values");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                Utf8JsonReader start = reader;
                reader.Read();
                var value = JsonElement.ParseValue(ref reader);
                string? problem = section switch
                {
                    "secrets" => Add(secrets, name, ValueParser.ParseSecret(value, out string? wrong), wrong),
                    "parameters" => Add(parameters, name, ValueParser.ParseParameter(value, out string? wrong), wrong),
                    _ => AppConfigName.TryParse(name, out AppConfigName key) ? Add(configurations, key, ValueParser.ToText(value), null)
                        : "is not a name. Expected application/environment/profile",
                };
                if (problem is not null)
                    throw At(ref start, text, $"'{name}' in '{section}' {problem}.");
            }
        }

        // Nothing may follow.
        reader.Read();
        return new ExtensionValues { Secrets = secrets, Parameters = parameters, AppConfigurations = configurations };
    }

    /// <returns>What is wrong; <see langword="null"/> if nothing is.</returns>
    private static string? Add<TName, TValue>(Dictionary<TName, TValue> values, TName name, TValue? value, string? problem)
        where TName : notnull
    {
        if (name is "")
            return "has no name";
        return value is null ? problem : values.TryAdd(name, value) ? null : "is there twice. Expected it once";
    }

    private static void RequireObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string what, string expected)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw At(ref reader, text, $"{what} is {ValueParser.Describe(reader.TokenType)}. Expected {expected}.");
    }

    private static string Suggest(string name) => NearestName.Find(name, Sections) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    // line 3: 'secret' is not a known member.
    private static InvalidDataException At(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, string problem, Exception? cause = null) =>
        new($"line {text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1}: {problem}", cause);

    /// <summary>Counts lines and positions from 1; System.Text.Json counts from 0. Its messages may begin with what was found, which may be a part of a secret.</summary>
    private static string Describe(JsonException exception)
    {
        string message = exception.Message.Split(" LineNumber: ")[0].TrimEnd('.');
        string problem = message.StartsWith('\'') && char.IsAsciiLetterOrDigit(message[1]) ? "this is not JSON" : message;
        return $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}: {problem}. Expected an object in JSON.";
    }
}

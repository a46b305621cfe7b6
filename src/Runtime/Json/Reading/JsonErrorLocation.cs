using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Json.Reading;

/// <summary>Adds the location to an error by reading the event again, so that reading without errors costs nothing.</summary>
internal static class JsonErrorLocation
{
    /// <summary>Longer names, in bytes, are truncated: 64 of them leave room for the reason in the 8,192 characters of an error message.</summary>
    private const int MaxNameLength = 100;

    /// <param name="json">The event.</param>
    /// <param name="tokenStart">The offset of the token that the reader was at.</param>
    /// <param name="error">The exception that a reader threw.</param>
    public static JsonException Locate(ReadOnlySpan<byte> json, int tokenStart, JsonException error)
    {
        if (KnownSecrets.Contains(json))
            return new JsonException("the text is a secret that is not JSON, or not of the expected type. Its content is not shown.");
        string path = FindPath(json, tokenStart);
        ReadOnlySpan<byte> before = json[..(error is JsonSyntaxException syntax ? syntax.Index : tokenStart)];
        int line = before.Count((byte)'\n');
        int position = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        string message = $"{path}: {Reason(error)} (line {line + 1}, position {position + 1})";
        return new JsonException(message, path, line, position);
    }

    /// <summary>Removes the path and position that end a System.Text.Json message: <see cref="Locate"/> adds both, with the position counted from 1.</summary>
    private static string Reason(JsonException error)
    {
        string message = error.Message;
        int end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static string FindPath(ReadOnlySpan<byte> json, int tokenStart)
    {
        var steps = new List<Step>();
        var reader = new JsonReader(json);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        steps[^1] = new Step(DecodeName(reader.ValueSpan), 0);
                        if (reader.TokenStart >= tokenStart)
                            return Describe(steps);
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        steps.RemoveAt(steps.Count - 1);
                        break;
                    default:
                        if (steps is [.., { Name: null } element])
                            steps[^1] = element with { Index = element.Index + 1 };
                        break;
                }

                if (reader.TokenStart >= tokenStart)
                    break;
                if (reader.TokenType == JsonTokenType.StartArray)
                    steps.Add(new Step(null, -1));
                else if (reader.TokenType == JsonTokenType.StartObject)
                    steps.Add(new Step("", 0));
            }
        }
        catch (JsonException)
        {
            // The text is malformed after the last step, so the path ends there.
            if (steps is [.., { Name: null } element])
                steps[^1] = element with { Index = element.Index + 1 };
        }

        return Describe(steps);
    }

    private static string DecodeName(ReadOnlySpan<byte> name)
    {
        if (name.Length <= MaxNameLength)
            return Encoding.UTF8.GetString(name);

        // Do not split a character.
        int length = MaxNameLength;
        while (length > 0 && (name[length] & 0xc0) == 0x80)
            length--;
        return Encoding.UTF8.GetString(name[..length]) + "...";
    }

    private static string Describe(List<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (Step step in steps)
        {
            if (step.Name is null)
                path.Append('[').Append(step.Index).Append(']');
            else if (IsPlain(step.Name))
                path.Append('.').Append(step.Name);
            else if (step.Name.Length > 0)
                path.Append("['").Append(step.Name).Append("']");
        }

        return path.ToString();
    }

    /// <summary>Whether a name can follow a dot. Other names are in brackets, as in System.Text.Json.</summary>
    private static bool IsPlain(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '$'))
                return false;
        }

        return name.Length > 0;
    }

    /// <summary>A step into an object, by a name that is empty before its first property, or into an array, by an index.</summary>
    private readonly record struct Step(string? Name, int Index);
}

using System.Collections;
using System.Globalization;
using System.Text;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Logging;

/// <summary>Writes the values of message templates and scopes as JSON. Objects other than numbers, strings and sequences are written as strings.</summary>
internal sealed class LoggedValues(JsonWriter json, int maxTextLength)
{
    private const string Template = "{OriginalFormat}";
    private const int MaxElements = 1_000;
    private const int MaxDepth = 4;

    /// <summary>The names of the standard members of a record.</summary>
    private static readonly string[] Reserved =
        ["timestamp", "level", "message", "requestId", "tenantId", "traceId", "category", "scopes", "errorType", "errorMessage", "stackTrace", "cause"];

    /// <summary>Writes each property as a member; of several with one name, only the first.</summary>
    /// <remarks>A name that is also that of a standard member gets the prefix <c>_</c>.</remarks>
    public void WriteMembers(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var names = new List<string>();
        foreach ((string key, object? value) in properties)
        {
            string name = Array.IndexOf(Reserved, key) >= 0 ? "_" + key : key;
            if (key == Template || names.Contains(name))
                continue;
            names.Add(name);
            json.WriteName(Crop(name));
            WriteValue(value, depth: 0);
        }
    }

    /// <summary>Writes a scope. One with properties is an object of these, and of its message if it has a template; any other is a string.</summary>
    public void WriteScope(object? scope)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object?>> properties)
        {
            WriteText(GetText(scope));
            return;
        }

        int start = json.StartObject();
        if (HasTemplate(properties))
        {
            json.WriteName(",\"message\":"u8);
            WriteText(GetText(scope));
        }

        WriteMembers(properties);
        json.EndObject(start);
    }

    /// <summary>Finds the template among the properties. LINQ, for structs such as these, would bring the type loader of .NET into the binary.</summary>
    private static bool HasTemplate(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        foreach (KeyValuePair<string, object?> property in properties)
        {
            if (property.Key == Template)
                return true;
        }

        return false;
    }

    public void WriteText(string text) => json.WriteString(Crop(text));

    private void WriteValue(object? value, int depth)
    {
        switch (value)
        {
            case null: json.WriteNull(); break;
            case string text: WriteText(text); break;
            case bool boolean: json.WriteBoolean(boolean); break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal: WriteNumber((IFormattable)value); break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly: WriteText(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)); break;
            case IEnumerable sequence when depth < MaxDepth: WriteSequence(sequence, depth); break;
            default: WriteText(GetText(value)); break;
        }
    }

    /// <summary>Writes a number.</summary>
    /// <remarks>Formatted through the interface, so that a binary contains the formatting of decimals only if the function uses decimals.</remarks>
    private void WriteNumber(IFormattable number)
    {
        string text = number.ToString(null, CultureInfo.InvariantCulture);
        if (char.IsAsciiDigit(text[^1]))
            json.WriteRaw(Encoding.ASCII.GetBytes(text));
        else
            json.WriteString(text); // NaN and Infinity are not JSON numbers.
    }

    private void WriteSequence(IEnumerable sequence, int depth)
    {
        int start = json.StartArray();
        try
        {
            int count = 0;
            foreach (object? element in sequence)
            {
                if (count++ == MaxElements)
                    break;
                json.NextElement();
                WriteValue(element, depth + 1);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            json.NextElement();
            WriteText($"(the next element threw {e.GetType().Name})");
        }

        json.EndArray(start);
    }

    private static string GetText(object? value)
    {
        try
        {
            return (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";
        }
        catch (Exception e)
        {
            return $"(its ToString threw {e.GetType().Name})";
        }
    }

    private string Crop(string text) => text.Length <= maxTextLength ? text : text[..maxTextLength] + "...";
}

using System.Text;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Repairs the extension data that <see cref="System.Text.Json.JsonSerializer"/> writes from a <c>JsonObject</c>: it puts the object's braces
/// between the members, <c>{"a":1,{"b":2}}</c>, which is not JSON. Any other text is unchanged.
/// </summary>
internal static class ExtensionDataRepair
{
    public static string Apply(string json)
    {
        if (!json.Contains(",{\"", StringComparison.Ordinal) && !json.Contains("{{", StringComparison.Ordinal) && !json.Contains(",{}", StringComparison.Ordinal))
            return json;
        var text = new StringBuilder();

        // The open brackets: an object, an array, or the braces that are omitted.
        var open = new Stack<char>();
        bool isName = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (c == '{' && isName)
            {
                open.Push('-');
                continue;
            }

            if (c is '{' or '[')
                open.Push(c);
            if ((c is '}' or ']') && open.Pop() == '-')
            {
                // If the extension data is empty, the comma before it remains.
                text.Length -= text[^1] == ',' ? 1 : 0;
                continue;
            }

            isName = c == '{' || (c == ',' && open.Peek() != '[');
            text.Append(c);
            if (c != '"')
                continue;
            for (i++; json[i] != '"'; i++)
            {
                text.Append(json[i]);
                if (json[i] == '\\')
                    text.Append(json[++i]);
            }

            text.Append('"');
        }

        return text.ToString();
    }
}

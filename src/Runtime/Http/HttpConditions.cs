using System.ComponentModel;
using System.Globalization;
using Lambda.Runtime.Http.Responses;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Gives responses an <c>ETag</c>, and responds without a body if the client has the same.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2. Called by generated code; other functions do not contain it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpConditions
{
    private const int NotModified = 304;

    /// <summary>Compares the response to a GET or HEAD request with <c>If-None-Match</c>.</summary>
    public static void Apply(Invocation invocation, HttpExchange http)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        ArgumentNullException.ThrowIfNull(http);
        if (http.Status != HttpStatus.Ok || http.Verb is not (HttpVerbs.Get or HttpVerbs.Head))
            return;
        var response = EditedResponse.Read(invocation.ResponseBytes);
        string? tag = response.Find("etag");
        if (tag is null)
        {
            // The response to HEAD does not have the body that its tag would be of.
            if (http.Verb == HttpVerbs.Head)
                return;
            tag = Create(response.Body);
            response.Set("etag", tag);
        }

        if (http.GetHeader("if-none-match"u8) is { } known && Contains(known, tag))
        {
            response.Status = NotModified;
            response.RemoveContentHeaders();
            response.SetBody([]);
        }

        invocation.ClearResponse();
        http.WriteEdited(response);
    }

    /// <summary>Returns a weak tag: the same content may be sent with another encoding.</summary>
    private static string Create(ReadOnlySpan<byte> body)
    {
        // FNV-1a with 64 bits: no cryptography, which nothing here needs.
        ulong hash = 14695981039346656037;
        foreach (byte one in body)
            hash = (hash ^ one) * 1099511628211;
        return string.Create(CultureInfo.InvariantCulture, $"W/\"{hash:x16}\"");
    }

    /// <summary>Whether a list of tags, or an asterisk, contains a tag. Weak and strong tags are equal here.</summary>
    private static bool Contains(string list, string tag)
    {
        string opaque = WithoutWeakness(tag.Trim());
        foreach (string part in list.Split(','))
        {
            string known = part.Trim();
            if (known == "*" || WithoutWeakness(known) == opaque)
                return true;
        }

        return false;
    }

    private static string WithoutWeakness(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}

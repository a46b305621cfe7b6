using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.FunctionUrls;

/// <summary>Sets the status, headers and cookies of a response.</summary>
internal static class HttpResponseHead
{
    // The service sets these headers, and sends those of the function under another name.
    private static readonly HashSet<string> Remapped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Date", "Keep-Alive", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "WWW-Authenticate",
    };

    /// <exception cref="FormatException">A header cannot be sent; the message says which.</exception>
    public static void Apply(HttpResponsePrelude head, HttpResponse response)
    {
        if (head.StatusCode < StatusCodes.Status200OK)
            throw new FormatException($"its statusCode is {head.StatusCode}, expected 200 to 599");

        response.StatusCode = head.StatusCode;
        foreach ((string name, string value) in head.Headers)
            Set(response, name, value);
        foreach ((string name, IList<string> values) in head.MultiValueHeaders)
            Set(response, name, new StringValues([.. values]));
        if (head.Cookies.Count > 0)
            Set(response, "Set-Cookie", new StringValues([.. response.Headers.SetCookie, .. head.Cookies]));
    }

    /// <summary>Whether a response of this status to this request can have a body.</summary>
    public static bool HasBody(HttpContext http) =>
        !HttpMethods.IsHead(http.Request.Method)
        && http.Response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    private static void Set(HttpResponse response, string name, StringValues values)
    {
        string sent = Remapped.Contains(name) ? $"x-amzn-Remapped-{name}" : name;
        try
        {
            response.Headers[sent] = values;
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"its header '{name}' cannot be sent: {exception.Message}", exception);
        }
    }
}

using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>A response with its status, headers and cookies. <see cref="TypedResults"/> creates the results that a route returns.</summary>
public class HttpResult
{
    private HeaderLine? _headers;
    private HeaderLine? _cookies;

    internal HttpResult(int statusCode) => StatusCode = statusCode;

    /// <summary>The status code.</summary>
    public int StatusCode { get; }

    /// <summary>The first header.</summary>
    internal HeaderLine? Headers => _headers;

    /// <summary>The first cookie.</summary>
    internal HeaderLine? Cookies => _cookies;

    /// <summary>Whether generated code writes the body, because its type is that of the user.</summary>
    internal virtual bool HasGeneratedBody => false;

    /// <summary>Writes the response. The value of a result with one is written by generated code, which knows its type.</summary>
    internal virtual void Write(IHttpResponse response) => response.WriteEmpty(this);

    /// <summary>Sets a header.</summary>
    /// <exception cref="ArgumentException">The name or the value contains a character that a header cannot have, such as a line break or one that is not ASCII.</exception>
    internal void Set(string name, string value)
    {
        HeaderText.Require(name, value);
        if (_headers?.Find(name) is { } line)
            line.Value = value;
        else
            HeaderLine.Append(ref _headers, name, value);
    }

    /// <summary>Adds a cookie.</summary>
    /// <exception cref="ArgumentException">It contains a control character, such as a line break.</exception>
    internal void AddCookie(string cookie)
    {
        HeaderText.Require("set-cookie", cookie);
        HeaderLine.Append(ref _cookies, "", cookie);
    }
}

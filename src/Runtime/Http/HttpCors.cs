using System.ComponentModel;
using System.Globalization;
using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Lets the pages of other origins call routes, behind services that do not do it themselves.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#http-cors-protocol. Created by generated code; other functions do not contain it.</remarks>
/// <param name="origins">The origins, or only <c>*</c>.</param>
/// <param name="methods">The methods of the routes.</param>
/// <param name="headers">The request headers that pages may send.</param>
/// <param name="exposed">The response headers that scripts may read; <see langword="null"/> for none.</param>
/// <param name="allowsCredentials">Whether pages may send cookies.</param>
/// <param name="maxAge">How long a browser may keep the response to a preflight, in seconds; 0 if it decides.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpCors(string[] origins, string methods, string headers, string? exposed, bool allowsCredentials, int maxAge)
{
    private bool AllowsAll => origins[0] == "*";

    /// <summary>Sets the headers of the response, and responds to a preflight.</summary>
    /// <returns>Whether it was a preflight.</returns>
    public bool Begin(HttpExchange http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.IsCorsOfService)
            return false;
        string? origin = http.GetHeader("origin"u8);
        bool isAllowed = origin is not null && Allows(origin);
        bool isPreflight = http.Verb == HttpVerbs.Options && origin is not null && http.GetHeader("access-control-request-method"u8) is not null;
        HeaderLine? lines = null;

        // A cache must not give the response for one origin to another.
        if (!AllowsAll)
            HeaderLine.Append(ref lines, "vary", "Origin");
        if (isAllowed)
        {
            HeaderLine.Append(ref lines, "access-control-allow-origin", AllowsAll ? "*" : origin!);
            if (allowsCredentials)
                HeaderLine.Append(ref lines, "access-control-allow-credentials", "true");
            if (isPreflight)
                AddPreflight(ref lines);
            else if (exposed is not null)
                HeaderLine.Append(ref lines, "access-control-expose-headers", exposed);
        }

        http.CommonHeaders = lines is null ? null : new AddedHeaders(lines);
        if (isPreflight)
            http.WriteEmpty(new HttpResult(HttpStatus.NoContent));
        return isPreflight;
    }

    private void AddPreflight(ref HeaderLine? lines)
    {
        HeaderLine.Append(ref lines, "access-control-allow-methods", methods);
        HeaderLine.Append(ref lines, "access-control-allow-headers", headers);
        if (maxAge > 0)
            HeaderLine.Append(ref lines, "access-control-max-age", maxAge.ToString(CultureInfo.InvariantCulture));
    }

    private bool Allows(string origin)
    {
        if (AllowsAll)
            return true;
        foreach (string allowed in origins)
        {
            if (allowed == origin)
                return true;
        }

        return false;
    }

    /// <summary>Adds the headers to those of a result, which may have some of them. Of <c>Vary</c>, both values count.</summary>
    private sealed class AddedHeaders(HeaderLine lines) : CommonHeaders
    {
        public override HeaderLine? AddTo(HeaderLine? own)
        {
            HeaderLine? merged = null;
            for (HeaderLine? line = own; line is not null; line = line.Next)
            {
                bool isVary = string.Equals(line.Name, "vary", StringComparison.OrdinalIgnoreCase);
                HeaderLine.Append(ref merged, line.Name, isVary && lines.Find("vary") is { } vary ? $"{line.Value}, {vary.Value}" : line.Value);
            }

            for (HeaderLine? line = lines; line is not null; line = line.Next)
            {
                if (own?.Find(line.Name) is null)
                    HeaderLine.Append(ref merged, line.Name, line.Value);
            }

            return merged;
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Access;

/// <summary>Recognizes requests that a browser sends for a page of another origin: from scripts, forms, images, frames, or links.</summary>
/// <remarks>
/// Browsers send <c>Origin</c> with every request that is not a GET or HEAD, and with <c>fetch</c> requests whose response the page may read. They send
/// <c>Sec-Fetch-Site</c> with all requests to loopback, images and links included. No script can set either. The AWS CLI, SDKs and curl send neither.
/// https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
/// </remarks>
internal static class ForeignPage
{
    /// <summary>What <see cref="Find"/> returns if the browser does not send the page's origin.</summary>
    public const string Unknown = "another site";

    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Finds the origin of the page that a request comes from.</summary>
    /// <returns><see langword="null"/> for a page of the same origin, for an address that a person typed, and for programs that are not a browser.</returns>
    public static string? Find(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        if (origin.Count > 0 && origin.ToString() != $"{request.Scheme}://{request.Host.Value}")
            return origin.Count == 1 && origin[0] is { Length: > 0 } single ? single : Unknown;

        // same-site as well: for a browser, all ports of a host are one site.
        StringValues site = request.Headers[FetchSite];
        return site.Count == 0 || (site.Count == 1 && site[0] is "same-origin" or "none") ? null : OriginOfReferer(request);
    }

    /// <summary>Whether the request loads a whole page, as a link does.</summary>
    public static bool IsNavigation(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";

    // An image or a link has no Origin. A page can omit its Referer, but cannot make it name another origin.
    private static string OriginOfReferer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out Uri? referer) && AllowedOrigins.TryParse(referer.GetLeftPart(UriPartial.Authority), out string? origin)
            ? origin
            : Unknown;
}

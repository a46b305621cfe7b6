using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Access;

/// <summary>Tells the requests that a browser sends for a page of another origin, whatever the page is made of: scripts, forms, images, frames, links.</summary>
/// <remarks>
/// Browsers send <c>Origin</c> with every request that is not a GET or HEAD, and with those of <c>fetch</c> that may be read; and
/// <c>Sec-Fetch-Site</c> with all requests to loopback, images and links included. No script can set either. The AWS CLI, SDKs and curl send neither.
/// https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
/// </remarks>
internal static class ForeignPage
{
    /// <summary>What <see cref="Find"/> gives for a page whose browser does not say where it is from.</summary>
    public const string Unknown = "another site";

    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>The origin of the page that a request comes from.</summary>
    /// <returns><see langword="null"/> for a page of this very origin, for an address that a person typed, and for programs that are not a browser.</returns>
    public static string? Find(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        if (origin.Count > 0 && origin.ToString() != $"{request.Scheme}://{request.Host.Value}")
            return origin.Count == 1 && origin[0] is { Length: > 0 } single ? single : Unknown;

        // same-site too: to a browser all ports of a host are one site.
        StringValues site = request.Headers[FetchSite];
        return site.Count == 0 || (site.Count == 1 && site[0] is "same-origin" or "none") ? null : OriginOfReferer(request);
    }

    /// <summary>Whether it asks for a whole page, as a link does.</summary>
    public static bool IsNavigation(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";

    // An image or a link has no Origin. A page may leave its Referer out, and cannot have it name another origin.
    private static string OriginOfReferer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out Uri? referer) && AllowedOrigins.TryParse(referer.GetLeftPart(UriPartial.Authority), out string? origin)
            ? origin
            : Unknown;
}

using System.Diagnostics.CodeAnalysis;

namespace Lambda.Runtime.Emulator.Access;

/// <summary>The origins whose pages may call function URLs.</summary>
/// <param name="origins">The origins, as <see cref="TryParse"/> returns them.</param>
internal sealed class AllowedOrigins(IEnumerable<string> origins)
{
    private readonly HashSet<string> _origins = new(origins, StringComparer.OrdinalIgnoreCase);

    public bool Contains(string origin) => _origins.Contains(origin);

    /// <summary>Parses an origin, <c>http://localhost:5173</c>, and normalizes it as browsers do: without a default port, a trailing slash, or non-ASCII characters.</summary>
    /// <returns><see langword="false"/> for anything else: a host alone, an address with a path, <c>null</c>, <c>*</c>, a scheme that pages cannot have.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? origin)
    {
        origin = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.UserInfo.Length > 0
            || uri.Scheme is "ws" or "wss" or "ftp" or "file" || uri.AbsolutePath is not ("/" or "") || text.AsSpan().ContainsAny('?', '#'))
        {
            return false;
        }

        string host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        origin = uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : $"{uri.Scheme}://{host}:{uri.Port}";
        return true;
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Access;

/// <summary>The host names that a local port accepts: IP addresses, <c>localhost</c>, and the names that a developer lists.</summary>
/// <remarks>
/// A website can let its name resolve to 127.0.0.1. For the browser its pages then share the origin of the local port, may read every response, and
/// send neither a foreign <c>Origin</c> nor <c>Sec-Fetch-Site: cross-site</c> (DNS rebinding). Only the name in <c>Host</c> tells them apart:
/// no website has an IP address or <c>localhost</c> as its name.
/// </remarks>
/// <param name="names">The listed names, without a port.</param>
internal sealed class AllowedHosts(IEnumerable<string> names)
{
    private readonly HashSet<string> _names = new([.. names.Select(WithoutFinalDot), "localhost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the port accepts a host.</summary>
    /// <param name="host">The value of <c>Host</c>, with or without a port; empty if the header is missing.</param>
    public bool Contains(HostString host)
    {
        string name = WithoutFinalDot(host.HasValue ? host.Host : "");
        return _names.Contains(name) || IPAddress.TryParse(name.Trim('[', ']'), out _);
    }

    /// <summary>Whether a text is a valid name to list: a DNS name without scheme, port and path.</summary>
    public static bool IsName(string text) => Uri.CheckHostName(WithoutFinalDot(text)) is UriHostNameType.Dns;

    // "localhost." is the same name, fully qualified.
    private static string WithoutFinalDot(string name) => name.EndsWith('.') ? name[..^1] : name;
}

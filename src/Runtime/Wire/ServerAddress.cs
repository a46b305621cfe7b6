using System.Globalization;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Wire;

/// <summary>Where the Runtime API listens, and below which path: <c>AWS_LAMBDA_RUNTIME_API</c>, understood.</summary>
/// <remarks>
/// On Lambda the variable is <c>host:port</c>. Local tools also write <c>http://host:port</c>, <c>[::1]:9000</c> and
/// <c>host:port/BasePath</c>: a function is then addressed by its path.
/// </remarks>
internal sealed class ServerAddress
{
    private const string WhatIsRight =
        "Right would be host:port, for example 127.0.0.1:9001 or [::1]:9001, with http:// before it or a base path behind it if need be.";

    /// <summary>A request's head has bounded room, of which the path is a part.</summary>
    private const int LongestBasePath = 512;

    /// <summary>That of an IPv6 address whose end is written as IPv4. The host is a part of the head as well.</summary>
    private const int LongestHost = 45;

    private ServerAddress(string host, ushort port, string basePath)
    {
        Host = host;
        Port = port;
        BasePath = basePath;
    }

    /// <summary>An IPv4 or IPv6 address without brackets.</summary>
    public string Host { get; }

    public bool IsIPv6 => Host.Contains(':');

    public ushort Port { get; }

    /// <summary>Empty, or a path that starts with a slash and does not end in one.</summary>
    public string BasePath { get; }

    /// <summary>The value of the <c>Host</c> header (RFC 9110, section 7.2).</summary>
    public string Authority => string.Concat(IsIPv6 ? $"[{Host}]" : Host, ":", Port.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="RuntimeException">The text is no such address.</exception>
    public static ServerAddress Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int scheme = rest.IndexOf("://");
        if (scheme >= 0 && !rest[..scheme].Contains('/'))
        {
            if (!rest[..scheme].Equals("http", StringComparison.OrdinalIgnoreCase))
                throw Wrong(text, $"its scheme is {rest[..scheme]}, and the Runtime API is plain HTTP");
            rest = rest[(scheme + 3)..];
        }

        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> authority = slash < 0 ? rest : rest[..slash];
        ReadOnlySpan<char> path = slash < 0 ? default : rest[slash..].TrimEnd('/');
        if (path.Length > LongestBasePath)
            throw Wrong(text, $"its base path has {path.Length} characters, more than {LongestBasePath}");
        foreach (char c in path)
        {
            if (c is <= ' ' or >= '\x7f' or '?' or '#')
                throw Wrong(text, "its base path holds a character that a path cannot hold");
        }

        ReadOnlySpan<char> host = authority;
        ReadOnlySpan<char> port = default;
        int bracket = authority.IndexOf(']');
        int colon = authority.LastIndexOf(':');
        if (colon > bracket)
        {
            host = authority[..colon];
            port = authority[(colon + 1)..];
            if (port.IsEmpty)
                throw Wrong(text, "no port follows its colon");
        }

        ushort number = 80;
        if (!port.IsEmpty && (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number == 0))
            throw Wrong(text, $"its port is {port}, which is no number from 1 to 65535");

        return new ServerAddress(ParseHost(text, host), number, path.ToString());
    }

    private static string ParseHost(string text, ReadOnlySpan<char> host)
    {
        if (host is ['[', .., ']'])
            host = host[1..^1];
        else if (host.Contains(':'))
            throw Wrong(text, "an IPv6 address in it stands in brackets");

        if (host.IsEmpty)
            throw Wrong(text, "it names no host");

        // RFC 6761, section 6.3: localhost is the loopback address. Asking a resolver for it would bring name resolution into
        // the binary, which then could not be linked statically.
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return "127.0.0.1";

        foreach (char c in host)
        {
            if (!char.IsAsciiHexDigit(c) && c is not ('.' or ':'))
                throw Wrong(text, $"its host {host} is neither an IP address nor localhost, and the runtime carries no name resolution");
        }

        if (host.Length > LongestHost)
            throw Wrong(text, $"its host has {host.Length} characters, more than an IP address can have");
        return host.ToString();
    }

    private static RuntimeException Wrong(string text, string what) =>
        new("Runtime.InvalidApiAddress", $"AWS_LAMBDA_RUNTIME_API is \"{text}\": {what}. {WhatIsRight}");
}

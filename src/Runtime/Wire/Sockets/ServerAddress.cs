using System.Globalization;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Wire.Sockets;

/// <summary>The host, port and base path of the Runtime API, parsed from <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
/// <remarks>
/// On Lambda the variable is <c>host:port</c>. Local tools also use <c>http://host:port</c>, <c>[::1]:9000</c> and
/// <c>host:port/BasePath</c>, where the path identifies the function. Runtimes put the value into <c>http://{value}/2018-06-01</c>, so a missing port is 80.
/// </remarks>
internal sealed class ServerAddress
{
    /// <summary>In characters. Limited, because the path is a part of each request's head, and the room for heads is limited.</summary>
    private const int MaxBasePathLength = 512;

    /// <summary>In characters: the longest address, IPv6 with an end that is written as IPv4. Limited for the same reason.</summary>
    private const int MaxHostLength = 45;

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

    /// <summary>Parses an address.</summary>
    /// <exception cref="RuntimeException">The text is not an address of this form.</exception>
    public static ServerAddress Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int scheme = rest.IndexOf("://");
        if (scheme >= 0 && !rest[..scheme].Contains('/'))
        {
            if (!rest[..scheme].Equals("http", StringComparison.OrdinalIgnoreCase))
                throw Invalid(text, $"its scheme is {rest[..scheme]}, and the Runtime API is plain HTTP");
            rest = rest[(scheme + 3)..];
        }

        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> authority = slash < 0 ? rest : rest[..slash];
        ReadOnlySpan<char> path = slash < 0 ? default : rest[slash..].TrimEnd('/');
        if (path.Length > MaxBasePathLength)
            throw Invalid(text, $"its base path has {path.Length} characters, more than {MaxBasePathLength}");
        foreach (char c in path)
        {
            if (c is <= ' ' or >= '\x7f' or '?' or '#')
                throw Invalid(text, "its base path contains a character that a path cannot contain");
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
                throw Invalid(text, "its colon is not followed by a port");
        }

        ushort number = 80;
        if (!port.IsEmpty && (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number == 0))
            throw Invalid(text, $"its port is {port}, which is not a number from 1 to 65535");

        return new ServerAddress(ParseHost(text, host), number, path.ToString());
    }

    private static string ParseHost(string text, ReadOnlySpan<char> host)
    {
        if (host is ['[', .., ']'])
            host = host[1..^1];
        else if (host.Contains(':'))
            throw Invalid(text, "an IPv6 address needs brackets");

        if (host.IsEmpty)
            throw Invalid(text, "its host is missing");

        // RFC 6761, section 6.3: localhost is the loopback address. A resolver would bring name resolution into the binary, which
        // could then not be linked statically.
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return "127.0.0.1";

        foreach (char c in host)
        {
            if (!char.IsAsciiHexDigit(c) && c is not ('.' or ':'))
                throw Invalid(text, $"its host {host} is neither an IP address nor localhost, and the runtime does not resolve names");
        }

        if (host.Length > MaxHostLength)
            throw Invalid(text, $"its host has {host.Length} characters, more than an IP address can have");
        return host.ToString();
    }

    private static RuntimeException Invalid(string text, string problem) => RuntimeErrors.InvalidApiAddress(text, problem);
}

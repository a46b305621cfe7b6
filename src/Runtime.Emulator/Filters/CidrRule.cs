using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches IP addresses of a network.</summary>
internal sealed class CidrRule : ValueRule
{
    public const string Expected = "a network such as \"10.0.0.0/24\" or \"2001:db8::/32\"";

    private readonly byte[] _address;
    private readonly int _prefixLength;

    private CidrRule(byte[] address, int prefixLength)
    {
        _address = address;
        _prefixLength = prefixLength;
    }

    public override bool Matches(JsonElement value)
    {
        if (!EventValue.TryReadText(value, out string? text) || !TryReadAddress(text, out byte[] address) || address.Length != _address.Length)
            return false;

        int bytes = _prefixLength / 8, bits = _prefixLength % 8;
        return address.AsSpan(0, bytes).SequenceEqual(_address.AsSpan(0, bytes)) && (bits == 0 || (address[bytes] ^ _address[bytes]) >> (8 - bits) == 0);
    }

    /// <exception cref="InvalidPatternException">The text is not a network.</exception>
    public static CidrRule Parse(string text, string path)
    {
        int slash = text.IndexOf('/'), length = 0;
        byte[] address = [];
        bool isNetwork = slash >= 0
            && TryReadAddress(text[..slash], out address)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length);
        if (!isNetwork)
            throw new InvalidPatternException(path, $"\"{text}\"", Expected);
        // The service refuses the length of a single address: that is an exact match, without an operator.
        return length < address.Length * 8
            ? new CidrRule(address, length)
            : throw new InvalidPatternException(path, $"the prefix length {length}", $"at most {(address.Length * 8) - 1}; a single address is a value without an operator");
    }

    // .NET also accepts shorter and octal forms of IPv4, and scopes of IPv6.
    private static bool TryReadAddress(string text, out byte[] address)
    {
        address = [];
        bool isPlain = text.Contains(':')
            ? !text.AsSpan().ContainsAny('%', '[')
            : text.Count('.') == 3 && text.All(static character => char.IsAsciiDigit(character) || character == '.');
        if (!isPlain || !IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
            return false;

        address = parsed.GetAddressBytes();
        return true;
    }
}

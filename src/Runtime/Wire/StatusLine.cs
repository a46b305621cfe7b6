using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Wire;

/// <summary>The first line of a response: <c>HTTP/1.1 202 Accepted</c> (RFC 9112, section 4).</summary>
internal readonly record struct StatusLine(int MinorVersion, int Status)
{
    /// <param name="line">Without its line end.</param>
    /// <exception cref="ProtocolException">The line is not a status line of HTTP/1.x.</exception>
    public static StatusLine Parse(ReadOnlySpan<byte> line)
    {
        // "HTTP/1." DIGIT SP 3DIGIT [ SP reason ]: some servers leave out the space after the code as well as the reason.
        if (line.Length >= 12
            && line.StartsWith("HTTP/1."u8)
            && char.IsAsciiDigit((char)line[7])
            && line[8] == ' '
            && IsStatus(line[9..12])
            && (line.Length == 12 || line[12] == ' '))
        {
            int status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
            return new StatusLine(line[7] - '0', status);
        }

        throw new ProtocolException(
            ProtocolViolation.StatusLine, $"found \"{Excerpt.From(line)}\"; expected a status line, such as HTTP/1.1 200 OK");
    }

    private static bool IsStatus(ReadOnlySpan<byte> code) =>
        code[0] is >= (byte)'1' and <= (byte)'5' && char.IsAsciiDigit((char)code[1]) && char.IsAsciiDigit((char)code[2]);
}

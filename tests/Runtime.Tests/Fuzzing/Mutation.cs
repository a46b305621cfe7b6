using System.Text;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Creates an input from one or two others.</summary>
internal sealed class Mutation(Random random)
{
    private const int MaxLength = 4096;

    /// <summary>Texts that have a meaning for a reader, or almost have one.</summary>
    private static readonly byte[][] Words = [.. new[]
    {
        "\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\r\r\n", ":", ": ", ";", " ", "\t", "\0", "0", "1", "a", "F",
        "HTTP/1.1 200 OK\r\n", "HTTP/1.0 204\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.", "HTTP/2 ", "304", "599",
        "Content-Length: ", "Transfer-Encoding: ", "Connection: ", "chunked", "CHUNKED", "gzip, chunked", "close", "Keep-Alive", "0\r\n\r\n", "5\r\nhello\r\n",
        "67108864", "67108865", "4000000", "4000001", "2147483647", "4294967296", "9223372036854775807", "9223372036854775808",
        "99999999999999999999", "FFFFFFFF", "7fffffff", "80000000", "100000000", "0000000000000000", "-1", "+1", "-0", "1 2", "1,1", "0x10", "1e9", "253402300799999",
        "253402300800000",
        "Lambda-Runtime-Aws-Request-Id: ", "Lambda-Runtime-Invocation-Id: ", "Lambda-Runtime-Deadline-Ms: ", "Lambda-Runtime-Client-Context: ",
        "Lambda-Runtime-Cognito-Identity: ", "Lambda-Runtime-Trace-Id: ", "..", "../", "%2e", "{\"client\":", "{\"custom\":", "{\"env\":", "{\"cognitoIdentityId\":",
        "\"installation_id\":",
        "\"a\":", "{}", "[]", "null", "\"\"", "\"\\ud800\"", "\"\\u0041\"", "\\", "\\u", "{", "}", "[", "]", "\"", ",",
        "http://", "https://", "[::1]", ":9001", ":0", ":65535", ":65536", "localhost", "127.0.0.1", "/", "//", "?", "#", "://", "/base",
    }.Select(Encoding.ASCII.GetBytes), [0xff], [0xc3, 0x28], [0xc3, 0xbc], [0xef, 0xbb, 0xbf], [0xed, 0xa0, 0x80]];

    /// <summary>Changes an input, mostly once: two changes at once are rarely both useful.</summary>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        byte[] result = input;
        do
            result = Change(result, other);
        while (random.Next(3) == 0);
        return result.Length <= MaxLength ? result : result[..MaxLength];
    }

    private byte[] Change(byte[] input, byte[] other)
    {
        int from = random.Next(input.Length + 1);
        int to = random.Next(2) == 0 ? random.Next(from, input.Length + 1) : Math.Min(from + random.Next(4), input.Length);
        byte[] word = Words[random.Next(Words.Length)];
        return random.Next(9) switch
        {
            0 => [.. input[..from], .. input[to..]],
            1 => [.. input[..to], .. input[from..]],
            2 => [.. input[..from], .. other.AsSpan(random.Next(other.Length + 1))],
            3 => [.. input[..from], .. word, .. input[to..]],
            4 => [.. input[..from], .. word, .. input[from..]],
            5 => [.. input[..from], (byte)random.Next(256), .. input[from..]],
            6 => [.. input[..from], .. Enumerable.Repeat(word, random.Next(1, 80)).SelectMany(static bytes => bytes), .. input[to..]],
            _ => WithOneByte(input, from),
        };
    }

    private byte[] WithOneByte(byte[] input, int at)
    {
        byte[] result = [.. input];
        if (at < result.Length)
            result[at] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(result[at] ^ (1 << random.Next(8)));
        return result;
    }
}

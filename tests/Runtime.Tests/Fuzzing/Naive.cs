using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Lambda.Runtime.Http;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>What became of an input.</summary>
internal enum Outcome
{
    Complete,

    /// <summary>More has to come.</summary>
    CutShort,

    /// <summary>It is not what it should be.</summary>
    Malformed,
}

/// <summary>The same formats, read without a thought for time or memory: one string, one char for each byte.</summary>
internal static partial class Naive
{
    public static (int MinorVersion, int Status)? StatusLine(string line) =>
        StatusLinePattern().Match(line) is { Success: true } match ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : null;

    /// <param name="block">Lines, each with its line end.</param>
    public static List<(string Name, string Value)> Headers(string block) =>
        [.. block.Split('\n')
            .Where(static line => line.IndexOf(':', StringComparison.Ordinal) > 0)
            .Select(static line => line.Split(':', 2))
            .Select(static parts => (parts[0], parts[1].Trim(' ', '\t', '\r')))];

    /// <returns><see langword="null"/> when the headers contradict each other, or hold what is not understood.</returns>
    public static BodyFraming? Framing(int minorVersion, int status, List<(string Name, string Value)> headers)
    {
        string[] ValuesOf(string name) => [.. headers.Where(header => Lower(header.Name) == name).Select(static header => header.Value)];

        string[] lengths = ValuesOf("content-length");
        string[] encodings = ValuesOf("transfer-encoding");
        bool closes = minorVersion == 0;
        foreach (string value in ValuesOf("connection").Select(Lower))
            closes = value == "close" || (closes && value != "keep-alive");

        if (lengths.Any(static length => !DigitsPattern().IsMatch(length) || Big(length) > BodyFraming.LargestBody)
            || lengths.Select(Big).Distinct().Count() > 1
            || encodings.Any(static encoding => Lower(encoding) != "chunked"))
        {
            return null;
        }

        if (status is 204 or 304)
            return new BodyFraming(BodyEnd.Length, 0, !closes);
        if (encodings.Length > 0)
            return new BodyFraming(BodyEnd.Chunks, 0, !closes);
        return lengths.Length > 0 ? new BodyFraming(BodyEnd.Length, (int)Big(lengths[0]), !closes) : new BodyFraming(BodyEnd.Close, 0, KeepAlive: false);
    }

    /// <returns>What was decoded until then, and how much of the text belongs to the body.</returns>
    public static (Outcome Outcome, string Data, int Consumed) Chunks(string text)
    {
        string data = "";
        int at = 0;
        while (true)
        {
            string digits = HexPattern().Match(text, at).Value;
            BigInteger size = BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (data.Length + size > BodyFraming.LargestBody)
                return (Outcome.Malformed, data, at);
            at += digits.Length;
            if (at == text.Length)
                return (Outcome.CutShort, data, at);
            if (digits == "" || !"; \t\r\n".Contains(text[at], StringComparison.Ordinal))
                return (Outcome.Malformed, data, at);
            at = text.IndexOf('\n', at) + 1;
            if (at == 0)
                return (Outcome.CutShort, data, text.Length);
            if (size == 0)
                break;
            if (text.Length - at < size)
                return (Outcome.CutShort, data + text[at..], text.Length);
            data += text.Substring(at, (int)size);
            at += (int)size;
            at += ReturnsPattern().Match(text, at).Length;
            if (at == text.Length)
                return (Outcome.CutShort, data, at);
            if (text[at++] != '\n')
                return (Outcome.Malformed, data, at);
        }

        Match trailers = TrailersPattern().Match(text, at);
        return trailers.Success ? (Outcome.Complete, data, at + trailers.Length) : (Outcome.CutShort, data, text.Length);
    }

    /// <param name="text">All that came until the peer closed its side.</param>
    /// <returns>The last head, and the body. What is left over behind it is malformed.</returns>
    public static (Outcome Outcome, int Status, bool KeepAlive, string Headers, string Body) Reply(string text)
    {
        while (true)
        {
            Match head = HeadPattern().Match(text);
            if (!head.Success)
                return (Outcome.CutShort, 0, false, "", "");
            text = text[head.Length..];
            int lineEnd = head.Value.IndexOf('\n', StringComparison.Ordinal);
            string block = head.Value[(lineEnd + 1)..];
            if (StatusLine(head.Value[..lineEnd].TrimEnd('\r')) is not (int minorVersion, int status))
                return (Outcome.Malformed, 0, false, "", "");
            if (status < 200)
                continue;
            if (Framing(minorVersion, status, Headers(block)) is not { } framing)
                return (Outcome.Malformed, 0, false, "", "");
            (Outcome outcome, string body, int consumed) = framing.End switch
            {
                BodyEnd.Chunks => Chunks(text),
                BodyEnd.Length when text.Length < framing.Length => (Outcome.CutShort, text, text.Length),
                BodyEnd.Length => (Outcome.Complete, text[..framing.Length], framing.Length),
                _ => (Outcome.Complete, text, text.Length),
            };
            bool leftOver = outcome == Outcome.Complete && consumed < text.Length;
            return (leftOver ? Outcome.Malformed : outcome, status, framing.KeepAlive, block, body);
        }
    }

    [GeneratedRegex(@"\AHTTP/1\.([0-9]) ([1-5][0-9][0-9])( .*)?\z", RegexOptions.Singleline)]
    private static partial Regex StatusLinePattern();

    [GeneratedRegex(@"\A[^\n]*\n(?:[^\n]*\n)*?\r?\n")]
    private static partial Regex HeadPattern();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"\G[0-9A-Fa-f]*")]
    private static partial Regex HexPattern();

    [GeneratedRegex(@"\G\r*")]
    private static partial Regex ReturnsPattern();

    /// <summary>Lines, and an empty one.</summary>
    [GeneratedRegex(@"\G(?:\r*[^\r\n][^\n]*\n)*\r*\n")]
    private static partial Regex TrailersPattern();

    private static string Lower(string text) => string.Concat(text.Select(static c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static BigInteger Big(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);
}

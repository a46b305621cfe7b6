using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>The result of reading an input.</summary>
internal enum Outcome
{
    Complete,

    /// <summary>The input is incomplete.</summary>
    CutShort,

    /// <summary>The input is invalid.</summary>
    Malformed,
}

/// <summary>Reads the same formats simply, without regard for time or memory: from a string with one char for each byte.</summary>
internal static partial class Naive
{
    public static (int MinorVersion, int Status)? StatusLine(string line) =>
        StatusLinePattern().Match(line) is { Success: true } match ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : null;

    /// <param name="block">The header lines, each with its line end.</param>
    public static List<(string Name, string Value)> Headers(string block) =>
        [.. block.Split('\n')
            .Where(static line => line.IndexOf(':', StringComparison.Ordinal) > 0)
            .Select(static line => line.Split(':', 2))
            .Select(static parts => (parts[0], parts[1].Trim(' ', '\t', '\r')))];

    /// <returns><see langword="null"/> if the headers contradict each other or are not supported.</returns>
    public static BodyFraming? Framing(int minorVersion, int status, List<(string Name, string Value)> headers)
    {
        string[] ValuesOf(string name) => [.. headers.Where(header => Lower(header.Name) == name).Select(static header => header.Value)];

        string[] lengths = ValuesOf("content-length");
        string[] encodings = ValuesOf("transfer-encoding");
        string[] codings = [.. encodings.SelectMany(Elements)];
        string[] options = [.. ValuesOf("connection").SelectMany(Elements)];
        bool closes = options.Contains("close") || (minorVersion == 0 && !options.Contains("keep-alive"));

        if (headers.Any(static header => !TokenPattern().IsMatch(header.Name))
            || lengths.Any(static length => !DigitsPattern().IsMatch(length) || Big(length) > BodyFraming.MaxBodyLength)
            || lengths.Select(Big).Distinct().Count() > 1
            || encodings.Any(static encoding => Elements(encoding).Length == 0)
            || codings.Length > 1
            || codings.Any(static coding => coding != "chunked")
            || (codings.Length > 0 && (lengths.Length > 0 || minorVersion == 0)))
        {
            return null;
        }

        if (status is 204 or 304)
            return new BodyFraming(BodyEnd.Length, 0, !closes);
        if (codings.Length > 0)
            return new BodyFraming(BodyEnd.Chunks, 0, !closes);
        return lengths.Length > 0 ? new BodyFraming(BodyEnd.Length, (int)Big(lengths[0]), !closes) : new BodyFraming(BodyEnd.Close, 0, KeepAlive: false);
    }

    /// <returns>The data decoded up to the end or the error, and the length of the body in the text.</returns>
    public static (Outcome Outcome, string Data, int Consumed) Chunks(string text)
    {
        string data = "";
        int at = 0;
        while (true)
        {
            string digits = HexPattern().Match(text, at).Value;
            BigInteger size = BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (data.Length + size > BodyFraming.MaxBodyLength)
                return (Outcome.Malformed, data, at);
            at += digits.Length;
            if (at == text.Length)
                return (Outcome.CutShort, data, at);
            Match sizeEnd = SizeEndPattern().Match(text, at);
            if (digits == "" || !sizeEnd.Success)
                return (digits != "" && SizeEndStartPattern().IsMatch(text, at) ? Outcome.CutShort : Outcome.Malformed, data, text.Length);
            at += sizeEnd.Length;
            if (size == 0)
                break;
            if (text.Length - at < size)
                return (Outcome.CutShort, data + text[at..], text.Length);
            data += text.Substring(at, (int)size);
            at += (int)size;
            string dataEnd = text[at..Math.Min(at + 2, text.Length)];
            if (dataEnd is "" or "\r")
                return (Outcome.CutShort, data, text.Length);
            if (dataEnd != "\r\n" && dataEnd[0] != '\n')
                return (Outcome.Malformed, data, at);
            at += dataEnd[0] == '\n' ? 1 : 2;
        }

        Match trailers = TrailersPattern().Match(text, at);
        return trailers.Success ? (Outcome.Complete, data, at + trailers.Length)
            : (TrailersStartPattern().IsMatch(text, at) ? Outcome.CutShort : Outcome.Malformed, data, text.Length);
    }

    /// <param name="text">Everything received until the peer closed its side.</param>
    /// <returns>The last head and the body. Bytes left over after the body are malformed.</returns>
    public static (Outcome Outcome, int Status, bool KeepAlive, string Headers, string Body) Response(string text)
    {
        var malformed = (Outcome.Malformed, 0, false, "", "");
        while (true)
        {
            int length = HeadPattern().Match(text).Length;
            string[] lines = [.. LinePattern().Matches(length > 0 ? text[..length] : text).Select(static line => line.Value)];
            int known = lines.Sum(static line => line.Length);
            bool isWhole = length > 0 && known == length;

            // An error in a line is detected before the other lines arrive.
            (int MinorVersion, int Status)? statusLine = lines.Length > 0 ? StatusLine(lines[0].TrimEnd('\n').TrimEnd('\r')) : null;
            string[] fields = [.. lines.Skip(1).TakeWhile(static line => line is not ("\n" or "\r\n"))];
            if ((lines.Length > 0 && statusLine is null)
                || fields.Any(static line => !FieldPattern().IsMatch(line))
                || fields.Any(static line => Framing(1, 200, Headers(line)) is null)
                || (!isWhole && !LineStartPattern().IsMatch(text, known)))
            {
                return malformed;
            }

            List<(string Name, string Value)> headers = Headers(string.Concat(fields));
            if (Repeats(headers))
                return malformed;
            if (!isWhole)
                return (Outcome.CutShort, 0, false, "", "");
            string block = text[lines[0].Length..length];
            text = text[length..];
            (int minorVersion, int status) = statusLine!.Value;
            if (status == 101)
                return malformed;
            if (status < 200)
                continue;
            if (Framing(minorVersion, status, headers) is not { } framing)
                return malformed;
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

    /// <summary>Finds contradictions between lines, which are detected before the head has ended.</summary>
    private static bool Repeats(List<(string Name, string Value)> headers) =>
        headers.Where(static header => Lower(header.Name) == "content-length").Select(static header => Big(header.Value)).Distinct().Count() > 1
        || headers.Count(static header => Lower(header.Name) == "transfer-encoding") > 1;

    private static string[] Elements(string list) => [.. list.Split(',').Select(static element => Lower(element.Trim(' ', '\t'))).Where(static element => element != "")];

    [GeneratedRegex(@"\AHTTP/1\.([0-9]) ([1-5][0-9][0-9])( .*)?\z", RegexOptions.Singleline)]
    private static partial Regex StatusLinePattern();

    [GeneratedRegex(@"\A[^\n]*\n(?:[^\n]*\n)*?\r?\n")]
    private static partial Regex HeadPattern();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"\G[0-9A-Fa-f]*")]
    private static partial Regex HexPattern();

    /// <summary>The rest of the line after a chunk's size.</summary>
    [GeneratedRegex(@"\G[ \t]*(?:;[^\r\n\0]*)?\r?\n")]
    private static partial Regex SizeEndPattern();

    [GeneratedRegex(@"\G[ \t]*(?:;[^\r\n\0]*)?\r?\z")]
    private static partial Regex SizeEndStartPattern();

    /// <summary>The trailers and an empty line.</summary>
    [GeneratedRegex(@"\G(?:[0-9A-Za-z_!#$%&'*+.^`|~-]+:[^\r\n\0]*\r?\n)*\r?\n")]
    private static partial Regex TrailersPattern();

    [GeneratedRegex(@"\G(?:[0-9A-Za-z_!#$%&'*+.^`|~-]+:[^\r\n\0]*\r?\n)*(?:\r?|[0-9A-Za-z_!#$%&'*+.^`|~-]+(?::[^\r\n\0]*\r?)?)\z")]
    private static partial Regex TrailersStartPattern();

    [GeneratedRegex(@"\A[0-9A-Za-z_!#$%&'*+.^`|~-]+\z")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\G[^\r\n\0]*\r?\n")]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"\G[^\r\n\0]*\r?\z")]
    private static partial Regex LineStartPattern();

    [GeneratedRegex(@"\A[0-9A-Za-z_!#$%&'*+.^`|~-]+:")]
    private static partial Regex FieldPattern();

    private static string Lower(string text) => string.Concat(text.Select(static c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static BigInteger Big(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);
}

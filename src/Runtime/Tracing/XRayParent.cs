using System.Diagnostics;

namespace Lambda.Runtime.Tracing;

/// <summary>Parses the X-Ray trace header into the context of the parent span, in the format of W3C.</summary>
internal static class XRayParent
{
    private const int TraceIdLength = 32;
    private const int SpanIdLength = 16;

    /// <summary>Version, time and number: <c>1-5bef4de7-ad49b0e87f6ef6c87fc2e700</c>.</summary>
    private const int RootLength = 35;

    private const int TimeEnd = 10;

    /// <summary>Parses a header.</summary>
    /// <param name="header"><c>Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1</c>, in any order, and with further parts.</param>
    /// <returns>The default, if it does not contain a trace and a parent.</returns>
    public static ActivityContext Parse(string? header)
    {
        ReadOnlySpan<char> root = Part(header, "Root="), parent = Part(header, "Parent=");
        if (root.Length != RootLength || !root.StartsWith("1-") || root[TimeEnd] != '-')
            return default;
        string trace = string.Concat(root[2..TimeEnd], root[(TimeEnd + 1)..]);
        return IsId(trace, TraceIdLength) && IsId(parent, SpanIdLength)
            ? new(
                ActivityTraceId.CreateFromString(trace),
                ActivitySpanId.CreateFromString(parent),
                Part(header, "Sampled=") is "1" ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None,
                isRemote: true)
            : default;
    }

    /// <summary>Gets the value after a name, up to the next semicolon; empty if the name is missing.</summary>
    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> header, string name)
    {
        while (!header.IsEmpty)
        {
            int end = header.IndexOf(';');
            ReadOnlySpan<char> part = (end < 0 ? header : header[..end]).Trim();
            if (part.StartsWith(name, StringComparison.Ordinal))
                return part[name.Length..];
            header = end < 0 ? default : header[(end + 1)..];
        }

        return default;
    }

    private static bool IsId(ReadOnlySpan<char> text, int length)
    {
        bool isZero = true;
        foreach (char digit in text)
        {
            if (!char.IsAsciiHexDigitLower(digit))
                return false;
            isZero &= digit == '0';
        }

        return text.Length == length && !isZero;
    }
}

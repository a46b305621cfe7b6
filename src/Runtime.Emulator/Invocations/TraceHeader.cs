using System.Diagnostics;
using System.Globalization;

namespace Lambda.Runtime.Emulator.Invocations;

/// <summary>X-Ray's header, <c>Root=1-{epoch seconds, 8 hex digits}-{24 hex digits};Parent={16 hex digits};Sampled=0</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader</remarks>
internal static class TraceHeader
{
    /// <summary>Creates the header of a new trace that is not sampled.</summary>
    public static string Create(DateTimeOffset now) => $"Root={NewRoot(now)};Parent={ActivitySpanId.CreateRandom()};Sampled=0";

    /// <summary>Continues the caller's trace. Missing parts of the header are generated, as the service does.</summary>
    /// <param name="header">The caller's header, if any. A header without a valid root is replaced by a new trace.</param>
    /// <param name="now">The time for a new root.</param>
    public static string Continue(string? header, DateTimeOffset now)
    {
        string? root = null, parent = null, sampled = null;
        foreach (string part in (header ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            (string name, string value) = part.IndexOf('=') is >= 0 and int sign ? (part[..sign], part[(sign + 1)..]) : (part, "");
            if (name.Equals("Root", StringComparison.OrdinalIgnoreCase))
                root = value;
            else if (name.Equals("Parent", StringComparison.OrdinalIgnoreCase))
                parent = value;
            else if (name.Equals("Sampled", StringComparison.OrdinalIgnoreCase))
                sampled = value;
        }

        if (!IsRoot(root))
            return Create(now);

        parent = IsHex(parent, 16) ? parent : ActivitySpanId.CreateRandom().ToString();
        return $"Root={root};Parent={parent};Sampled={(sampled == "1" ? 1 : 0)}";
    }

    private static string NewRoot(DateTimeOffset now) =>
        $"1-{now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)}-{ActivityTraceId.CreateRandom().ToHexString()[..24]}";

    private static bool IsRoot(string? root) => root?.Split('-') is ["1", var epoch, var id] && IsHex(epoch, 8) && IsHex(id, 24);

    private static bool IsHex(string? text, int length) => text?.Length == length && text.All(char.IsAsciiHexDigit);
}

using System.Globalization;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>Formats times as AWS's services do, independent of the culture.</summary>
internal static class EventTime
{
    /// <summary>The time in generated events: always the same, so that tests are repeatable.</summary>
    public static DateTimeOffset Default { get; } = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    // 02/Jan/2026:03:04:05 +0000
    public static string FormatCommonLog(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture);

    // 2026-01-02T03:04:05.678Z
    public static string FormatIso(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z'", CultureInfo.InvariantCulture);

    // 2026-01-02T03:04:05Z
    public static string FormatIsoSeconds(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy'-'MM'-'dd'T'HH':'mm':'ss'Z'", CultureInfo.InvariantCulture);
}

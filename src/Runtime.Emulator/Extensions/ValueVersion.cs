using System.Globalization;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>A version of a value.</summary>
/// <param name="Number">1 for the first value that was read.</param>
/// <param name="Id">The ID, which says nothing about the value.</param>
/// <param name="CreatedAt">When it was read first.</param>
internal sealed record ValueVersion(long Number, string Id, DateTimeOffset CreatedAt)
{
    // 2026-11-01T00:00:00.000Z
    public string Time => CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

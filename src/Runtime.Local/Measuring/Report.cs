using System.Globalization;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>The measurements, as they are printed.</summary>
internal sealed record Report(
    int Count, int Instances, string Response, long BinaryBytes, long? ZipBytes, TimeSpan TimeToNext, TimeSpan First, TimeSpan Last)
{
    public string ToTable()
    {
        (string Name, string Value)[] rows =
        [
            ("response", Response),
            ("binary", Bytes(BinaryBytes)),
            .. ZipBytes is { } zip ? [("zip", Bytes(zip))] : ((string, string)[])[],
            ("process start to /next", Milliseconds(TimeToNext)),
            ("invocation 1", Milliseconds(First)),
            .. Count > 1 ? [($"invocation {Count}", Milliseconds(Last))] : ((string, string)[])[],
        ];
        int width = rows.Max(row => row.Name.Length);
        return string.Join('\n', rows.Select(row => $"{row.Name.PadRight(width)}  {row.Value}"))
            + $"\n(times: medians of {Instances} new instances, after one that only warms up the emulator; they include its loopback server)";
    }

    // 1,260 KB (1,290,616 bytes)
    private static string Bytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024:n0} KB ({bytes:n0} bytes)");

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.000} ms");
}

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>A limit for the figures of a run, as a ratio or difference within the run, because times differ between machines.</summary>
/// <param name="Text">What is compared with the limit.</param>
/// <param name="Limit">The maximum.</param>
/// <param name="Value">The value; NaN if the run did not measure it.</param>
internal sealed record Goal(string Text, double Limit, string Unit, Func<Results, double> Value)
{
    public static Goal[] All { get; } =
    [
        Ratio("warm p50, of the C loop's", 1.10, "hello", Figure.Median),
        Ratio("CPU, of the C loop's", 1.15, "hello", Figure.Cpu),
        OverFloor("start to `/next`, above the floor, both static", Peer.Static, Peer.FloorStatic),
        OverFloor("start to `/next`, above the floor, both dynamic", Peer.Dynamic, Peer.FloorDynamic),
        Ratio("start to `/next`, of `HttpClient`'s", 0.45, "start", Figure.ToNext, to: Peer.HttpClient),
        Ratio("start to `/next`, cold, static, of the C loop's", 2.2, "cold", Figure.ToNext),
        Ratio("start to `/next`, cold, dynamic, of the C loop's", 3.2, "cold", Figure.ToNext, of: Peer.Dynamic),
        new("first invocation, above the C loop's", 0.25, "ms", results =>
            results.GetValue(Peer.Static, "start", Figure.First) - results.GetValue(Peer.Loop, "start", Figure.First)),
        new("RSS after the first invocation", 4, "MiB", results => results.GetValue(Peer.Static, "start", Figure.ResidentAfterFirst)),
        new("peak RSS after all invocations", 6, "MiB", results => results.GetValue(Peer.Static, "hello", Figure.PeakResident)),
        new("binary, dynamic", 1300, "KB", results => results.GetValue(Peer.Dynamic, "size", Figure.BinaryKB)),
        new("zip, dynamic", 600, "KB", results => results.GetValue(Peer.Dynamic, "size", Figure.ZipKB)),
        new("allocated by the runtime per invocation", 0, "bytes", results => results.GetValue(Peer.Static, "hello", Figure.Allocated)),
        Ratio("100 KB, one long text: warm p50, of the C loop's", 1.3, "text", Figure.Median),
        Ratio("100 KB of records: warm p50, of the C loop's", 1.3, "records", Figure.Median),
        Ratio("100 KB, read and returned: warm p50, of the C loop's", 2, "echo100", Figure.Median),
        new("100 KB, read and returned: peak RSS", 24, "MiB", results => results.GetValue(Peer.Static, "echo100", Figure.PeakResident)),
        Ratio("500 KB, read and returned: warm p50, of the C loop's", 3, "echo500", Figure.Median),
        new("500 KB, read and returned: peak RSS", 48, "MiB", results => results.GetValue(Peer.Static, "echo500", Figure.PeakResident)),
        Ratio("5 MB: warm p50, of the C loop's", 1.5, "large", Figure.Median),
        new("5 MB: peak RSS, of the event's size", 4, "times", results => results.GetValue(Peer.Static, "large", Figure.PeakResident) * 1024 * 1024 / 5_000_000),
    ];

    private static Goal Ratio(string text, double limit, string group, string figure, string of = Peer.Static, string to = Peer.Loop) =>
        new(text, limit, "times", results => results.GetValue(of, group, figure) / results.GetValue(to, group, figure));

    private static Goal OverFloor(string text, string of, string floor) =>
        new(text, 0.4, "ms", results => results.GetValue(of, "start", Figure.ToNext) - results.GetValue(floor, "start", Figure.ToNext));
}

namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>The comparison with a baseline.</summary>
public sealed class BaselineTests
{
    private static readonly string[] Kept = ["# for readers", "hello 1000", "typed events 2000"];

    [Theory]
    [InlineData(1000, 2000)]
    [InlineData(1020, 1960)]
    public void FiguresWithinTolerance_AreAccepted(long hello, long typed) =>
        Assert.Null(Baseline.Difference(Kept, 2, "bytes", [("hello", hello), ("typed events", typed)]));

    [Theory]
    [InlineData(1021, "hello: 1,021 bytes where the baseline has 1,000, +2.1 %; 2 % is allowed\n")]
    [InlineData(979, "hello: 979 bytes where the baseline has 1,000, -2.1 %; 2 % is allowed\n")]
    public void FigureOutsideTolerance_IsReportedWithBothValues(long hello, string difference) =>
        Assert.Equal(difference, Baseline.Difference(Kept, 2, "bytes", [("hello", hello), ("typed events", 2000)]));

    [Fact]
    public void FigureMissingOnOneSide_IsReported() =>
        Assert.Equal(
            "streaming: 5 bytes, and the baseline has none\ntyped events: in the baseline, and not measured\n",
            Baseline.Difference(Kept, 2, "bytes", [("hello", 1000), ("streaming", 5)]));
}

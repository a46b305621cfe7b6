using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build.Tests;

public sealed class CheckHooksTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Fact]
    public void AllTargets_Succeed() => Assert.True(Check("LinkNative", "linknative", "Publish").Execute());

    [Fact]
    public void MissingTarget_ReportsLAMBDA139WithTheSdkAndTheTarget()
    {
        Assert.False(Check("LinkNative", "Publish").Execute());
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal("LAMBDA139", error.Code);
        Assert.StartsWith(".NET SDK 11.0.100 did not run the target LinkNative, which", error.Message, StringComparison.Ordinal);
    }

    private CheckHooks Check(string expected, params string[] seen) =>
        new() { BuildEngine = _engine, Expected = [expected], Seen = seen, SdkVersion = "11.0.100" };
}

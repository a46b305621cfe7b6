namespace Lambda.Runtime.Build.Tests;

public sealed class CheckSettingsTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Theory]
    [InlineData("128", "1")]
    [InlineData("10240", "900")]
    public void ValidValues_Succeed(string memorySize, string timeout) =>
        Assert.True(Check(memorySize, timeout, "True"));

    [Theory]
    [InlineData("127", "LAMBDA116")]
    [InlineData("10241", "LAMBDA116")]
    [InlineData("256 MB", "LAMBDA116")]
    [InlineData("-256", "LAMBDA116")]
    public void InvalidMemorySize_ReportsLAMBDA116(string memorySize, string code) => Refused(memorySize, "10", code, memorySize);

    [Theory]
    [InlineData("0", "LAMBDA117")]
    [InlineData("901", "LAMBDA117")]
    [InlineData("1.5", "LAMBDA117")]
    [InlineData("00:00:10", "LAMBDA117")]
    public void InvalidTimeout_ReportsLAMBDA117(string timeout, string code) => Refused("256", timeout, code, timeout);

    [Fact]
    public void InvalidReport_ReportsLAMBDA119() => Refused("256", "10", "LAMBDA119", "1", report: "1");

    [Theory]
    [InlineData("sam")]
    [InlineData("awscli")]
    [InlineData("terraform")]
    [InlineData("")]
    public void KnownTemplate_Succeeds(string template) => Assert.True(Check("256", "10", "false", template));

    [Fact]
    public void UnknownTemplate_ReportsLAMBDA118WithTheKnownOnes()
    {
        Assert.False(Check("256", "10", "false", "SAM"));
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(("LAMBDA118", "LambdaTemplate is 'SAM'. Expected one of: sam, awscli, terraform. (docs/diagnostics/LAMBDA118.md)"), (error.Code, error.Message));
    }

    private bool Check(string memorySize, string timeout, string report, string template = "") =>
        new CheckSettings { BuildEngine = _engine, MemorySize = memorySize, Timeout = timeout, Report = report, Template = template }.Execute();

    private void Refused(string memorySize, string timeout, string code, string found, string report = "false")
    {
        Assert.False(Check(memorySize, timeout, report));
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains($"'{found}'", error.Message);
    }
}

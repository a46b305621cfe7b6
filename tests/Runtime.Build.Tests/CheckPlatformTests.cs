namespace Lambda.Runtime.Build.Tests;

public sealed class CheckPlatformTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Theory]
    [InlineData("", "linux-x64", "")]
    [InlineData("", "linux-x64", "linux-arm64")]
    [InlineData("arm64", "linux-arm64", "")]
    [InlineData("arm64", "linux-arm64", "linux-arm64")]
    public void ConsistentSettings_Succeed(string architecture, string architectureRuntimeIdentifier, string runtimeIdentifier) =>
        Assert.True(Check(architecture, architectureRuntimeIdentifier, runtimeIdentifier).Execute());

    [Theory]
    [InlineData("LAMBDA110", "riscv64", "", "")]
    [InlineData("LAMBDA111", "", "linux-x64", "osx-arm64")]
    [InlineData("LAMBDA111", "", "linux-x64", "win-x64")]
    [InlineData("LAMBDA111", "", "linux-x64", "linux-musl-x64")]
    [InlineData("LAMBDA111", "", "linux-x64", "linux-x86")]
    [InlineData("LAMBDA111", "arm64", "linux-arm64", "linux-musl-arm64")]
    [InlineData("LAMBDA112", "arm64", "linux-arm64", "linux-x64")]
    public void InvalidPlatform_ReportsItsCode(string code, string architecture, string architectureRuntimeIdentifier, string runtimeIdentifier) =>
        AssertReports(code, Check(architecture, architectureRuntimeIdentifier, runtimeIdentifier));

    [Fact]
    public void Musl_IsNamed()
    {
        AssertReports("LAMBDA111", Check(runtimeIdentifier: "linux-musl-x64"));
        Assert.Contains(
            "'linux-musl-x64'. Expected one of: linux-x64, linux-arm64. Lambda's runtimes have glibc and not musl.", _engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherSystem_ReportsLAMBDA113()
    {
        CheckPlatform task = Check();
        task.CanLink = false;
        AssertReports("LAMBDA113", task);
    }

    [Fact]
    public void InvalidRuntimeTarget_ReportsLAMBDA126()
    {
        CheckPlatform task = Check();
        task.RuntimeTarget = "provided";
        AssertReports("LAMBDA126", task);
    }

    [Theory]
    [InlineData("Auto", true)]
    [InlineData("TRUE", true)]
    [InlineData("sometimes", false)]
    public void StaticLinking_IgnoresCaseAndReportsLAMBDA127IfInvalid(string setting, bool isValid)
    {
        CheckPlatform task = Check();
        task.StaticLinking = setting;
        Assert.Equal(isValid, task.Execute());
        Assert.Equal(isValid ? [] : ["LAMBDA127"], _engine.Errors.Select(static error => error.Code));
    }

    private CheckPlatform Check(string architecture = "", string architectureRuntimeIdentifier = "linux-x64", string runtimeIdentifier = "") => new()
    {
        BuildEngine = _engine,
        Architecture = architecture,
        ArchitectureRuntimeIdentifier = architectureRuntimeIdentifier,
        RuntimeIdentifier = runtimeIdentifier,
        RuntimeTarget = "provided.al2023",
        StaticLinking = "auto",
        CanLink = true,
    };

    private void AssertReports(string code, CheckPlatform task)
    {
        Assert.False(task.Execute());
        Assert.Equal(code, Assert.Single(_engine.Errors).Code);
    }
}

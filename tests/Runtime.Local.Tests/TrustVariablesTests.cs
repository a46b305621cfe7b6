using System.Diagnostics;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The certificates that a function with <c>LambdaTrust=aws</c> trusts under <c>dotnet run</c>.</summary>
public sealed class TrustVariablesTests
{
    private const string Roots = "/packages/amazon-roots.pem";

    private static readonly RunArguments Aws = RunArguments.Parse([typeof(TrustVariablesTests).Assembly.Location, "--project-certificates", Roots]);

    [Fact]
    public void Function_TrustsTheFile_OnLinux() => Assert.Equal(
        OperatingSystem.IsLinux() ? [("SSL_CERT_FILE", Roots), ("SSL_CERT_DIR", "/dev/null")] : [], TrustVariables.Select(Aws, static _ => false));

    /// <summary>An empty variable is set, too: .NET then reads no file or no folder.</summary>
    [Theory]
    [InlineData("SSL_CERT_FILE")]
    [InlineData("SSL_CERT_DIR")]
    public void VariableOfTheUser_IsKept(string set) => Assert.Empty(TrustVariables.Select(Aws, name => name == set));

    [Fact]
    public void OtherSetting_AndNativeBinary_HaveNoVariables()
    {
        Assert.Empty(TrustVariables.Select(Aws with { CertificateFile = null }, static _ => false));
        Assert.Empty(TrustVariables.Select(Aws with { Native = true }, static _ => false));
    }

    /// <summary>Under another emulator, and with <c>--in-process</c>.</summary>
    [Fact]
    public void ProgramOfTheFunction_GetsTheVariables()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux does .NET read the variables");
        ProcessStartInfo start = ForegroundProcess.Describe(Aws);
        bool isSetHere = Environment.GetEnvironmentVariable("SSL_CERT_FILE") is not null || Environment.GetEnvironmentVariable("SSL_CERT_DIR") is not null;
        Assert.Equal(!isSetHere, start.Environment.TryGetValue("SSL_CERT_FILE", out string? file) && file == Roots);
    }
}

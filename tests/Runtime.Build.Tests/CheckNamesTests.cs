namespace Lambda.Runtime.Build.Tests;

/// <summary>Names of projects and folders: those that a shell would execute, and those that work in every command.</summary>
public sealed class CheckNamesTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Theory]
    [InlineData("a$(touch x)b", "A shell does not read $ as part of a name")]
    [InlineData("a$HOME", "A shell does not read $ as part of a name")]
    [InlineData("a`touch x`b", "A shell does not read ` as part of a name")]
    [InlineData("a\"; touch x; \"b", "A shell does not read \" as part of a name")]
    [InlineData("a\\b", "A shell does not read \\ as part of a name")]
    [InlineData("a\ntouch x\nb", "'a·touch x·b', which is part of the commands that compile and link native code. A shell does not read U+000A as part of a name")]
    [InlineData("a\rb", "A shell does not read U+000D as part of a name")]
    [InlineData("a\u001b[2Jb", "'a·[2Jb', which is part of the commands that compile and link native code. The SDK does not read U+001B as part of a name")]
    [InlineData("a\tb", "The SDK does not read U+0009 as part of a name")]
    [InlineData("a|b", "The SDK does not read | as part of a name")]
    [InlineData("a@(x)b", "MSBuild does not read @( as part of a name")]
    [InlineData("a%24(touch x)b", "MSBuild does not read %24 as part of a name")]
    [InlineData("a,b", "The linker does not read , as part of a name")]
    public void NameWithSpecialCharacters_ReportsLAMBDA137(string name, string found)
    {
        Assert.False(new CheckNames { BuildEngine = _engine, AssemblyName = name }.Execute());
        var error = Assert.Single(_engine.Errors);
        Assert.Equal("LAMBDA137", error.Code);
        Assert.StartsWith("AssemblyName is '", error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("-n")]
    [InlineData("~a")]
    [InlineData("a'b")]
    [InlineData("a;b")]
    [InlineData("a&touch x&b")]
    [InlineData("a%b")]
    [InlineData("a%2")]
    [InlineData("a@b(c)")]
    [InlineData("a<b>c#d=e!f{g}h[i]j^k l")]
    [InlineData("ü")]
    public void OrdinaryName_IsAccepted(string name) =>
        Assert.True(new CheckNames { BuildEngine = _engine, AssemblyName = name, Configuration = name, IntermediateFolder = name, OutputFolder = name, PackageFolder = name }.Execute());

    [Fact]
    public void EveryPartOfACommand_IsChecked()
    {
        Assert.False(new CheckNames { BuildEngine = _engine, Configuration = "$x" }.Execute());
        Assert.False(new CheckNames { BuildEngine = _engine, IntermediateFolder = "/a,b/obj/" }.Execute());
        Assert.False(new CheckNames { BuildEngine = _engine, OutputFolder = "/a`b/bin/" }.Execute());
        Assert.False(new CheckNames { BuildEngine = _engine, PackageFolder = "/a$b/packages/" }.Execute());
        Assert.Equal(
            ["Configuration", "IntermediateOutputPath", "OutputPath", "NuGetPackageRoot"],
            _engine.Errors.Select(static error => error.Message!.Split(' ')[0]));
        Assert.True(new CheckNames { BuildEngine = _engine, OutputFolder = @"/a,b/bin\Release/", PackageFolder = "/a,b/" }.Execute());
    }
}

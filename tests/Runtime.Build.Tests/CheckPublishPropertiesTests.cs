using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Properties of the SDK for other kinds of publish.</summary>
public sealed class CheckPublishPropertiesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SelfContained", "SelfContained is false, and the native binary of a function contains .NET.")]
    [InlineData("PublishSelfContained", "PublishSelfContained is false, and ")]
    [InlineData("PublishTrimmed", "PublishTrimmed is false, and the native compiler always removes code that is not used.")]
    public void PropertyThatContradictsNativeCode_ReportsLAMBDA143WithItsLine(string name, string message)
    {
        string project = _folder.File("Hello.csproj", $"<Project>\n<PropertyGroup>\n<{name}>false</{name}>\n</PropertyGroup>\n</Project>\n");

        Assert.False(Check(project, name));
        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal(("LAMBDA143", project, 3), (error.Code, error.File, error.LineNumber));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains($" Remove {name} from this line. For an ordinary publish, set PublishAot to false. ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublishSingleFile")]
    [InlineData("PublishReadyToRun")]
    public void PropertyWithoutEffect_IsWarning(string name)
    {
        Assert.True(Check(_folder.File("Hello.csproj", "<Project />"), name));
        BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal(("LAMBDA143", "Hello.csproj", 0), (warning.Code, warning.File, warning.LineNumber));
        Assert.Contains($" Remove {name} from the file that sets it, which the project imports. ", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EachProperty_IsChecked()
    {
        string[] names = ["SelfContained", "PublishSelfContained", "PublishTrimmed", "PublishSingleFile", "PublishReadyToRun"];
        Assert.False(Check(_folder.File("Hello.csproj", "<Project />"), names));
        string targets = File.ReadAllText(Repository.At("src/Runtime/msbuild/Lambda.Runtime.Settings.targets"));
        Assert.All(names, name => Assert.Contains($"<_LambdaConflict Include=\"{name}\"", targets, StringComparison.Ordinal));
        Assert.Equal(names.Length, targets.Split("<_LambdaConflict ").Length - 1);
    }

    private bool Check(string project, params string[] names) => new CheckPublishProperties { BuildEngine = _engine, Names = names, ProjectFiles = [project] }.Execute();
}

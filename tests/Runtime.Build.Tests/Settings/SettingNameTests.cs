using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Tests.Settings;

public sealed class SettingNameTests : IDisposable
{
    private static readonly string[] Settings = ["LambdaArchitecture", "LambdaMemorySize", "LambdaReport", "LambdaTimeout", "LambdaZipFile"];

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingBuildEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("LambdaArchitectre", "LambdaArchitecture")]
    [InlineData("LamdaArchitecture", "LambdaArchitecture")]
    [InlineData("LambdaArchitecure", "LambdaArchitecture")]
    [InlineData("lambdaarchitectures", "LambdaArchitecture")]
    [InlineData("LambdaReprot", "LambdaReport")]
    [InlineData("LambdaTimeouts", "LambdaTimeout")]
    [InlineData("LambdaMemory", "LambdaMemorySize")]
    [InlineData("LambdaZip", "LambdaZipFile")]
    public void NameSimilarToASetting_FindsIt(string name, string meant) => Assert.Equal(meant, SettingName.FindSimilar(name, Settings));

    [Theory]
    [InlineData("LambdaTimeout")]
    [InlineData("LAMBDATIMEOUT")]
    [InlineData("LambdaVersion")]
    [InlineData("LambdaRuntimeVersion")]
    [InlineData("Lambda")]
    [InlineData("OutputType")]
    [InlineData("RuntimeIdentifier")]
    public void SettingOrOtherProperty_FindsNothing(string name) => Assert.Null(SettingName.FindSimilar(name, Settings));

    [Fact]
    public void Settings_AreThoseThatMSBuildFilesRead() => Assert.Equal(
        ["LambdaA", "LambdaB"],
        SettingName.ReadFrom([_folder.File("a.targets", "$(LambdaB) $(_LambdaOwn) @(LambdaContent)"), _folder.File("b.props", "'$(LambdaA)' $(LambdaB)")]));

    [Fact]
    public void MisspelledSettings_ReportLAMBDA115WithFileAndLine()
    {
        string package = _folder.File("package.targets", "$(LambdaArchitecture) $(LambdaTimeout) $(LambdaZipFile)");
        string project = _folder.File("src/Hello/Hello.csproj", """
            <Project>
              <Import Project="../Common.props" />
              <Import Project="$(Somewhere)/Else.props" />
              <Import Project="Missing.props" />
              <PropertyGroup Condition="false">
                <LambdaArchitectre>arm64</LambdaArchitectre>
              </PropertyGroup>
              <Target Name="T"><PropertyGroup><LambdaTimeot>1</LambdaTimeot></PropertyGroup></Target>
              <ItemGroup><LambdaZipFil Include="an item" /></ItemGroup>
            </Project>
            """);
        string common = _folder.File(
            "src/Common.props", "<Project><Import Project=\"$(MSBuildThisFileDirectory)Common.props\" /><PropertyGroup><LambdaZip>x</LambdaZip></PropertyGroup></Project>");
        string near = _folder.File(
            "src/Directory.Build.props", "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>");
        string above = _folder.File("Directory.Build.props", "<Project>\n<PropertyGroup>\n<LambdaTimeOutt>1</LambdaTimeOutt></PropertyGroup></Project>");

        Assert.Equal(
            [(project, 6, "LambdaArchitecture"), (project, 8, "LambdaTimeout"), (common, 1, "LambdaZipFile"), (above, 3, "LambdaTimeout")],
            Warnings(package, project, near));
    }

    [Fact]
    public void MisspelledDirectiveOfAFileBasedProgram_ReportsLAMBDA115()
    {
        string package = _folder.File("package.targets", "$(LambdaArchitecture)");
        string program = _folder.File("hello.cs", "#:package Lambda.Runtime@0.1.0\n#:property LambdaArchitecure=arm64\n");
        Assert.Equal([(program, 2, "LambdaArchitecture")], Warnings(package, _folder.At("hello.csproj")));
    }

    [Fact]
    public void InvalidXml_IsIgnored() =>
        Assert.Empty(Warnings(_folder.File("package.targets", "$(LambdaArchitecture)"), _folder.File("Hello.csproj", "<Project>")));

    private List<(string File, int Line, string Meant)> Warnings(string package, params string[] files)
    {
        var task = new CheckSettings
        {
            BuildEngine = _engine,
            MemorySize = "256",
            Timeout = "10",
            Report = "false",
            SettingFiles = [package],
            ProjectFiles = [.. files, ""],
        };
        Assert.True(task.Execute());
        Assert.All(_engine.Warnings, static warning => Assert.Equal("LAMBDA115", warning.Code));
        return [.. _engine.Warnings.Select(static warning => (warning.File, warning.LineNumber, warning.Message!.Split("Did you mean ")[1].Split('?')[0]))];
    }
}

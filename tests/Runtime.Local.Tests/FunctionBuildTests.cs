using Lambda.Runtime.Local.Building;

namespace Lambda.Runtime.Local.Tests;

public sealed class FunctionBuildTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-build-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false, "Hello.dll")]
    [InlineData(true, "obj/lambda/run/native/bootstrap")]
    public void NothingBuilt_IsReportedWithThePath(bool native, string path)
    {
        var project = new FunctionProject
        {
            Assembly = Path.Combine(_folder.FullName, "Hello.dll"),
            File = Path.Combine(_folder.FullName, "Hello.csproj"),
            OutputFolder = Path.Combine(_folder.FullName, "obj", "lambda", "run"),
        };

        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => FunctionBuild.Copy(project, native));

        Assert.StartsWith($"There is no file '{Path.Combine(_folder.FullName, path)}'. 'dotnet build' creates the assembly", exception.Message, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using Lambda.Runtime.Shared;

namespace Lambda.Runtime.Build.Tests;

public sealed partial class ReportBuildErrorTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Fact]
    public void EachProblemInTheBuildFiles_HasACode()
    {
        string[] problems = [.. Repository.Files("src/Runtime/msbuild", ".targets").SelectMany(static file => Problems().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups[1].Value)];
        Assert.All(problems, problem => Assert.False(Report(problem, isWarning: false)));
        Assert.Equal(
            ["LAMBDA114", "LAMBDA130", "LAMBDA133", "LAMBDA133", "LAMBDA135", "LAMBDA144", "LAMBDA153"],
            _engine.Errors.Select(static error => error.Code).Order(StringComparer.Ordinal));
        Assert.All(_engine.Errors, static error => Assert.Equal(("Hello.csproj", 0, DiagnosticPage.Link(error.Code)), (error.File, error.LineNumber, error.HelpLink)));
        Assert.All(
            _engine.Errors, static error => Assert.EndsWith($" ({DiagnosticPage.Link(error.Code) ?? DiagnosticPage.Path(error.Code)})", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Warning_DoesNotFail()
    {
        Assert.True(Report("LanguageWithoutGenerators", isWarning: true));
        Assert.Contains("written in F#, and only C# has", Assert.Single(_engine.Warnings).Message, StringComparison.Ordinal);
    }

    private bool Report(string problem, bool isWarning) =>
        new ReportBuildError { BuildEngine = _engine, Problem = problem, Found = "F#", IsWarning = isWarning }.Execute();

    [GeneratedRegex("<ReportBuildError .*Problem=\"(\\w+)\"")]
    private static partial Regex Problems();
}

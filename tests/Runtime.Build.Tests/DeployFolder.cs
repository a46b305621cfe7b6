using System.IO.Compression;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Build.Tests;

/// <summary>A folder with a template, in which deployment tools run.</summary>
internal sealed class DeployFolder : IDisposable
{
    /// <summary>Its files.</summary>
    public TemporaryFolder Files { get; } = new();

    /// <summary>Returns the path of a program. Skips the test if it is not installed.</summary>
    public static string Tool(string program, string package)
    {
        string? path = CommandLine.Find(program);
        Assert.SkipUnless(path is not null, $"there is no {program} here (package {package})");
        return path;
    }

    /// <summary>Writes a zip with code. The AWS CLI accepts nothing else.</summary>
    public static void Pack(string zip, string code)
    {
        using var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("bootstrap").Open());
        writer.Write(code);
    }

    /// <summary>Runs a command that succeeds.</summary>
    public async Task<string> RunAsync(AwsServer? server, params string[] command)
    {
        (int exitCode, string output) = await RunToEndAsync(server, command);
        Assert.True(
            exitCode == 0,
            $"{string.Join(' ', command)} ended with {exitCode}:\n{output}\n"
            + $"{string.Join('\n', server?.Requests.Select(static request => $"{request.Host} {request.Operation}") ?? [])}");
        return output;
    }

    /// <summary>Runs a command.</summary>
    public Task<(int ExitCode, string Output)> RunToEndAsync(AwsServer? server, params string[] command) =>
        CommandLine.RunAsync(server, Files.Path, command, TestContext.Current.CancellationToken);

    public void Dispose() => Files.Dispose();
}

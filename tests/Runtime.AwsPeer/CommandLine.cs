using System.Diagnostics;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Programs, run to their end; those of AWS before an <see cref="AwsServer"/>.</summary>
public static class CommandLine
{
    /// <summary>The path of a program, or null.</summary>
    public static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs one.</summary>
    /// <param name="server">What stands for AWS; null for a command that needs none.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="cancellationToken">The test's end.</param>
    /// <returns>The exit code, and all that was printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(AwsServer? server, string folder, string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        server?.SetEnvironment(start.Environment);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        // The end of the program is that of its output, which a wait for the output alone would not be.
        await using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        string errors = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        limit.Token.ThrowIfCancellationRequested();
        return (process.ExitCode, await output + errors);
    }
}

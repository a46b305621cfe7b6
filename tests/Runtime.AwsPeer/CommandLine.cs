using System.Diagnostics;

namespace Lambda.Runtime.AwsPeer;

/// <summary>Runs programs until they end, AWS's programs with an <see cref="AwsServer"/>.</summary>
public static class CommandLine
{
    /// <summary>Returns the path of a program; null if it is not installed.</summary>
    public static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program.</summary>
    /// <param name="server">The simulated AWS; null for a command that does not need it.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="cancellationToken">Canceled at the end of the test.</param>
    /// <returns>The exit code, and standard output followed by standard error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(AwsServer? server, string folder, string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        server?.SetEnvironment(start.Environment);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        // Reads of the output are not canceled: they end when the program is killed.
        await using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        string errors = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        limit.Token.ThrowIfCancellationRequested();
        return (process.ExitCode, await output + errors);
    }
}

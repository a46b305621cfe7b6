using System.Diagnostics;
using System.Text;

namespace Lambda.Runtime.Local.Building;

/// <summary>Builds the project again by the command that a person would type.</summary>
internal static class ProjectBuild
{
    /// <summary>Where the native binary of a project is, after a publish by this class.</summary>
    public static string NativeFolder(FunctionProject project) => Path.Combine(project.OutputFolder, "native");

    /// <exception cref="BuildFailedException">It does not compile; the message has the compiler's words.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more; the build has been ended.</exception>
    public static async Task RunAsync(FunctionProject project, bool native, CancellationToken cancellationToken)
    {
        // Not "publish": what a project hooks to that target, such as an upload, is not for a local run.
        List<string> arguments = native
            ? [
                "build", project.File, "--configuration", "Release", "-target:_LambdaPublishFunction", "-property:_IsPublishing=true",
                $"-property:PublishDir={Escaped(NativeFolder(project))}/",
            ]
            : ["build", project.File, "--configuration", project.Configuration];
        if (project.Framework is { } framework)
            arguments.AddRange(["--framework", framework]);
        arguments.AddRange(["-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary"]);

        var output = new StringBuilder();
        using var build = new Process { StartInfo = Describe(arguments) };
        build.OutputDataReceived += (_, line) => Append(output, line.Data);
        build.ErrorDataReceived += (_, line) => Append(output, line.Data);
        build.Start();
        build.BeginOutputReadLine();
        build.BeginErrorReadLine();
        try
        {
            await build.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        if (build.ExitCode != 0)
            throw new BuildFailedException(Errors(output.ToString()));
    }

    /// <summary>MSBuild separates properties by these.</summary>
    private static string Escaped(string value) => value.Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    // /app/Functions.cs(9,52): error CS0103: The name 'nwe' does not exist in the current context [/app/Hello.csproj]
    // MSBuild says each twice; where it says none, all that it says may be of help.
    private static string Errors(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] errors = [.. lines.Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];
        return string.Join('\n', errors.Length > 0 ? errors : lines);
    }

    private static ProcessStartInfo Describe(List<string> arguments) =>
        // This program is run by the dotnet command, so that is the SDK's.
        new(Environment.ProcessPath ?? "dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

    private static void Append(StringBuilder output, string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (output)
            output.Append(line.Trim()).Append('\n');
    }
}

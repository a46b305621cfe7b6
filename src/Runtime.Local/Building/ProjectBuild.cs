using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Lambda.Runtime.Local.Building;

/// <summary>Builds the project with the command that a developer would use.</summary>
internal static class ProjectBuild
{
    /// <summary>The folder of the native binary after a publish.</summary>
    public static string NativeFolder(FunctionProject project) => Path.Combine(project.OutputFolder, "native");

    /// <returns>The warnings.</returns>
    /// <exception cref="BuildFailedException">The build failed; the message has the compiler's errors.</exception>
    /// <exception cref="OperationCanceledException">The build was canceled and ended.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(FunctionProject project, bool native, CancellationToken cancellationToken)
    {
        // Not "publish": targets that a project runs after it, such as an upload, must not run here.
        List<string> arguments = native
            ? [
                "build", project.File, "--configuration", "Release", "-target:_LambdaPublishFunction", "-property:_IsPublishing=true",
                $"-property:PublishDir={Escape(NativeFolder(project))}/",
                // The binary runs here, whatever the architecture of the function is on Lambda.
                $"-property:LambdaArchitecture={(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x86_64")}",
            ]
            : ["build", project.File, "--configuration", project.Configuration];
        if (project.Framework is { } framework)
            arguments.AddRange(["--framework", framework]);
        arguments.AddRange(["-nologo", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary"]);

        var output = new StringBuilder();
        using var build = new Process { StartInfo = CreateStartInfo(arguments) };
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

        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return build.ExitCode == 0 ? Find(lines, ": warning ") : throw new BuildFailedException(FindErrors(lines));
    }

    /// <summary>Escapes the characters that separate properties for MSBuild.</summary>
    private static string Escape(string value) => value.Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    // /app/Functions.cs(9,52): error CS0103: The name 'nwe' does not exist in the current context [/app/Hello.csproj]
    // MSBuild prints each error twice. If it prints no error, the message is all of its output.
    private static string FindErrors(string[] lines)
    {
        string[] errors = Find(lines, ": error ");
        return string.Join('\n', errors.Length > 0 ? errors : lines);
    }

    private static string[] Find(string[] lines, string kind) => [.. lines.Where(line => line.Contains(kind, StringComparison.Ordinal)).Distinct()];

    private static ProcessStartInfo CreateStartInfo(List<string> arguments) =>
        // This program runs under the SDK's dotnet command, so the same SDK builds.
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

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests;

/// <summary>One run of the <c>dotnet</c> command, as a person would type it.</summary>
/// <param name="Arguments">The arguments of <c>dotnet</c>.</param>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">The lines of standard output and standard error, in the order in which they were written.</param>
/// <param name="Transcript">The file with the command and its output.</param>
internal sealed record DotnetCommand(string Arguments, int ExitCode, string Output, string Transcript)
{
    private static int _transcripts;

    /// <summary>The folder with a text file for each command that a test ran.</summary>
    public static string Transcripts => Repository.At("artifacts/tests/transcripts");

    /// <summary>The home folder of this run's commands, which is empty at the start.</summary>
    public static string UserData => Repository.At("artifacts/tests/data");

    /// <summary>Runs the command and waits until it ends, with any exit code.</summary>
    /// <param name="subject">The beginning of the transcript's name.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="packageCache">The package cache to use; <see langword="null"/> for the user's.</param>
    /// <param name="arguments">The arguments of <c>dotnet</c>.</param>
    public static Task<DotnetCommand> RunAsync(string subject, string folder, string? packageCache, params string[] arguments) =>
        RunAsync(subject, folder, packageCache, searchPath: null, arguments);

    /// <summary>Runs the command with another PATH; <see langword="null"/> for that of this process.</summary>
    public static async Task<DotnetCommand> RunAsync(string subject, string folder, string? packageCache, string? searchPath, string[] arguments)
    {
        ProcessStartInfo start = Describe(folder, packageCache, arguments);
        if (searchPath is not null)
            start.Environment["PATH"] = searchPath;

        var output = new StringBuilder();
        var watch = Stopwatch.StartNew();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.EndWithinLimitAsync(Limit.Long);

        string line = string.Join(' ', arguments);
        string transcript = Path.Combine(
            Transcripts, $"{Interlocked.Increment(ref _transcripts):00}-{subject}-{arguments[0]}.txt");
        string end = $"exit code {process.ExitCode}, {watch.Elapsed.TotalSeconds:0.0} s";
        Directory.CreateDirectory(Transcripts);
        await File.WriteAllTextAsync(transcript, $"{folder}$ dotnet {line}\n{output}\n{end}\n");
        return new DotnetCommand(line, process.ExitCode, output.ToString(), transcript);

        void Append(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is null)
                return;
            lock (output)
                output.Append(received.Data).Append('\n');
        }
    }

    /// <summary>Returns the command with the environment of a user's shell, not started.</summary>
    public static ProcessStartInfo Describe(string folder, string? packageCache, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment, packageCache);
        return start;
    }

    /// <summary>Fails unless the command succeeded without a warning, also without one of the linker, which MSBuild prints as a message.</summary>
    public DotnetCommand Succeeded()
    {
        Assert.True(ExitCode == 0, $"dotnet {Arguments} ended with {ExitCode}; see {Transcript}\n{Output}\n{Lines("error")}");
        string warnings = Lines("warning");
        Assert.True(warnings == "", $"dotnet {Arguments} printed warnings; see {Transcript}\n{warnings}");
        return this;
    }

    /// <summary>The lines with errors or warnings, which are repeated at the end of a failure, because the output of a publish is long.</summary>
    private string Lines(string kind) => string.Join('\n', Output.Split('\n').Where(line => Regex.IsMatch(line, $": {kind}[ :]")).Distinct());

    /// <summary>Fails unless the command failed with this code.</summary>
    public void FailedWith(string code)
    {
        Assert.True(ExitCode != 0, $"dotnet {Arguments} was to fail; see {Transcript}\n{Output}");
        Assert.Contains($"error {code}: ", Output, StringComparison.Ordinal);
    }

    /// <summary>Sets the environment of a user's shell.</summary>
    internal static void SetEnvironment(IDictionary<string, string?> environment, string? packageCache)
    {
        // Variables that the dotnet command sets for these tests do not exist in a user's shell.
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";

        // A file-based program is built in the user's data folder, where its output stays; what was downloaded there is still of use.
        environment.TryAdd("NUGET_HTTP_CACHE_PATH", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "NuGet", "http-cache"));
        environment["XDG_DATA_HOME"] = Directory.CreateDirectory(UserData).FullName;
        if (packageCache is not null)
            environment["NUGET_PACKAGES"] = packageCache;
    }
}

using System.Diagnostics;

namespace Lambda.Build.Processes;

/// <summary>Runs a program of the machine to its end.</summary>
internal static class Tool
{
    /// <summary>Runs a program whose output is this program's.</summary>
    /// <exception cref="BuildException">The program failed.</exception>
    public static void Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        int exitCode = ExitCode(program, arguments, environment);
        if (exitCode != 0)
            throw new BuildException($"{Path.GetFileName(program)} has failed with exit code {exitCode}: {program} {string.Join(' ', arguments)}");
    }

    public static int ExitCode(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(program, arguments, environment, captures: false);
        Wait(process);
        return process.ExitCode;
    }

    /// <summary>Runs a program, whose output is this program's, in a folder of the repository.</summary>
    public static int ExitCodeIn(string folder, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(program, arguments, environment, captures: false, Repository.At(folder));
        Wait(process);
        return process.ExitCode;
    }

    /// <summary>Runs a program and gives what it has written to both streams.</summary>
    public static (int ExitCode, string Output) Capture(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(program, arguments, environment, captures: true);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Wait(process);
        return (process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Finds a program on the path.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static Process Start(string program, IEnumerable<string> arguments, (string Name, string Value)[] environment, bool captures, string folder = "")
    {
        // .NET would look in the folder of the running `dotnet` before the path.
        var start = new ProcessStartInfo(Find(program) ?? program, arguments)
        {
            RedirectStandardOutput = captures,
            RedirectStandardError = captures,
            WorkingDirectory = folder,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Stop.Requested.ThrowIfCancellationRequested();
        return Process.Start(start)!;
    }

    private static void Wait(Process process)
    {
        try
        {
            process.WaitForExitAsync(Stop.Requested).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Build.Processes;

namespace Lambda.Build.Testing;

/// <summary>A running test program. On Unix it leads a process group, so that everything that it has started ends with it.</summary>
internal sealed partial class TestProcess : IDisposable
{
    private const int Kill = 9;

    private readonly Process _process;
    private readonly bool _leadsGroup;
    private readonly StreamWriter _log;
    private readonly Task _output;

    private TestProcess(Process process, bool leadsGroup, StreamWriter log)
    {
        (_process, _leadsGroup, _log) = (process, leadsGroup, log);
        _output = Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));
    }

    /// <param name="program">The file of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="logFile">The file that receives everything that the program writes.</param>
    public static TestProcess Start(string program, string[] arguments, string logFile)
    {
        string? setsid = OperatingSystem.IsWindows() ? null : Tool.Find("setsid");
        ProcessStartInfo start = setsid is null ? new(program, arguments) : new(setsid, [program, .. arguments]);
        // An SDK that is not where .NET's programs look for it.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.Environment.TryAdd("DOTNET_ROOT", Path.GetDirectoryName(Environment.ProcessPath));
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Stop.Requested.ThrowIfCancellationRequested();
        return new TestProcess(Process.Start(start)!, setsid is not null, new StreamWriter(logFile));
    }

    /// <summary>Waits for the end of the program. Returns its exit code, or null if it has not ended within the limit.</summary>
    /// <exception cref="OperationCanceledException">The build program is to end; the test program has been killed.</exception>
    public int? Wait(TimeSpan limit)
    {
        // Not the end of its output: a process that it has left behind may hold that open.
        var time = Stopwatch.StartNew();
        while (!_process.WaitForExit(TimeSpan.FromMilliseconds(200)))
        {
            if (Stop.Requested.IsCancellationRequested)
            {
                End();
                Stop.Requested.ThrowIfCancellationRequested();
            }

            if (time.Elapsed > limit)
                return null;
        }

        return _process.ExitCode;
    }

    /// <summary>Writes what each thread of the program does.</summary>
    public void WriteStacks(TextWriter output)
    {
        string[] command = ["tool", "exec", "--yes", "dotnet-stack@10.0.750501", "--", "report", "--process-id", $"{_process.Id}"];
        using Process stacks = Process.Start(new ProcessStartInfo(Tool.Find("dotnet") ?? "dotnet", command) { RedirectStandardOutput = true })!;
        Task<string> text = stacks.StandardOutput.ReadToEndAsync();
        if (stacks.WaitForExit(TimeSpan.FromMinutes(2)) && stacks.ExitCode == 0 && text.Wait(TimeSpan.FromSeconds(10)))
        {
            output.Write(text.Result);
            return;
        }

        if (!stacks.HasExited)
            stacks.Kill(entireProcessTree: true);
        output.WriteLine("The stacks of its threads could not be read.");
    }

    /// <summary>Kills the program and everything that it has started, and completes the log.</summary>
    public void End()
    {
        if (_leadsGroup)
            _ = SendSignal(-_process.Id, Kill);
        else if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit(TimeSpan.FromSeconds(10));
        _output.Wait(TimeSpan.FromSeconds(10));
        lock (_log)
            _log.Flush();
    }

    public void Dispose()
    {
        _process.Dispose();
        lock (_log)
            _log.Dispose();
    }

    private async Task CopyAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.WriteLine(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processGroup, int signal);
}

using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using Lambda.Runtime.Emulator.Logging;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Runs a function as a child process. It and the processes that it started end with the instance, or with this process.</summary>
/// <remarks>
/// If this process is killed by a signal, it cannot end the function. The function then loses its Runtime API, and exits
/// as soon as its handler returns. The processes that it started stay, unless another program ends them, as <c>dotnet run</c> does.
/// </remarks>
/// <param name="path">The <c>bootstrap</c> file.</param>
/// <param name="arguments">The arguments; the service passes none.</param>
internal sealed class ProcessHost(string path, params string[] arguments) : FunctionHost
{
    // A child of the function that holds the pipes open must not delay the report of the exit.
    private static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(1);

    // Identifies the instance, because each has its own Runtime API.
    private const string InstanceVariable = FunctionEnvironment.ApiVariable;

    // A process inherits all inheritable descriptors at its start. One of another function would keep that function's log open.
    private static readonly Lock Starting = new();

    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private LogPipe[] _pipes = [];
    private string? _runtimeApi;

    public override Task<int> Exited => _exited.Task;

    public override int? ProcessId => _process?.Id;

    public override bool IsEnding => _process is { } process && ProcessState.IsEnding(process.Id);

    public override int? PeakMemoryMB
    {
        get
        {
            try
            {
                _process?.Refresh();
                return _process?.PeakWorkingSet64 is > 0 and long bytes ? (int)((bytes + 1024 * 1024 - 1) / (1024 * 1024)) : null;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has exited.
                return null;
            }
        }
    }

    /// <summary>The working directory; the file's folder unless set.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether the process gets a telemetry descriptor to log to. Ignored on Windows.</summary>
    public bool HasTelemetryLog { get; init; }

    public override void Start(IReadOnlyDictionary<string, string> environment, LogLines log)
    {
        var process = new Process { StartInfo = CreateStartInfo(environment), EnableRaisingEvents = true };
        AnonymousPipeServerStream? telemetry = null;
        try
        {
            lock (Starting)
            {
                if (HasTelemetryLog && !OperatingSystem.IsWindows())
                {
                    telemetry = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
                    process.StartInfo.Environment[FunctionEnvironment.TelemetryVariable] = telemetry.GetClientHandleAsString();
                }

                process.Start();
                telemetry?.DisposeLocalCopyOfClientHandle();
            }
        }
        catch (Win32Exception refusal)
        {
            process.Dispose();
            telemetry?.Dispose();
            throw new InvalidEntrypointException(
                $"'{path}' cannot be started: {new Win32Exception(refusal.NativeErrorCode).Message}. "
                + "It must be an executable file for this system and processor, mode 0755.", refusal);
        }

        _process = process;
        _runtimeApi = environment.GetValueOrDefault(InstanceVariable);
        AppDomain.CurrentDomain.ProcessExit += KillOnExit;
        process.StandardInput.Close();
        _pipes = [Lines(process.StandardOutput.BaseStream, log), Lines(process.StandardError.BaseStream, log)];
        if (telemetry is not null)
            _pipes = [.. _pipes, Frames(telemetry, log)];
        foreach (LogPipe pipe in _pipes)
            pipe.Start();
        _ = ReportExitAsync(process);
    }

    public override void DrainLog()
    {
        foreach (LogPipe pipe in _pipes)
            pipe.Drain();
    }

    public override bool TryKill()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has exited in the meantime, or is exiting.
        }

        return true;
    }

    public override bool Terminate() =>
        _process is { HasExited: false } process && !OperatingSystem.IsWindows() && ProcessSignal.Terminate(process.Id);

    public override void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillOnExit;
        TryKill();
        _process?.Dispose();
    }

    private void KillOnExit(object? sender, EventArgs e)
    {
        TryKill();
        KillOrphans();
    }

    // TryKill has killed the children of the function, but not processes in the background, whose parent has exited.
    private void KillOrphans()
    {
        if (_runtimeApi is { } address)
            OrphanedProcesses.Kill($"{InstanceVariable}={address}\0");
    }

    private ProcessStartInfo CreateStartInfo(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = WorkingDirectory ?? Path.GetDirectoryName(path),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static LogPipe Lines(Stream stream, LogLines log)
    {
        var splitter = new LogLineSplitter(log);
        return new LogPipe(stream, bytes =>
        {
            splitter.Add(bytes);
            if (bytes.IsEmpty)
                splitter.End();
        });
    }

    private static LogPipe Frames(Stream stream, LogLines log)
    {
        var frames = new LogFrames(log);
        return new LogPipe(stream, bytes =>
        {
            frames.Add(bytes);
            if (bytes.IsEmpty)
                frames.End();
        });
    }

    private async Task ReportExitAsync(Process process)
    {
        await process.WaitForExitAsync();
        int exitCode = process.ExitCode;
        KillOrphans();
        await Task.WhenAny(Task.WhenAll(_pipes.Select(static pipe => pipe.Ended)), Task.Delay(LogTimeout));
        _exited.TrySetResult(exitCode);
    }
}

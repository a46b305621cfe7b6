using System.Globalization;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>Reports how invocations ended: on the terminal, and on open pages.</summary>
/// <param name="terminal">Prints a line for each invocation.</param>
/// <param name="history">Keeps the invocations for the page.</param>
internal sealed class InvocationReporter(Terminal terminal, InvocationHistory history)
{
    /// <summary>Reports an invocation of a function that was built.</summary>
    public void Report(IInvocableFunction function, DateTimeOffset startedAt, InvocationResult result, int? processId)
    {
        terminal.Report(function.Configuration.FunctionName, result, Describe(function, result, processId));
        history.Add(new PastInvocation(startedAt, function.Configuration, function.PeakMemoryMB, result));
    }

    /// <summary>Reports an invocation of a function whose build failed.</summary>
    public void ReportNotBuilt(FunctionConfiguration configuration, InvocationResult result)
    {
        terminal.Report(configuration.FunctionName, result, "not built");
        history.Add(new PastInvocation(DateTimeOffset.UtcNow, configuration, peakMemoryMB: null, result));
    }

    // 1.24 ms, billed 215 ms, 46 of 128 MB, init 213.20 ms in process 4711; without the process if the function runs in this one
    private static string Describe(IInvocableFunction function, InvocationResult result, int? processId)
    {
        TimeSpan billed = result.Duration + result.InitDuration.GetValueOrDefault();
        List<string> measurements =
        [
            Milliseconds(result.Duration),
            string.Create(CultureInfo.InvariantCulture, $"billed {Math.Ceiling(billed.TotalMilliseconds):0} ms"),
        ];
        if (function.PeakMemoryMB is { } memory)
            measurements.Add($"{memory} of {function.Configuration.MemorySizeMB} MB");
        if (result.InitDuration is { } init)
            measurements.Add($"init {Milliseconds(init)}{(processId is { } id ? $" in process {id}" : "")}");
        return string.Join(", ", measurements);
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");
}

using System.Globalization;
using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Service.Invoke;

/// <summary>Formats the log of an invocation as the service does: between START and REPORT.</summary>
internal static class LogTail
{
    /// <summary>Returns the last 4 KB, in whole characters.</summary>
    public static string Create(InvocationResult result, IInvocableFunction function)
    {
        byte[] log = Encoding.UTF8.GetBytes(Write(result, function));
        int start = Math.Max(0, log.Length - ServiceLimits.MaxLogTailBytes);
        while (start < log.Length && start > 0 && (log[start] & 0xC0) == 0x80)
            start++;
        return Encoding.UTF8.GetString(log, start, log.Length - start);
    }

    private static string Write(InvocationResult result, IInvocableFunction function)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"START RequestId: {result.RequestId} Version: $LATEST\n");
        foreach (string line in result.Logs)
            text.Append(line).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"END RequestId: {result.RequestId}\n");
        return text.Append(Report(result, function)).Append('\n').ToString();
    }

    // REPORT RequestId: 8e1c...	Duration: 1.23 ms	Billed Duration: 2 ms	Memory Size: 128 MB	Max Memory Used: 5 MB	Init Duration: 2.34 ms
    public static string Report(InvocationResult result, IInvocableFunction function)
    {
        double init = result.InitDuration?.TotalMilliseconds ?? 0;
        double duration = result.Duration.TotalMilliseconds;
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"REPORT RequestId: {result.RequestId}\tDuration: {duration:0.00} ms");
        line.Append(CultureInfo.InvariantCulture, $"\tBilled Duration: {Math.Ceiling(init + duration):0} ms");
        line.Append(CultureInfo.InvariantCulture, $"\tMemory Size: {function.Configuration.MemorySizeMB} MB");
        if (function.PeakMemoryMB is { } peak)
            line.Append(CultureInfo.InvariantCulture, $"\tMax Memory Used: {peak} MB");
        if (result.InitDuration is not null)
            line.Append(CultureInfo.InvariantCulture, $"\tInit Duration: {init:0.00} ms");
        if (result.Error?.FunctionErrorType is FunctionErrorTypes.TimedOut)
            line.Append("\tStatus: timeout");
        else if (result.Error?.FunctionErrorType is FunctionErrorTypes.ExitError)
            line.Append("\tStatus: error\tError Type: Runtime.ExitError");
        return line.ToString();
    }
}

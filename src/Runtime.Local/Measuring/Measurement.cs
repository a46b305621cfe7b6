using System.Text;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>Runs new instances one after another and takes the median of each measurement.</summary>
internal static class Measurement
{
    /// <exception cref="FileNotFoundException">The binary or the zip is missing.</exception>
    /// <exception cref="InitializationException">An instance did not start.</exception>
    /// <exception cref="InvocationFailedException">An invocation ended in an error.</exception>
    public static async Task<Report> RunAsync(MeasureArguments arguments)
    {
        using var function = FunctionFiles.Open(arguments.Function);

        // The emulator's code is compiled at its first use, which must not count as the function's time.
        await RunInstanceAsync(function.Bootstrap, arguments);

        var instances = new List<InstanceMeasurements>();
        for (int i = 0; i < arguments.Instances; i++)
            instances.Add(await RunInstanceAsync(function.Bootstrap, arguments));

        return new Report(arguments.Count, arguments.Instances, instances[^1].Response, function.BinaryBytes, function.ZipBytes,
            Median(instances, instance => instance.TimeToNext),
            Median(instances, instance => instance.First),
            Median(instances, instance => instance.Last));
    }

    private static async Task<InstanceMeasurements> RunInstanceAsync(string bootstrap, MeasureArguments arguments)
    {
        var configuration = new FunctionConfiguration { Handler = arguments.Handler };
        await using var function = new FunctionInstances(() => new ProcessHost(bootstrap), Path.GetDirectoryName(bootstrap)!, configuration);
        await function.StartAsync(CancellationToken.None);
        InvocationResult first = await InvokeAsync(function, arguments.Event, 1);
        InvocationResult last = first;
        for (int number = 2; number <= arguments.Count; number++)
            last = await InvokeAsync(function, arguments.Event, number);

        return new InstanceMeasurements(Encoding.UTF8.GetString(last.Payload.Span), function.Current.TimeToNext, first.Duration, last.Duration);
    }

    private static async Task<InvocationResult> InvokeAsync(FunctionInstances function, string json, int number)
    {
        InvocationResult result = await function.InvokeAsync(new InvocationRequest(Encoding.UTF8.GetBytes(json)), CancellationToken.None);
        return result.IsError ? throw new InvocationFailedException(result, number) : result;
    }

    private static TimeSpan Median(List<InstanceMeasurements> instances, Func<InstanceMeasurements, TimeSpan> select)
    {
        TimeSpan[] sorted = [.. instances.Select(select).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

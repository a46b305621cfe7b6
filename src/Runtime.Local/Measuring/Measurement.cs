using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>Runs fresh instances one after another and takes the median of each figure.</summary>
internal static class Measurement
{
    /// <exception cref="FileNotFoundException">The binary or the zip is missing.</exception>
    /// <exception cref="LambdaInitException">An instance did not come up.</exception>
    /// <exception cref="InvocationFailedException">An invocation ended in an error.</exception>
    public static async Task<Report> RunAsync(MeasureArguments arguments)
    {
        using var function = FunctionFiles.Open(arguments.Function);

        // The emulator's own code is compiled at its first use, which must not count as the function's time.
        await RunInstanceAsync(function.Bootstrap, arguments);

        var instances = new List<InstanceFigures>();
        for (int i = 0; i < arguments.Instances; i++)
            instances.Add(await RunInstanceAsync(function.Bootstrap, arguments));

        return new Report(arguments.Count, arguments.Instances, instances[^1].Answer, function.BinaryBytes, function.ZipBytes,
            Median(instances, instance => instance.TimeToNext),
            Median(instances, instance => instance.First),
            Median(instances, instance => instance.Last));
    }

    private static async Task<InstanceFigures> RunInstanceAsync(string bootstrap, MeasureArguments arguments)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, new() { Handler = arguments.Handler });
        InvocationOutcome first = await InvokeAsync(function, arguments.Event, 1);
        InvocationOutcome last = first;
        for (int number = 2; number <= arguments.Count; number++)
            last = await InvokeAsync(function, arguments.Event, number);

        return new InstanceFigures(last.Text, function.TimeToNext, first.Duration, last.Duration);
    }

    private static async Task<InvocationOutcome> InvokeAsync(LambdaFunction function, string json, int number)
    {
        InvocationOutcome outcome = await function.InvokeJsonAsync(json);
        return outcome.IsError ? throw new InvocationFailedException(outcome, number) : outcome;
    }

    private static TimeSpan Median(List<InstanceFigures> instances, Func<InstanceFigures, TimeSpan> figure)
    {
        TimeSpan[] sorted = [.. instances.Select(figure).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

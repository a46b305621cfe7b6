using Lambda.Runtime.Errors;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>Starts a published function a few times, sends it events and prints what that took: the end of <c>./build.sh run</c>.</summary>
internal static class MeasureCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            var arguments = MeasureArguments.Parse(args);
            Report report = await Measurement.RunAsync(arguments);
            Console.WriteLine(PrintableText.Escape(report.ToTable(), "\n"));
            return 0;
        }
        catch (UsageException usage)
        {
            Console.Error.WriteLine($"{PrintableText.Escape(usage.Message, "\n")}\n{MeasureArguments.Usage}");
            return 2;
        }
        catch (Exception failure) when (failure is FileNotFoundException or LambdaInitException or InvocationFailedException)
        {
            Console.Error.WriteLine(PrintableText.Escape(failure.Message, "\n"));
            return 1;
        }
    }
}

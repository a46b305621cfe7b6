using Lambda.Runtime.Emulator.Instances;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Local.CommandLine;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>Starts a published function several times, sends it events, and prints the measurements, for <c>./build.sh run</c>.</summary>
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
        catch (Exception failure) when (failure is FileNotFoundException or InitializationException or InvocationFailedException)
        {
            Console.Error.WriteLine(PrintableText.Escape(failure.Message, "\n"));
            return 1;
        }
    }
}

using System.Globalization;
using Lambda.Runtime.Local.CommandLine;

namespace Lambda.Runtime.Local.Measuring;

/// <summary>The command line of <c>measure</c>.</summary>
/// <param name="Function">The zip of a publish, or the binary in it.</param>
/// <param name="Event">The event's text.</param>
/// <param name="Handler">The value of <c>_HANDLER</c>.</param>
/// <param name="Count">Invocations per instance, one or more.</param>
/// <param name="Instances">The number of instances to measure, one or more.</param>
internal sealed record MeasureArguments(string Function, string Event, string Handler, int Count, int Instances)
{
    public const string Usage =
        "Usage: Lambda.Runtime.Local measure <zip or bootstrap> --event '<json>' [--handler bootstrap] [--count 100] [--instances 11]";

    /// <exception cref="UsageException">An argument is missing, unknown or malformed; the message says which.</exception>
    public static MeasureArguments Parse(IReadOnlyList<string> args)
    {
        string? function = null;
        var options = new Dictionary<string, string>();
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] is "--event" or "--handler" or "--count" or "--instances")
                options[args[i]] = i + 1 < args.Count ? args[++i] : throw new UsageException($"{args[i]} needs a value after it.");
            else if (function is null && !args[i].StartsWith('-'))
                function = args[i];
            else
                throw new UsageException($"'{args[i]}' is not a known option.");
        }

        return new MeasureArguments(
            function ?? throw new UsageException("The path of the zip or of the binary is missing."),
            options.GetValueOrDefault("--event") ?? throw new UsageException("The event is missing."),
            options.GetValueOrDefault("--handler", "bootstrap"),
            ParsePositive(options, "--count", 100),
            ParsePositive(options, "--instances", 11));
    }

    private static int ParsePositive(Dictionary<string, string> options, string name, int defaultValue)
    {
        if (!options.TryGetValue(name, out string? text))
            return defaultValue;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new UsageException($"{name} is '{text}'; expected a whole number above 0.");
    }
}

using System.Globalization;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Testing;

/// <summary>Checks the variables of <see cref="LambdaFunctionOptions.Environment"/> whose values are other options.</summary>
internal static class OptionVariables
{
    private const string Options = nameof(LambdaFunctionOptions);

    /// <exception cref="ArgumentException">A variable contradicts an option.</exception>
    public static void Check(LambdaFunctionOptions options)
    {
        foreach ((string name, string value) in options.Environment)
        {
            if (FindProblem(options, name, value) is { } problem)
                throw new ArgumentException($"{Options}.{nameof(options.Environment)} sets {name} to '{value}', {problem}");
        }
    }

    private static string? FindProblem(LambdaFunctionOptions options, string name, string value) => name switch
    {
        FunctionEnvironment.ApiVariable => "but the function must talk to the emulator. Leave it out.",
        FunctionEnvironment.ConcurrencyVariable => $"which the emulator would not know. Set {Options}.{nameof(options.MaxConcurrency)}.",
        FunctionEnvironment.HandlerVariable => Compare(value, nameof(options.Handler), options.Handler),
        FunctionEnvironment.NameVariable => Compare(value, nameof(options.FunctionName), options.FunctionName),
        FunctionEnvironment.VersionVariable => Compare(value, nameof(options.FunctionVersion), options.FunctionVersion),
        FunctionEnvironment.MemoryVariable => Compare(value, nameof(options.MemorySizeMB), options.MemorySizeMB.ToString(CultureInfo.InvariantCulture)),
        ExtensionVariables.SecretsPort or ExtensionVariables.AppConfigPort when options.Configuration is not null =>
            $"and {Options}.{nameof(options.Configuration)} has the values. Leave out one of them.",
        FunctionEnvironment.TelemetryVariable when options.TelemetryLog => Compare(value, nameof(options.TelemetryLog), "true"),
        _ => null,
    };

    private static string? Compare(string value, string option, string expected) =>
        value == expected ? null : $"and {Options}.{option} is '{expected}'. Set only {Options}.{option}.";
}

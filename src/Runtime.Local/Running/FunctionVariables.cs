using System.Collections;

namespace Lambda.Runtime.Local.Running;

/// <summary>The variables of the terminal that a function gets on top of the service's: its own settings, and credentials to call AWS with.</summary>
internal static class FunctionVariables
{
    // What the service sets is as on the service, wherever the emulator was started from.
    private static readonly string[] OfTheService =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_EXECUTION_ENV", "LANG", "LC_ALL", "TZ",
    ];

    public static Dictionary<string, string> OfTerminal() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(static variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
        .Where(static variable => IsTheFunctions(variable.Name))
        .ToDictionary(static variable => variable.Name, static variable => variable.Value);

    private static bool IsTheFunctions(string name) =>
        name is "AWS_LAMBDA_LOG_FORMAT" or "AWS_LAMBDA_LOG_LEVEL"
        || (!OfTheService.Contains(name)
            && !name.StartsWith("AWS_LAMBDA_", StringComparison.Ordinal)
            && !name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_CLI_", StringComparison.Ordinal));
}

using System.Collections;

namespace Lambda.Runtime.Local.Running;

/// <summary>Selects the environment variables of the terminal that a function gets in addition to the service's: its settings, and credentials for AWS.</summary>
internal static class FunctionVariables
{
    // The service sets these variables, wherever the emulator is started.
    private static readonly string[] OfService =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_EXECUTION_ENV", "LANG", "LC_ALL", "TZ",
    ];

    public static Dictionary<string, string> FromTerminal() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(static variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
        .Where(static variable => IsForFunction(variable.Name))
        .ToDictionary(static variable => variable.Name, static variable => variable.Value);

    private static bool IsForFunction(string name) =>
        name is "AWS_LAMBDA_LOG_FORMAT" or "AWS_LAMBDA_LOG_LEVEL"
        || (!OfService.Contains(name)
            && !name.StartsWith("AWS_LAMBDA_", StringComparison.Ordinal)
            && !name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_CLI_", StringComparison.Ordinal));
}

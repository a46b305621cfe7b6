using System.Collections;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Local.Running;

/// <summary>Selects the environment variables of the terminal that a function gets in addition to the service's: its settings, and credentials for AWS.</summary>
internal static class FunctionVariables
{
    // The emulator sets these variables to the values of the service, whatever the terminal has.
    private static readonly string[] SetByService =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_EXECUTION_ENV", "LANG", "LC_ALL", "TZ",
    ];

    private static readonly string[] RegionNames = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    /// <param name="sqsEndpoint">
    /// The address of the queues; <see langword="null"/> if there is none. A terminal that sets an endpoint for Amazon SQS, or for all services, keeps it.
    /// </param>
    public static Dictionary<string, string> FromTerminal(string? sqsEndpoint) => Select(Environment.GetEnvironmentVariables(), sqsEndpoint);

    /// <inheritdoc cref="FromTerminal" />
    public static Dictionary<string, string> Select(IDictionary terminal, string? sqsEndpoint)
    {
        var variables = terminal
            .Cast<DictionaryEntry>()
            .Select(static variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
            .Where(static variable => IsForFunction(variable.Name))
            .ToDictionary(static variable => variable.Name, static variable => variable.Value);
        if (sqsEndpoint is not null && !variables.ContainsKey("AWS_ENDPOINT_URL"))
            variables.TryAdd(FunctionEnvironment.QueuesVariable, sqsEndpoint);
        SetRegion(variables);
        return variables;
    }

    /// <summary>Gives both variables of the region the same value, as on Lambda. A variable that is empty counts as not set.</summary>
    private static void SetRegion(Dictionary<string, string> variables)
    {
        string? region = RegionNames.Select(variables.GetValueOrDefault).FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        foreach (string name in RegionNames)
        {
            if (region is null)
                variables.Remove(name);
            else
                variables[name] = region;
        }
    }

    private static bool IsForFunction(string name) =>
        name is "AWS_LAMBDA_LOG_FORMAT" or "AWS_LAMBDA_LOG_LEVEL"
        || (!SetByService.Contains(name)
            && !name.StartsWith("AWS_LAMBDA_", StringComparison.Ordinal)
            && !name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_CLI_", StringComparison.Ordinal));
}

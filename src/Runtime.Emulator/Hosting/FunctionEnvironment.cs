using System.Globalization;

namespace Lambda.Runtime.Testing.Hosting;

/// <summary>The variables that a function starts with.</summary>
internal static class FunctionEnvironment
{
    private const string ApiVariable = "AWS_LAMBDA_RUNTIME_API";
    private const string ConcurrencyVariable = "AWS_LAMBDA_MAX_CONCURRENCY";

    // Without these some programs do not start at all on a developer's machine: scripts, and binaries that need the .NET runtime.
    private static readonly string[] Inherited =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH"];

    /// <summary>The service's variables, then the options' own.</summary>
    /// <exception cref="ArgumentException">The options set the Runtime API's address, or bypass their own concurrency.</exception>
    public static IReadOnlyDictionary<string, string> Create(LambdaFunctionOptions options, string address, string taskRoot)
    {
        var variables = new Dictionary<string, string>();
        foreach (string name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                variables[name] = value;
        }

        variables[ApiVariable] = address;
        variables["_HANDLER"] = options.Handler;
        variables["LAMBDA_TASK_ROOT"] = taskRoot;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = options.FunctionName;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = options.FunctionVersion;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = options.MemorySizeMB.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{options.FunctionName}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{DateTime.UtcNow:yyyy'/'MM'/'dd}/[{options.FunctionVersion}]{Guid.NewGuid():n}";
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        if (options.MaxConcurrency is { } concurrency)
        {
            variables[ConcurrencyVariable] = concurrency.ToString(CultureInfo.InvariantCulture);
            variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "lambda-managed-instances";
            // There it is the only one: lines of several invocations could not be told apart.
            variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        }

        variables["AWS_REGION"] = "us-east-1";
        variables["AWS_DEFAULT_REGION"] = "us-east-1";
        variables["LANG"] = "en_US.UTF-8";
        variables["TZ"] = ":UTC";

        foreach ((string name, string value) in options.Environment)
        {
            if (name == ApiVariable)
            {
                throw new ArgumentException(
                    $"LambdaFunctionOptions.Environment sets {ApiVariable} to '{value}', but the function must talk to the emulator at "
                    + $"{address}. Leave it out.", nameof(options));
            }

            if (name == ConcurrencyVariable)
            {
                throw new ArgumentException(
                    $"LambdaFunctionOptions.Environment sets {ConcurrencyVariable} to '{value}', of which the emulator would not know. "
                    + "Set LambdaFunctionOptions.MaxConcurrency.", nameof(options));
            }

            variables[name] = value;
        }

        return variables;
    }
}

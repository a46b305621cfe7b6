using System.Globalization;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>Creates the environment variables of a function.</summary>
internal static class FunctionEnvironment
{
    /// <summary>The address of the Runtime API.</summary>
    public const string ApiVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>The name of the handler.</summary>
    public const string HandlerVariable = "_HANDLER";

    /// <summary>How many invocations run at the same time on Lambda Managed Instances.</summary>
    public const string ConcurrencyVariable = "AWS_LAMBDA_MAX_CONCURRENCY";

    /// <summary>The name of the function.</summary>
    public const string NameVariable = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>The version of the function.</summary>
    public const string VersionVariable = "AWS_LAMBDA_FUNCTION_VERSION";

    /// <summary>The memory size of the function, in MB.</summary>
    public const string MemoryVariable = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    /// <summary>The descriptor to which a process logs in frames.</summary>
    public const string TelemetryVariable = "_LAMBDA_TELEMETRY_LOG_FD";

    /// <summary>The address of the API of Amazon SQS, for the AWS SDKs.</summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
    public const string QueuesVariable = "AWS_ENDPOINT_URL_SQS";

    // Without these, some programs do not start on a developer's machine: scripts, and binaries that need the .NET runtime.
    private static readonly string[] Inherited =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH"];

    private static readonly string[] ReadByRuntime =
        [HandlerVariable, "LAMBDA_TASK_ROOT", "LAMBDA_TEXT_ENCODING", "LAMBDA_CANCELLATION_MARGIN", "LAMBDA_BATCH_RESPONSES", "LAMBDA_PREFIX", TelemetryVariable];

    /// <summary>Whether the library reads a variable: inside a test process, from the function's configuration instead of the process.</summary>
    public static bool IsReadByRuntime(string name) => name.StartsWith("AWS_LAMBDA_", StringComparison.Ordinal) || ReadByRuntime.Contains(name);

    /// <summary>Creates the service's variables, then adds those of the configuration.</summary>
    public static IReadOnlyDictionary<string, string> Create(FunctionConfiguration configuration, string address, string taskRoot)
    {
        var variables = new Dictionary<string, string>();
        foreach (string name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                variables[name] = value;
        }

        variables[ApiVariable] = address;
        variables[HandlerVariable] = configuration.Handler;
        variables["LAMBDA_TASK_ROOT"] = taskRoot;
        variables[NameVariable] = configuration.FunctionName;
        variables[VersionVariable] = configuration.FunctionVersion;
        variables[MemoryVariable] = configuration.MemorySizeMB.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{configuration.FunctionName}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{DateTime.UtcNow:yyyy'/'MM'/'dd}/[{configuration.FunctionVersion}]{Guid.NewGuid():n}";
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        if (configuration.MaxConcurrency is { } concurrency)
        {
            variables[ConcurrencyVariable] = concurrency.ToString(CultureInfo.InvariantCulture);
            variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "lambda-managed-instances";
            // The only format there: lines of several invocations could not be told apart otherwise.
            variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        }

        variables["AWS_REGION"] = "us-east-1";
        variables["AWS_DEFAULT_REGION"] = "us-east-1";
        variables["LANG"] = "en_US.UTF-8";
        variables["TZ"] = ":UTC";

        // The extensions are on the port of the Runtime API.
        string port = address[(address.LastIndexOf(':') + 1)..];
        variables[ExtensionVariables.SecretsPort] = port;
        variables[ExtensionVariables.AppConfigPort] = port;
        if (ExtensionVariables.SelectToken(configuration.Environment) is { } token)
            variables[ExtensionVariables.Token] = token;

        foreach ((string name, string value) in configuration.Environment)
            variables[name] = value;

        return variables;
    }
}

using System.ComponentModel;
using System.Text;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The environment variables that the runtime reads: each once, all in this file. Those for calls of AWS are in <c>AwsVariables</c>, because they can change.</summary>
/// <remarks>Only the address of the Runtime API is required. A missing or empty variable is <see langword="null"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LambdaEnvironment
{
    private readonly Func<string, string?> _variable;

    private LambdaEnvironment(Func<string, string?> variable)
    {
        _variable = variable;
        RuntimeApi = Read("AWS_LAMBDA_RUNTIME_API");
        Handler = Read("_HANDLER");
        TaskRoot = Read("LAMBDA_TASK_ROOT");
        FunctionName = Read("AWS_LAMBDA_FUNCTION_NAME");
        FunctionVersion = Read("AWS_LAMBDA_FUNCTION_VERSION");
        MemorySize = Read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        LogGroupName = Read("AWS_LAMBDA_LOG_GROUP_NAME");
        LogStreamName = Read("AWS_LAMBDA_LOG_STREAM_NAME");
        MaxConcurrency = Read("AWS_LAMBDA_MAX_CONCURRENCY");
        TextEncoding = Read("LAMBDA_TEXT_ENCODING");
        LogFormat = Read("AWS_LAMBDA_LOG_FORMAT");
        LogLevel = Read("AWS_LAMBDA_LOG_LEVEL");
        TelemetryLogDescriptor = Read("_LAMBDA_TELEMETRY_LOG_FD");
        CancellationMargin = Read("LAMBDA_CANCELLATION_MARGIN");
        BatchResponses = Read("LAMBDA_BATCH_RESPONSES");
    }

    /// <summary>Reads the variables from a dictionary instead of the process, so that several functions can run in one process.</summary>
    /// <param name="variables">Names and values, as in the environment of a process.</param>
    public LambdaEnvironment(IReadOnlyDictionary<string, string> variables)
        : this(name => variables.TryGetValue(name, out string? value) ? value : null)
    {
    }

    /// <summary>The clock for deadlines; <see langword="null"/> for that of the system. Set by tests.</summary>
    internal TimeProvider? Time { get; init; }

    /// <summary><c>AWS_LAMBDA_RUNTIME_API</c>: the address of the Runtime API.</summary>
    public string? RuntimeApi { get; }

    /// <summary><c>_HANDLER</c>: the name of the handler, from the configuration of the function.</summary>
    /// <remarks>The layer, where it begins with a file, sets it to the name without that.</remarks>
    public string? Handler { get; internal set; }

    /// <summary><c>LAMBDA_TASK_ROOT</c>: the folder that contains the files of the function.</summary>
    public string? TaskRoot { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_NAME</c></summary>
    public string? FunctionName { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_VERSION</c></summary>
    public string? FunctionVersion { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_MEMORY_SIZE</c>: the memory of the function, in MB, as text.</summary>
    public string? MemorySize { get; }

    /// <summary><c>AWS_LAMBDA_LOG_GROUP_NAME</c></summary>
    public string? LogGroupName { get; }

    /// <summary><c>AWS_LAMBDA_LOG_STREAM_NAME</c></summary>
    public string? LogStreamName { get; }

    /// <summary>
    /// <c>AWS_LAMBDA_MAX_CONCURRENCY</c>: how many invocations may run at once in this process, as text; one at a time if it is not set.
    /// </summary>
    public string? MaxConcurrency { get; }

    /// <summary><c>LAMBDA_TEXT_ENCODING</c>: the IANA name of the encoding of events and responses that are text.</summary>
    public string? TextEncoding { get; }

    /// <summary><c>LAMBDA_CANCELLATION_MARGIN</c>: how long before the deadline the token of a handler is canceled, in milliseconds, as text.</summary>
    public string? CancellationMargin { get; }

    /// <summary>
    /// <c>LAMBDA_BATCH_RESPONSES</c>: <c>off</c> if the event source mapping has no <c>ReportBatchItemFailures</c>, so that failed records make the invocation fail.
    /// It has no effect where no mapping is, as with Amazon Data Firehose.
    /// </summary>
    public string? BatchResponses { get; }

    /// <summary><c>AWS_LAMBDA_LOG_FORMAT</c>: <c>JSON</c> for JSON records; any other value for text.</summary>
    public string? LogFormat { get; }

    /// <summary><c>AWS_LAMBDA_LOG_LEVEL</c>: the lowest level that is logged, <c>TRACE</c> to <c>FATAL</c>; any other value is <c>INFO</c>.</summary>
    public string? LogLevel { get; }

    /// <summary><c>_LAMBDA_TELEMETRY_LOG_FD</c>: the number of the file descriptor for log records in frames, as text.</summary>
    public string? TelemetryLogDescriptor { get; }

    /// <summary><c>LAMBDA_PREFIX</c>: what the names of queues, streams and other sources begin with in this stage.</summary>
    /// <remarks>Read only by a function whose handlers the event selects, so that the others do not contain it.</remarks>
    internal string? SourcePrefix => Read("LAMBDA_PREFIX");

    internal bool IsJsonLog => Ascii.EqualsIgnoreCase("JSON", LogFormat);

    /// <summary>Whether this is the environment of the process, so that the process belongs to this function.</summary>
    internal bool IsProcess { get; private init; }

    /// <summary>Reads the environment of this process.</summary>
    public static LambdaEnvironment FromProcess() => new(Environment.GetEnvironmentVariable) { IsProcess = true };

    private string? Read(string name) => _variable(name) is { Length: > 0 } value ? value : null;
}

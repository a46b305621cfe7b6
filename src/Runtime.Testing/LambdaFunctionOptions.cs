using System.Diagnostics;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing;

/// <summary>The configuration of a function under test, in the service's terms and with the service's defaults.</summary>
/// <example>
/// <code>
/// var options = new LambdaFunctionOptions { Handler = "Save", Timeout = TimeSpan.FromSeconds(3) };
/// await using LambdaFunction function = await LambdaFunction.StartAsync&lt;Order>(options);
/// </code>
/// </example>
public sealed record LambdaFunctionOptions
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(15);

    /// <summary>The value of <c>_HANDLER</c>, which selects one of several handlers. <c>bootstrap</c> unless set.</summary>
    public string Handler { get; init; } = "bootstrap";

    /// <summary>The function's name. <c>function</c> unless set.</summary>
    public string FunctionName { get; init; } = "function";

    /// <summary>The function's version. <c>$LATEST</c> unless set.</summary>
    public string FunctionVersion { get; init; } = "$LATEST";

    /// <summary>The memory size, in MB, that the function is told. 128 unless set. It is not enforced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 128 or more than 10240, the limits on Lambda.</exception>
    public int MemorySizeMB { get; init => field = RequireMemorySize(value, nameof(MemorySizeMB)); } = 128;

    /// <summary>
    /// How many invocations run at the same time in one instance, as on Lambda Managed Instances: the value of <c>AWS_LAMBDA_MAX_CONCURRENCY</c>.
    /// If it is not set, an instance processes one at a time.
    /// </summary>
    /// <remarks>If it is set, logs are JSON, whose request IDs assign them to invocations, unless <see cref="Environment"/> sets another format.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is less than one.</exception>
    public int? MaxConcurrency
    {
        get;
        init
        {
            if (value is { } count)
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            field = value;
        }
    }

    /// <summary>
    /// With <see cref="MaxConcurrency"/>, whether a response or an error must have the header <c>Lambda-Runtime-Invocation-Id</c> of its event. True unless set.
    /// </summary>
    /// <remarks>
    /// False lets processes run whose runtime does not know the header, such as those in other languages. The service accepts them as well, but cannot tell a late
    /// completion from that of another invocation with the same request ID. A header with another value is rejected in any case.
    /// </remarks>
    public bool RequireInvocationId { get; init; } = true;

    /// <summary>
    /// How long one invocation may take before its caller gets <c>Sandbox.Timedout</c> and the function is ended; with
    /// <see cref="MaxConcurrency"/>, the function and the handler continue. 3 seconds unless set, and 15 minutes while a debugger is attached to the test.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0, or more than 15 minutes, the limit on Lambda.</exception>
    public TimeSpan Timeout { get; init => field = RequireTimeout(value, nameof(Timeout)); } = GetDefault(TimeSpan.FromSeconds(3), Debugger.IsAttached);

    /// <summary>How long the function may take from its start to its first <c>/next</c>. 10 seconds unless set, and 15 minutes while a debugger is attached to the test.</summary>
    /// <remarks>
    /// If that fails, the next event repeats the initialization, as a part of its invocation: instead of this limit, <see cref="Timeout"/> applies to both together.
    /// With <see cref="MaxConcurrency"/>, this limit still applies.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0, or more than 15 minutes.</exception>
    public TimeSpan InitTimeout { get; init => field = RequireTimeout(value, nameof(InitTimeout)); } = GetDefault(TimeSpan.FromSeconds(10), Debugger.IsAttached);

    /// <summary>The ARN of invocations; built from <see cref="FunctionName"/> unless set.</summary>
    public string? InvokedFunctionArn { get; init; }

    /// <summary>
    /// Environment variables in addition to those of the service, which they override. One that contradicts another option, such as <c>_HANDLER</c> and
    /// <see cref="Handler"/>, is an error at the start. Of the variables of this process, the function gets only the few that any program needs to start.
    /// </summary>
    /// <remarks>
    /// A function inside the test process reads the variables of that process. These are set there until the function is disposed of, and then have the values from
    /// before. A function that sets one to another value in the meantime waits for that, up to 30 seconds. Those that the library itself reads, such as
    /// <c>AWS_LAMBDA_LOG_LEVEL</c>, are not set in the process.
    /// </remarks>
    public IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether a process gets a descriptor to log to in frames, <c>_LAMBDA_TELEMETRY_LOG_FD</c>, as on Lambda. Its records are in the logs,
    /// like the lines of standard error. False unless set, so that both are in one order. Ignored on Windows, and for a function in this process.
    /// </summary>
    public bool TelemetryLog { get; init; }

    /// <summary>The clock for deadlines, timeouts and durations. A test can pass one that it advances.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The queues that <see cref="LambdaFunction.Queue"/> connects. Each function has its own unless set.</summary>
    /// <remarks>
    /// If a <see cref="LambdaServiceEmulator"/> that was started before serves them, the function gets its address in <c>AWS_ENDPOINT_URL_SQS</c>, which the AWS SDKs
    /// read, unless <see cref="Environment"/> sets another one.
    /// </remarks>
    public LambdaQueues? Queues { get; init; }

    /// <summary>The secrets, parameters and configurations that the function reads from extensions of AWS. Without it, each request for one is an error.</summary>
    /// <remarks>Inside the test process, only <c>AwsConfiguration</c> finds them. A binary finds the extensions by their environment variables, too.</remarks>
    public LambdaConfiguration? Configuration { get; init; }

    /// <summary>
    /// Called with each chunk of a streamed response when it arrives. The next chunk is not read before the task completes, so a slow receiver
    /// makes the function wait, after it has filled the connection's buffers of some MB.
    /// </summary>
    /// <remarks>
    /// The token is canceled when the connection is lost or the invocation is ended. An exception is rethrown by the <c>Invoke</c> method after
    /// the rest of the response was read.
    /// </remarks>
    public Func<StreamedChunk, CancellationToken, ValueTask>? OnStreamedChunk { get; init; }

    /// <summary>
    /// Whether outcomes keep streamed responses, of up to 200 MB. True unless set. If not, the outcome has only the length;
    /// <see cref="OnStreamedChunk"/> receives the chunks.
    /// </summary>
    public bool KeepStreamedPayload { get; init; } = true;

    /// <summary>How long a function that is asked to end may take before it is killed, in real time.</summary>
    internal TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">The environment sets a variable that the emulator or another option sets.</exception>
    internal FunctionConfiguration ToConfiguration()
    {
        OptionVariables.Check(this);
        return new FunctionConfiguration
        {
            Handler = Handler,
            FunctionName = FunctionName,
            FunctionVersion = FunctionVersion,
            MemorySizeMB = MemorySizeMB,
            MaxConcurrency = MaxConcurrency,
            RequireInvocationId = RequireInvocationId,
            Timeout = Timeout,
            InitTimeout = InitTimeout,
            InvokedFunctionArn = InvokedFunctionArn,
            Environment = CreateEnvironment(),
            TimeProvider = TimeProvider,
            Extensions = Configuration?.Settings ?? LambdaConfiguration.None,
            StreamSink = new StreamSink(
                KeepStreamedPayload,
                OnStreamedChunk is { } receiver ? (chunk, cancellationToken) => receiver(StreamedChunk.From(chunk), cancellationToken) : null),
            StopTimeout = StopTimeout,
        };
    }

    private Dictionary<string, string> CreateEnvironment()
    {
        var variables = Environment.ToDictionary();
        if (Queues?.Endpoint is { } endpoint)
            variables.TryAdd(FunctionEnvironment.QueuesVariable, endpoint.ToString());
        return variables;
    }

    private static int RequireMemorySize(int value, string name) => value is >= 128 and <= 10240
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected 128 to 10240, the limits on Lambda.");

    /// <summary>Returns the value of a time limit that is not set. A breakpoint does not stop the clock.</summary>
    internal static TimeSpan GetDefault(TimeSpan value, bool isDebugged) => isDebugged ? MaxTimeout : value;

    private static TimeSpan RequireTimeout(TimeSpan value, string name) => value > TimeSpan.Zero && value <= MaxTimeout
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Expected more than 0, and up to 15 minutes, the limit on Lambda.");
}

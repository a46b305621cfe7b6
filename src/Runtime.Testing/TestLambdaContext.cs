using System.Globalization;
using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Testing;

/// <summary>
/// A context for a handler that a test calls as a method: <c>functions.Hello(person, new TestLambdaContext())</c>. It converts implicitly to
/// a <see cref="LambdaContext"/>, always the same one.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
/// <example>
/// <code>
/// var context = new TestLambdaContext { AwsRequestId = "1", OnLog = Console.WriteLine };
/// context.ToLambdaContext().Logger.LogInformation("shipped {Id}", "A-1");
/// </code>
/// </example>
public sealed class TestLambdaContext
{
    private readonly Lazy<LambdaContext> _context;

    /// <summary>Creates a context with new IDs and the service's defaults, except for the properties that are set.</summary>
    public TestLambdaContext() => _context = new Lazy<LambdaContext>(Create);

    /// <summary>The invocation's ID; a new GUID unless set.</summary>
    public string? AwsRequestId { get; init; }

    /// <summary>
    /// The function: its name, version, memory, ARN, timeout, and the clock of <see cref="LambdaContext.RemainingTime"/>. The
    /// service's defaults and the real clock unless set.
    /// </summary>
    public LambdaFunctionOptions Function { get; init; } = new();

    /// <summary>The invocation: tenant, client context, identity, trace.</summary>
    public InvocationOptions Invocation { get; init; } = new();

    /// <summary>The deadline; unless set, the first use of the context plus the function's timeout.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Called with each line that the handler logs by the context's logger, from any thread.</summary>
    public Action<string>? OnLog { get; init; }

    /// <summary>Converts to the context that a handler takes.</summary>
    /// <exception cref="ArgumentException">A text cannot be a header value: it has a line break or a non-ASCII character.</exception>
    public static implicit operator LambdaContext(TestLambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ToLambdaContext();
    }

    /// <summary>Converts to the context that a handler takes, where no implicit conversion applies, such as for <c>var</c>.</summary>
    /// <exception cref="ArgumentException">A text cannot be a header value: it has a line break or a non-ASCII character.</exception>
    public LambdaContext ToLambdaContext() => _context.Value;

    private LambdaContext Create()
    {
        FunctionConfiguration configuration = Function.ToConfiguration();
        var environment = new LambdaEnvironment(FunctionEnvironment.Create(configuration, "127.0.0.1:0", AppContext.BaseDirectory))
        {
            Time = Function.TimeProvider,
        };
        return new LambdaContext(Headers(configuration.Arn), environment, new FunctionLog(new CallingLogOutput(OnLog), environment));
    }

    // Lambda-Runtime-Aws-Request-Id: 8e1c...
    private byte[] Headers(string arn)
    {
        InvocationRequest invocation = Invocation.ToRequest(default);
        DateTimeOffset now = Function.TimeProvider.GetUtcNow();
        DateTimeOffset deadline = Deadline ?? now + Function.Timeout;
        var text = new StringBuilder();
        Add(RuntimeApiHeaders.RequestId, InvocationOptions.Header(AwsRequestId, nameof(AwsRequestId)) ?? invocation.RequestId);
        Add(RuntimeApiHeaders.InvokedFunctionArn, invocation.Qualifier is null ? arn : $"{arn}:{invocation.Qualifier}");
        Add(RuntimeApiHeaders.DeadlineMs, deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add(RuntimeApiHeaders.TraceId, invocation.TraceId ?? TraceHeader.Create(now));
        Add(RuntimeApiHeaders.ClientContext, invocation.ClientContext);
        Add(RuntimeApiHeaders.CognitoIdentity, invocation.CognitoIdentity);
        Add(RuntimeApiHeaders.TenantId, invocation.TenantId);
        return Encoding.ASCII.GetBytes(text.ToString());

        void Add(string name, string? value)
        {
            if (value is not null)
                text.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }

    private sealed class CallingLogOutput(Action<string>? onLog) : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
            if (onLog is null)
                return;

            foreach (string line in Encoding.UTF8.GetString(record).TrimEnd('\n').Split('\n'))
                onLog(line);
        }
    }
}

using System.Globalization;
using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.Testing.Hosting;
using Lambda.Runtime.Testing.RuntimeApi;

namespace Lambda.Runtime.Testing;

/// <summary>
/// The context for a handler that a test calls as the method that it is: <c>functions.Hello(person, new TestLambdaContext())</c>. It is a
/// <see cref="LambdaContext"/> wherever one is due, the same each time.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class TestLambdaContext
{
    private readonly Lazy<LambdaContext> _context;

    /// <summary>A context as the service would give it: with ids of its own and the service's defaults, but for what is set.</summary>
    public TestLambdaContext() => _context = new Lazy<LambdaContext>(Create);

    /// <summary>The invocation's id; a new GUID unless set.</summary>
    public string? AwsRequestId { get; init; }

    /// <summary>
    /// The function: its name, version, memory, ARN and time-out, and the clock that <see cref="LambdaContext.RemainingTime"/> goes by. The
    /// service's defaults and the real clock unless set.
    /// </summary>
    public LambdaFunctionOptions Function { get; init; } = new();

    /// <summary>The invocation: tenant, client context, identity, trace.</summary>
    public InvocationOptions Invocation { get; init; } = new();

    /// <summary>When the service would end the invocation; after the function's time-out, from the first use on, unless set.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Called with each line that the handler logs by the context's logger, from any thread. Nobody is unless set.</summary>
    public Action<string>? OnLog { get; init; }

    /// <summary>What a handler takes.</summary>
    /// <exception cref="ArgumentException">A text cannot be a header: it has a line break, or a letter outside of ASCII.</exception>
    public static implicit operator LambdaContext(TestLambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ToLambdaContext();
    }

    /// <summary>What a handler takes, where the conversion is not found by itself, such as for <c>var</c>.</summary>
    /// <exception cref="ArgumentException">A text cannot be a header: it has a line break, or a letter outside of ASCII.</exception>
    public LambdaContext ToLambdaContext() => _context.Value;

    private LambdaContext Create()
    {
        var environment = new LambdaEnvironment(FunctionEnvironment.Create(Function, "127.0.0.1:0", AppContext.BaseDirectory))
        {
            Time = Function.TimeProvider,
        };
        return new LambdaContext(Headers(), environment, new FunctionLog(new CallingLogOutput(OnLog), environment));
    }

    // Lambda-Runtime-Aws-Request-Id: 8e1c...
    private byte[] Headers()
    {
        InvocationRequest invocation = Invocation.ToRequest(default);
        DateTimeOffset now = Function.TimeProvider.GetUtcNow();
        DateTimeOffset deadline = Deadline ?? now + Function.Timeout;
        var text = new StringBuilder();
        Add(RuntimeApiHeaders.RequestId, InvocationOptions.Header(AwsRequestId, nameof(AwsRequestId)) ?? invocation.RequestId);
        Add(RuntimeApiHeaders.InvokedFunctionArn, invocation.Qualifier is null ? Function.Arn : $"{Function.Arn}:{invocation.Qualifier}");
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

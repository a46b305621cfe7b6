using System.Globalization;
using System.Text;
using Lambda.Runtime.Testing.Hosting;
using Lambda.Runtime.Testing.RuntimeApi;

namespace Lambda.Runtime.Testing;

/// <summary>Makes contexts for handlers that a test calls as the methods that they are, without a function around them.</summary>
public static class TestLambdaContext
{
    /// <summary>A context as the service would give it.</summary>
    /// <param name="options">What it knows; ids of its own and the service's defaults unless set.</param>
    /// <remarks><see cref="LambdaContext.RemainingTime"/> goes by the real clock.</remarks>
    /// <exception cref="ArgumentException">A text cannot be a header: it has a line break, or a letter outside of ASCII.</exception>
    public static LambdaContext Create(LambdaContextOptions? options = null)
    {
        options ??= new LambdaContextOptions();
        LambdaFunctionOptions function = options.Function;
        var environment = new LambdaEnvironment(FunctionEnvironment.Create(function, "127.0.0.1:0", AppContext.BaseDirectory));
        return new LambdaContext(Headers(options), environment, new FunctionLog(new CallingLogOutput(options.OnLog), environment));
    }

    // Lambda-Runtime-Aws-Request-Id: 8e1c...
    private static byte[] Headers(LambdaContextOptions options)
    {
        LambdaFunctionOptions function = options.Function;
        InvocationRequest invocation = options.Invocation.ToRequest(default);
        DateTimeOffset now = function.TimeProvider.GetUtcNow();
        DateTimeOffset deadline = options.Deadline ?? now + function.Timeout;
        var text = new StringBuilder();
        Add(RuntimeApiHeaders.RequestId, InvocationOptions.Header(options.AwsRequestId, nameof(options.AwsRequestId)) ?? invocation.RequestId);
        Add(RuntimeApiHeaders.InvokedFunctionArn, invocation.Qualifier is null ? function.Arn : $"{function.Arn}:{invocation.Qualifier}");
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

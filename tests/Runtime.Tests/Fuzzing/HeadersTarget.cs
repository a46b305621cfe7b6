using System.Globalization;
using System.Numerics;
using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes the headers of an event: they are found as by a naive search, and the values are read as documented.</summary>
public static class HeadersTarget
{
    private static readonly LambdaEnvironment EmptyEnvironment = new(new Dictionary<string, string>());

    private static readonly string[] StatusLines = ["HTTP/1.1 200 OK", "HTTP/1.0 202", "HTTP/1.1 204 "];

    public static void Run(byte[] input)
    {
        List<(string Name, string Value)> naive = Naive.Headers(Encoding.Latin1.GetString(input));
        AssertFields(naive, input);
        string statusLine = StatusLines[input.Length % StatusLines.Length];
        ResponseTarget.RunWhole([.. Encoding.Latin1.GetBytes(statusLine + "\r\n"), .. input, .. "\r\n"u8]);

        string? Value(string name) =>
            naive.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static field => field.Value).FirstOrDefault();

        AssertRequest(Value("lambda-runtime-aws-request-id") ?? "", Value("lambda-runtime-invocation-id") ?? "");
        AssertContext(Value, new LambdaContext(input, EmptyEnvironment, new FunctionLog(new StandardErrorOutput(), EmptyEnvironment)));
    }

    private static void AssertFields(List<(string Name, string Value)> naive, byte[] input)
    {
        var headers = new HeaderBlock(input);
        var fields = new List<(string, string)>();
        int lines = 0;
        foreach (HeaderField field in headers)
        {
            if (!field.Name.IsEmpty)
                fields.Add((Encoding.Latin1.GetString(field.Name), Encoding.Latin1.GetString(field.Value)));
            Property.Holds(++lines <= input.Length, "the enumeration does not end");
        }

        Property.Holds(naive.SequenceEqual(fields), $"the fields: expected {string.Join('|', naive)}, and they are {string.Join('|', fields)}");

        // Names are looked up in ASCII only, ignoring case.
        foreach (string name in naive.Select(static field => field.Name).Where(static name => Ascii.IsValid(name)).Take(20))
        {
            string expected = naive.First(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            Property.Equal(expected, Encoding.Latin1.GetString(headers.Value(Encoding.Latin1.GetBytes(name))), $"the value of {name}");
        }
    }

    /// <summary>Accepted ids do not change the segments of the path, for any reader of it, nor the structure of the head.</summary>
    private static void AssertRequest(string requestId, string invocationId)
    {
        byte[] id = Encoding.Latin1.GetBytes(requestId);
        byte[] echoed = Encoding.Latin1.GetBytes(invocationId);
        if (id.Length == 0 || !RuntimeApiClient.IsId(id) || !RuntimeApiClient.IsId(echoed))
            return;
        var requests = new RuntimeApiRequests(ServerAddress.Parse("127.0.0.1:9001"));
        string path = $"/2018-06-01/runtime/invocation/{requestId}/response";
        string expected = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nContent-Type: application/json\r\n"
            + (invocationId == "" ? "" : $"Lambda-Runtime-Invocation-Id: {invocationId}\r\n")
            + "Content-Length: 17\r\n\r\n";
        Property.Equal(expected, Encoding.Latin1.GetString(requests.Response(id, echoed, 17)), "the head of the request");
        Property.Equal(expected.Length - 4, expected.IndexOf("\r\n\r\n", StringComparison.Ordinal), "the position of the empty line");
        Property.Equal(path, new Uri("http://127.0.0.1:9001" + path).AbsolutePath, "the path as System.Uri reads it");
    }

    private static void AssertContext(Func<string, string?> value, LambdaContext context)
    {
        string? Text(string name) => value(name) is { Length: > 0 } text ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)) : null;

        Property.Equal(Text("Lambda-Runtime-Aws-Request-Id") ?? "", context.AwsRequestId, "the request id");
        Property.Equal(Text("Lambda-Runtime-Invoked-Function-Arn") ?? "", context.InvokedFunctionArn, "the ARN");
        Property.Equal(Text("Lambda-Runtime-Trace-Id"), context.TraceId, "the trace id");
        Property.Equal(Text("Lambda-Runtime-Aws-Tenant-Id"), context.TenantId, "the tenant");
        Property.Equal(Text("Content-Type"), context.GetHeader("content-TYPE"), "a header");

        DateTimeOffset soonest = DateTimeOffset.UtcNow.AddMinutes(14);
        bool known = BigInteger.TryParse(Text("Lambda-Runtime-Deadline-Ms"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
            && !value("Lambda-Runtime-Deadline-Ms")!.Contains('\0', StringComparison.Ordinal)
            && number >= 0
            && number <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        if (known)
            Property.Equal(DateTimeOffset.FromUnixTimeMilliseconds((long)number), context.Deadline, "the deadline");
        else
            Property.Holds(context.Deadline >= soonest && context.Deadline <= soonest.AddMinutes(2), "an unknown deadline is the longest possible");
        Property.Holds(context.RemainingTime >= TimeSpan.Zero, "the remaining time is not negative");

        AssertNoneOrObject(value("Lambda-Runtime-Client-Context"), () => context.ClientContext);
        AssertNoneOrObject(value("Lambda-Runtime-Cognito-Identity"), () => context.Identity);
    }

    private static void AssertNoneOrObject(string? value, Func<object?> read)
    {
        try
        {
            Property.Equal(string.IsNullOrEmpty(value), read() is null, "whether the value is null");
        }
        catch (FormatException)
        {
            Property.Holds(!string.IsNullOrEmpty(value), "a missing value is not an error");
        }
    }
}

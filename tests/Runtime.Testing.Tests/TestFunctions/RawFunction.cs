using System.Text;
using Lambda.Runtime.Testing.Tests.RuntimeApi;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A function that responds in literal bytes, on a separate connection for each response.</summary>
internal static class RawFunction
{
    public const string Streaming = "Lambda-Runtime-Function-Response-Mode: streaming\r\n";
    public const string Chunked = "Transfer-Encoding: chunked\r\n";
    public const string Trailer = "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n";

    /// <summary>Starts a function that responds as the test says, on a connection on which nothing was sent yet.</summary>
    public static Task<LambdaFunction> StartAsync(Func<RawInvocation, Task> respond, LambdaFunctionOptions? options = null) =>
        TestFunction.StartMainAsync(
            (environment, _) => RunAsync(environment["AWS_LAMBDA_RUNTIME_API"], respond).GetAwaiter().GetResult(), options);

    /// <summary>Runs a function that sends a text after the first lines of its request. Returns the outcome, and the response that the function received.</summary>
    public static async Task<(InvocationOutcome Outcome, string Response)> InvokeAsync(string rest, LambdaFunctionOptions? options = null)
    {
        var response = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LambdaFunction function = await StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + rest);
            response.SetResult(await invocation.Connection.ReadResponseAsync());
        }, options);
        return (await function.InvokeJsonAsync("{}"), await response.Task);
    }

    /// <summary>Formats a chunk of HTTP: <c>5 CR LF hello CR LF</c>.</summary>
    public static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<int> RunAsync(string address, Func<RawInvocation, Task> respond)
    {
        using var client = new RuntimeClient(address);
        while (true)
        {
            RuntimeResponse next = await client.NextAsync();
            if (next.Status != 200)
                return 1;

            using RawConnection connection = await RawConnection.OpenAsync(address);
            string head = $"POST /2018-06-01/runtime/invocation/{next.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n";
            await respond(new RawInvocation(connection, client, head, next));
        }
    }
}

/// <summary>An invocation of a <see cref="RawFunction"/>, with what it needs to respond.</summary>
/// <param name="Connection">For literal bytes.</param>
/// <param name="Client">For the other requests.</param>
/// <param name="Head">The request line and the first header; more headers may follow.</param>
/// <param name="Next">The event.</param>
internal sealed record RawInvocation(RawConnection Connection, RuntimeClient Client, string Head, RuntimeResponse Next);

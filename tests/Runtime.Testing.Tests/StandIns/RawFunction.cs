using System.Text;
using Lambda.Runtime.Emulator.RuntimeApi;
using Lambda.Runtime.Testing.Tests.RuntimeApi;

namespace Lambda.Runtime.Testing.Tests.StandIns;

/// <summary>A function that responds in literal bytes, on a separate connection for each response.</summary>
internal static class RawFunction
{
    public const string Streaming = "Lambda-Runtime-Function-Response-Mode: streaming\r\n";
    public const string Chunked = "Transfer-Encoding: chunked\r\n";
    public const string Trailer = "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n";

    /// <summary>With an response of the test: on a connection that the request is not on yet.</summary>
    public static Task<LambdaFunction> StartAsync(Func<RawResponse, Task> response, LambdaFunctionOptions? options = null) =>
        StandInFunction.StartMainAsync(
            (environment, _) => RunAsync(environment["AWS_LAMBDA_RUNTIME_API"], response).GetAwaiter().GetResult(), options);

    /// <summary>Runs a function that sends this behind the request's first lines; gives the outcome and the response that it got.</summary>
    public static async Task<(InvocationOutcome Outcome, string Reply)> InvokeAsync(string rest, LambdaFunctionOptions? options = null)
    {
        var reply = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LambdaFunction function = await StartAsync(async response =>
        {
            await response.Connection.SendAsync(response.Head + rest);
            reply.SetResult(await response.Connection.ReadReplyAsync());
        }, options);
        return (await function.InvokeJsonAsync("{}"), await reply.Task);
    }

    /// <summary>As bytes of HTTP: <c>5 CR LF hello CR LF</c>.</summary>
    public static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<int> RunAsync(string address, Func<RawResponse, Task> response)
    {
        using var client = new RuntimeClient(address);
        while (true)
        {
            RuntimeResponse next = await client.NextAsync();
            if (next.Status != 200)
                return 1;

            using RawConnection connection = await RawConnection.OpenAsync(address);
            string head = $"POST /2018-06-01/runtime/invocation/{next.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n";
            await response(new RawResponse(connection, client, head, next));
        }
    }
}

/// <summary>What a <see cref="RawFunction"/> responses with.</summary>
/// <param name="Connection">For literal bytes.</param>
/// <param name="Client">For the other requests.</param>
/// <param name="Head">The request line and the first header; more headers may follow.</param>
/// <param name="Next">The event.</param>
internal sealed record RawResponse(RawConnection Connection, RuntimeClient Client, string Head, RuntimeResponse Next);

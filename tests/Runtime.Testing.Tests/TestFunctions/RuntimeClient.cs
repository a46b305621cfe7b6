using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A client of the Runtime API that checks nothing, so that a test can break each rule.</summary>
internal sealed class RuntimeClient(string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),
        // A poll waits without a limit; this is longer than any test.
        Timeout = TimeSpan.FromMinutes(5),
    };

    public Task<RuntimeResponse> NextAsync() => SendAsync(new HttpRequestMessage(HttpMethod.Get, "invocation/next"));

    public Task<RuntimeResponse> RespondAsync(string requestId, string body) => RespondAsync(requestId, Encoding.UTF8.GetBytes(body));

    /// <summary>Responds to an event, with its invocation ID if it has one.</summary>
    public Task<RuntimeResponse> RespondAsync(RuntimeResponse next, string body) =>
        RespondAsync(next.RequestId, Encoding.UTF8.GetBytes(body), invocationId: next.InvocationId);

    public Task<RuntimeResponse> RespondAsync(
        string requestId, byte[] body, bool chunked = false, string? mode = null, string? invocationId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"invocation/{requestId}/response") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        if (mode is not null)
            request.Headers.Add("Lambda-Runtime-Function-Response-Mode", mode);
        if (invocationId is not null)
            request.Headers.Add("Lambda-Runtime-Invocation-Id", invocationId);
        return SendAsync(request);
    }

    public Task<RuntimeResponse> FailAsync(
        string requestId, string errorJson, string? errorType = "Function.Failed", string? invocationId = null) =>
        PostErrorAsync($"invocation/{requestId}/error", errorJson, errorType, invocationId);

    public Task<RuntimeResponse> FailInitAsync(string errorJson, string? errorType = "Runtime.Failed") =>
        PostErrorAsync("init/error", errorJson, errorType);

    public async Task<RuntimeResponse> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request);
        return new RuntimeResponse(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value)),
            await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();

    private Task<RuntimeResponse> PostErrorAsync(string path, string errorJson, string? errorType, string? invocationId = null)
    {
        var content = new StringContent(errorJson, new MediaTypeHeaderValue("application/json"));
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (errorType is not null)
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        if (invocationId is not null)
            request.Headers.Add("Lambda-Runtime-Invocation-Id", invocationId);
        return SendAsync(request);
    }
}

internal sealed record RuntimeResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string RequestId => Headers["Lambda-Runtime-Aws-Request-Id"];

    public string? InvocationId => Headers.GetValueOrDefault("Lambda-Runtime-Invocation-Id");

    public string Text => Encoding.UTF8.GetString(Body);

    public string? ErrorType => JsonDocument.Parse(Body).RootElement.GetProperty("errorType").GetString();

    public string? ErrorMessage => JsonDocument.Parse(Body).RootElement.GetProperty("errorMessage").GetString();
}

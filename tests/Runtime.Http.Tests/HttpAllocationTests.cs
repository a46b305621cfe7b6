using System.Text.Json;

namespace Lambda.Runtime.Http.Tests;

/// <summary>A request allocates nothing besides the objects of the handler and the strings that it asks for.</summary>
public sealed class HttpAllocationTests
{
    private const int Requests = 50;

    /// <summary>A function URL takes the same events and responses as an HTTP API, but streams here, because other routes of this program do.</summary>
    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>().Where(static form => form != HttpForm.FunctionUrl)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task RouteWithAParameter_AllocatesNothing(HttpForm form) => Assert.Equal((42, 0), await LeastAllocatedAsync(form, "GET", "/allocated/42"));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ParametersOfValueTypes_AllocateNothing(HttpForm form) =>
        Assert.Equal((58, 0), await LeastAllocatedAsync(form, "POST", "/allocated/42?page=3&color=red", "1 \"3\"", ("X-Count", "5"), ("Cookie", "a=1; b=2")));

    /// <summary>Returns the sum of the parameters, and the bytes that the thread of the handler allocates from one request to the next.</summary>
    /// <remarks>The first request of a function creates its buffers.</remarks>
    private static async Task<(int Id, long Bytes)> LeastAllocatedAsync(
        HttpForm form, string method, string target, string? body = null, params (string Name, string Value)[] headers)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        (int Id, long Bytes) least = (0, long.MaxValue);
        for (int i = 0; i < Requests; i++)
        {
            HttpAnswer answer = await function.SendAsync(form, method, target, body, headers);
            Assert.True(answer.Status == 200, answer.Text);
            using var json = JsonDocument.Parse(answer.Text);
            long bytes = json.RootElement.GetProperty("bytes").GetInt64();
            if (bytes < least.Bytes)
                least = (json.RootElement.GetProperty("id").GetInt32(), bytes);
        }

        return least;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Service;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>The service with a clock that stands still, and a client of Amazon SQS's JSON protocol that checks nothing.</summary>
internal sealed class QueueFixture : IAsyncDisposable
{
    private QueueFixture(ServiceFixture service, FakeTimeProvider time)
    {
        Service = service;
        Time = time;
    }

    public ServiceFixture Service { get; }

    public FakeTimeProvider Time { get; }

    public RefusedRequest Refusal => Assert.Single(Service.Refusals);

    public static Task<QueueFixture> StartAsync() => StartAsync(new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)));

    public static async Task<QueueFixture> StartAsync(FakeTimeProvider time)
    {
        return new QueueFixture(await ServiceFixture.StartAsync(queueTime: time), time);
    }

    public string UrlOf(string queue) => $"{Service.Address}/123456789012/{queue}";

    public static string ArnOf(string queue) => $"arn:aws:sqs:us-east-1:123456789012:{queue}";

    /// <summary>Creates a queue. The suffix of its name makes it a FIFO queue.</summary>
    public async Task CreateAsync(string name, params (string Name, string Value)[] attributes)
    {
        var values = new JsonObject(attributes.Select(static attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)JsonValue.Create(attribute.Value))));
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            values["FifoQueue"] = "true";
        await SucceedAsync("CreateQueue", new JsonObject { ["QueueName"] = name, ["Attributes"] = values });
    }

    /// <summary>Calls an operation with the members of a JSON object and the URL of a queue.</summary>
    public Task<JsonElement> SucceedAsync(string operation, string queue, string members = "{}") => SucceedAsync(operation, WithUrl(queue, members));

    public async Task<JsonElement> SucceedAsync(string operation, JsonObject members)
    {
        CallerResponse response = await CallAsync(operation, members.ToJsonString());
        Assert.True(response.Status == 200, response.Text);
        Assert.Equal("application/x-amz-json-1.0", response.Headers["Content-Type"]);
        return response.Json;
    }

    /// <returns>The error's type, code and message.</returns>
    public Task<(string Type, string Code, string Message)> FailAsync(string operation, string queue, string members = "{}") => FailAsync(operation, WithUrl(queue, members));

    public Task<(string Type, string Code, string Message)> FailAsync(string operation, JsonObject members) => FailWithTextAsync(operation, members.ToJsonString());

    public async Task<(string Type, string Code, string Message)> FailWithTextAsync(string operation, string body)
    {
        CallerResponse response = await CallAsync(operation, body);
        Assert.True(response.Status == 400, $"{response.Status} {response.Text}");
        string type = response.Json.GetProperty("__type").GetString()!, code = response.Headers["x-amzn-query-error"];
        Assert.StartsWith("com.amazonaws.sqs#", type, StringComparison.Ordinal);
        Assert.EndsWith(";Sender", code, StringComparison.Ordinal);
        return (type.Split('#')[1], code.Split(';')[0], response.Json.GetProperty("message").GetString()!);
    }

    public Task<CallerResponse> CallAsync(string operation, string body, string path = "/") => CallAsync(operation, System.Text.Encoding.UTF8.GetBytes(body), path);

    public Task<CallerResponse> CallAsync(string operation, byte[] body, string path = "/") => Service.SendAsync(
        HttpMethod.Post, path, body, ("X-Amz-Target", $"AmazonSQS.{operation}"), ("Content-Type", "application/x-amz-json-1.0"));

    /// <summary>Sends messages to a standard queue, each with its body only.</summary>
    public async Task SendAsync(string queue, params string[] bodies)
    {
        foreach (string body in bodies)
            await SucceedAsync("SendMessage", new JsonObject { ["QueueUrl"] = UrlOf(queue), ["MessageBody"] = body });
    }

    /// <summary>Receives up to ten messages.</summary>
    public async Task<JsonElement[]> ReceiveAsync(string queue, string members = "{}")
    {
        JsonObject request = WithUrl(queue, members);
        request["MaxNumberOfMessages"] ??= 10;
        JsonElement response = await SucceedAsync("ReceiveMessage", request);
        return response.TryGetProperty("Messages", out JsonElement messages) ? [.. messages.EnumerateArray()] : [];
    }

    /// <summary>Receives up to ten messages, and returns their bodies.</summary>
    public async Task<string[]> ReceiveBodiesAsync(string queue, string members = "{}") =>
        [.. (await ReceiveAsync(queue, members)).Select(static message => message.GetProperty("Body").GetString()!)];

    public async Task<string> GetAttributeAsync(string queue, string name)
    {
        JsonElement response = await SucceedAsync("GetQueueAttributes", queue, $$"""{"AttributeNames":["{{name}}"]}""");
        return response.TryGetProperty("Attributes", out JsonElement attributes) ? attributes.GetProperty(name).GetString()! : "";
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private JsonObject WithUrl(string queue, string members)
    {
        var json = (JsonObject)JsonNode.Parse(members)!;
        json["QueueUrl"] = UrlOf(queue);
        return json;
    }
}

using System.Text;
using System.Text.Json;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests.Service;

public class InvokeWithResponseStreamTests
{
    [Fact]
    public async Task StreamedResponse_IsChunksAndTheEnd()
    {
        // Here the prelude of an HTTP response is a part of the body.
        (CallerResponse response, IReadOnlyList<EventStreamEvent> events) = await StreamAsync(
            RawFunction.Chunk("{}\0\0\0\0\0\0\0\0") + RawFunction.Chunk("body") + "0\r\n\r\n");

        Assert.Equal((200, "application/vnd.amazon.eventstream", "$LATEST"),
            (response.Status, response.Headers["Content-Type"], response.Headers["X-Amz-Executed-Version"]));
        Assert.Equal("{}\0\0\0\0\0\0\0\0body", string.Concat(events.SkipLast(1).Select(each => each.Text)));
        Assert.All(events.SkipLast(1), each => Assert.Equal(("PayloadChunk", "application/octet-stream", "event"),
            (each.Type, each.Headers[":content-type"], each.Headers[":message-type"])));
        Assert.Equal(("InvokeComplete", "application/json", "event", "{}"),
            (events[^1].Type, events[^1].Headers[":content-type"], events[^1].Headers[":message-type"], events[^1].Text));
    }

    [Fact]
    public async Task StreamThatFails_EndsWithTheErrorOfTheFunction()
    {
        const string Error = """{"errorType":"Failed","errorMessage":"no good","stackTrace":["at A"],"cause":{"errorType":"Cause","errorMessage":"why"}}""";
        (_, IReadOnlyList<EventStreamEvent> events) = await StreamAsync(RawFunction.Chunk("part")
            + "0\r\nLambda-Runtime-Function-Error-Type: Function.Failed\r\n"
            + $"Lambda-Runtime-Function-Error-Body: {RawFunction.Base64(Error)}\r\n\r\n");

        Assert.Equal("part", events[0].Text);
        JsonElement end = JsonDocument.Parse(events[^1].Payload).RootElement;
        Assert.Equal(("Function.Failed", Error),
            (end.GetProperty("ErrorCode").GetString(), end.GetProperty("ErrorDetails").GetString()));
    }

    [Fact]
    public async Task BufferedResponse_IsOneChunk()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        IReadOnlyList<EventStreamEvent> events = EventStreamReader.Read((await InvokeAsync(service, "[1]", ("X-Amz-Log-Type", "Tail"))).Body);

        Assert.Equal(["PayloadChunk", "InvokeComplete"], events.Select(each => each.Type));
        Assert.Equal("[1]", events[0].Text);
        byte[] log = JsonDocument.Parse(events[1].Payload).RootElement.GetProperty("LogResult").GetBytesFromBase64();
        Assert.StartsWith("START RequestId: ", Encoding.UTF8.GetString(log));
    }

    [Fact]
    public async Task FunctionThatFails_IsTheErrorAlone()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => throw new InvalidDataException("no good"));

        IReadOnlyList<EventStreamEvent> events = EventStreamReader.Read((await InvokeAsync(service, "{}")).Body);

        JsonElement end = JsonDocument.Parse(Assert.Single(events).Payload).RootElement;
        Assert.Equal(("Function.InvalidDataException", """{"errorType":"InvalidDataException","errorMessage":"no good"}"""),
            (end.GetProperty("ErrorCode").GetString(), end.GetProperty("ErrorDetails").GetString()));
    }

    [Fact]
    public async Task Refusal_IsAnErrorAsOfInvoke()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        CallerResponse content = await InvokeAsync(service, "{");
        // This operation does not support the invocation type.
        CallerResponse type = await InvokeAsync(service, "{}", ("X-Amz-Invocation-Type", "Event"));

        Assert.Equal((400, "InvalidRequestContentException"), (content.Status, content.ErrorType));
        Assert.Equal((400, "ValidationException"), (type.Status, type.ErrorType));
    }

    [Fact]
    public async Task DryRun_Is204()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        Assert.Equal(204, (await InvokeAsync(service, "{}", ("X-Amz-Invocation-Type", "DryRun"))).Status);
    }

    private static async Task<(CallerResponse Response, IReadOnlyList<EventStreamEvent> Events)> StreamAsync(string body)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + "Content-Type: application/vnd.awslambda.http-integration-response\r\n"
                + RawFunction.Streaming + RawFunction.Chunked + RawFunction.Trailer + "\r\n" + body);
            await invocation.Connection.ReadResponseAsync();
        }));
        CallerResponse response = await InvokeAsync(service, "{}");
        return (response, EventStreamReader.Read(response.Body));
    }

    private static Task<CallerResponse> InvokeAsync(ServiceFixture service, string body, params (string, string)[] headers) => service.SendAsync(
        HttpMethod.Post, "/2021-11-15/functions/echo/response-streaming-invocations", Encoding.UTF8.GetBytes(body), headers);
}

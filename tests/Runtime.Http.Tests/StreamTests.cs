using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Sequences are the same for the client, in whatever form the service takes the response. A function URL gets them as a stream.</summary>
public sealed class StreamTests
{
    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Sequences_AreBodies(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer orders = await function.SendAsync(form, "GET", "/streams/orders?count=2");
        Assert.Equal((200, """[{"name":"order 1","count":1},{"name":"order 2","count":2}]"""), (orders.Status, orders.Text));
        Assert.Equal("application/json", Assert.Single(orders.Headers["content-type"]));
        Assert.Equal("[]", (await function.SendAsync(form, "GET", "/streams/orders?count=0")).Text);
        Assert.Equal("""["ä","b"]""", (await function.SendAsync(form, "GET", "/streams/texts")).Text);
        Assert.Equal([1, 255, 0], (await function.SendAsync(form, "GET", "/streams/bytes")).Body);
        Assert.Equal(204, (await function.SendAsync(form, "GET", "/streams/none")).Status);
        HttpAnswer head = await function.SendAsync(form, "HEAD", "/streams/orders?count=2");
        Assert.Equal((200, ""), (head.Status, head.Text));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Events_HaveTheFormatOfBrowsers(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer events = await function.SendAsync(form, "GET", "/streams/events");
        Assert.Equal("text/event-stream", Assert.Single(events.Headers["content-type"]));
        Assert.Equal("event: order\ndata: {\"name\":\"a\",\"count\":1}\nid: 1\nretry: 2000\n\ndata: {\"name\":\"b\",\"count\":2}\n\n", events.Text);
        HttpAnswer lines = await function.SendAsync(form, "GET", "/streams/lines?found=true");
        Assert.Equal("data: one\ndata: two\ndata: three\n\n", lines.Text);
        Assert.Equal(("1", "c=1"), (Assert.Single(lines.Headers["x-a"]), Assert.Single(lines.Cookies)));
        Assert.Equal(404, (await function.SendAsync(form, "GET", "/streams/lines?found=false")).Status);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task OtherResponses_AreTheSameBesideStreams(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer created = await function.SendAsync(form, "POST", "/orders", """{"name":"\"ä\\","count":1}""");
        Assert.Equal((201, """{"name":"\"ä\\","count":1}"""), (created.Status, created.Text));
        Assert.Equal([0, 255, 7], (await function.SendAsync(form, "GET", "/bytes")).Body);
        Assert.Equal(404, (await function.SendAsync(form, "GET", "/nowhere")).Status);
    }

    [Theory]
    [InlineData(HttpForm.FunctionUrl)]
    [InlineData(HttpForm.HttpApi)]
    public async Task ExceptionBeforeTheFirstElement_IsAProblem(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        HttpAnswer answer = await function.SendAsync(form, "GET", "/streams/broken?after=0");
        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExceptionAfterTheFirstElement_EndsTheStream()
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        InvocationOutcome outcome = await function.Function.InvokeAsync(
            HttpFunction.CreateEvent(HttpForm.FunctionUrl, "GET", "/streams/broken?after=2", null), TestContext.Current.CancellationToken);
        Assert.True(outcome.IsStreamed);
        Assert.NotNull(outcome.Error);
        Assert.EndsWith("[0,1", Encoding.UTF8.GetString(outcome.Payload.Span), StringComparison.Ordinal);
        Assert.Equal(500, (await function.SendAsync(HttpForm.HttpApi, "GET", "/streams/broken?after=2")).Status);
    }

    [Fact]
    public async Task FunctionUrl_GetsAllResponsesAsStreams()
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        foreach (string path in (string[])["/streams/orders?count=1", "/orders/1", "/nowhere", "/broken"])
        {
            JsonObject json = HttpFunction.CreateEvent(HttpForm.FunctionUrl, "GET", path, null);
            InvocationOutcome outcome = await function.Function.InvokeAsync(json, TestContext.Current.CancellationToken);
            Assert.True(outcome.IsStreamed, path);
            Assert.False((await function.Function.InvokeAsync(HttpFunction.CreateEvent(HttpForm.HttpApi, "GET", path, null), TestContext.Current.CancellationToken)).IsStreamed);
        }
    }
}

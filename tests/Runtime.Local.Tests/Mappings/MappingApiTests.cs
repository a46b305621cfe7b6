using System.Text.Json;
using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>The operations of event source mappings, by HTTP.</summary>
public sealed class MappingApiTests
{
    private const string OrdersArn = "arn:aws:sqs:us-east-1:123456789012:orders";

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Mapping_IsDescribedByListAndGet(string slash)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        MappingResponse list = await fixture.SendAsync(HttpMethod.Get, MappingFixture.Path + slash);
        MappingResponse get = await fixture.SendAsync(HttpMethod.Get, $"{MappingFixture.Path}/{fixture.IdOf("orders")}");

        string id = fixture.IdOf("orders");
        Assert.Equal(200, list.Status);
        Assert.Equal(
            $$"""
            {"UUID":"{{id}}","EventSourceMappingArn":"arn:aws:lambda:us-east-1:123456789012:event-source-mapping:{{id}}","EventSourceArn":"{{OrdersArn}}",
            "FunctionArn":"arn:aws:lambda:us-east-1:123456789012:function:Ship","State":"Enabled","StateTransitionReason":"USER_INITIATED","LastModified":1796025600.25,
            "BatchSize":10,"MaximumBatchingWindowInSeconds":0,"FunctionResponseTypes":["ReportBatchItemFailures"]}
            """.ReplaceLineEndings(""),
            get.Text);
        Assert.Equal($$"""{"EventSourceMappings":[{{get.Text}}]}""", list.Text);
    }

    /// <summary>A script can use the UUID after a restart.</summary>
    [Fact]
    public async Task Id_IsTheSameInAnotherEmulator()
    {
        await using MappingFixture one = await MappingFixture.StartAsync();
        await using MappingFixture other = await MappingFixture.StartAsync(null, MappingFixture.Orders, new HandlerSource("Ship", HandlerSource.Sqs, "returns"));

        Assert.Equal(one.IdOf("orders"), other.IdOf("orders"));
        Assert.NotEqual(other.IdOf("orders"), other.IdOf("returns"));
    }

    [Fact]
    public async Task List_IsFilteredAndHasPages()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(
            null, MappingFixture.Orders, new HandlerSource("Ship", HandlerSource.Kinesis, "clicks"), new HandlerSource("Bill", HandlerSource.Sqs, "orders"));
        fixture.Functions.Set("Bill", new RecordingFunction("Bill"));

        Assert.Equal(3, (await ListAsync(fixture, "")).Ids.Length);
        Assert.Equal([fixture.IdOf("clicks")], (await ListAsync(fixture, "?EventSourceArn=arn:aws:kinesis:us-east-1:123456789012:stream/clicks")).Ids);
        Assert.Empty((await ListAsync(fixture, "?EventSourceArn=arn:aws:sqs:us-east-1:123456789012:others")).Ids);
        Assert.Equal(2, (await ListAsync(fixture, "?FunctionName=Ship")).Ids.Length);
        Assert.Single((await ListAsync(fixture, $"?FunctionName=arn:aws:lambda:us-east-1:123456789012:function:Bill&EventSourceArn={OrdersArn}")).Ids);
        (string[] first, string? marker) = await ListAsync(fixture, "?MaxItems=2");
        (string[] last, string? end) = await ListAsync(fixture, $"?MaxItems=2&Marker={marker}");
        Assert.Equal((2, 1, null), (first.Length, last.Length, end));
        Assert.Equal(3, first.Concat(last).Distinct().Count());
    }

    [Theory]
    [InlineData("?FunctionName=Other", 404, "ResourceNotFoundException", "Function not found: arn:aws:lambda:us-east-1:123456789012:function:Other. Expected one of: Ship.")]
    [InlineData("?FunctionName=a/b", 400, "ValidationException", "'functionName'")]
    [InlineData("?MaxItems=0", 400, "ValidationException", "Value '0' at 'maxItems'")]
    [InlineData("?MaxItems=all", 400, "ValidationException", "Value 'all' at 'maxItems'")]
    public async Task WrongQuery_IsRefused(string query, int status, string type, string message)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        AssertRefused(await fixture.SendAsync(HttpMethod.Get, MappingFixture.Path + query), status, type, message);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task UnknownId_IsResourceNotFound(string method)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        foreach (string id in (string[])["5a3c1f0e-0000-4000-8000-000000000000", "orders"])
        {
            AssertRefused(
                await fixture.SendAsync(HttpMethod.Parse(method), $"{MappingFixture.Path}/{id}", method == "PUT" ? "{}" : null), 404, "ResourceNotFoundException",
                $"There is no event source mapping with the UUID '{id}'. Expected one of: {fixture.IdOf("orders")}.");
        }
    }

    [Fact]
    public async Task CreatedMapping_DeliversMessages()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        MessageQueue queue = fixture.CreateQueue("returns");
        queue.Send(new NewMessage("one"));

        MappingResponse created = await fixture.SendAsync(
            HttpMethod.Post, MappingFixture.Path + "/", $$"""{"FunctionName":"Ship","EventSourceArn":"{{queue.Arn}}","BatchSize":2,"Enabled":true}""");

        Assert.Equal(202, created.Status);
        Assert.Equal((2, "Enabled"), (created.Json.GetProperty("BatchSize").GetInt32(), Text(created, "State")));
        Assert.Equal(0, created.Json.GetProperty("FunctionResponseTypes").GetArrayLength());
        Assert.Equal(created.Text, (await fixture.SendAsync(HttpMethod.Get, $"{MappingFixture.Path}/{Text(created, "UUID")}")).Text);
        Assert.Equal(["one"], fixture.Ship.Events);
        Assert.Equal(0, queue.Counts.All);
        Assert.Equal(["Ship"], fixture.ConnectedQueues.FunctionsOf("returns"));
    }

    [Fact]
    public async Task SecondMappingOfAQueueAndAFunction_IsAConflict()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        AssertRefused(
            await fixture.SendAsync(HttpMethod.Post, MappingFixture.Path, $$"""{"FunctionName":"Ship","EventSourceArn":"{{OrdersArn}}"}"""), 409, "ResourceConflictException",
            $"An event source mapping of the queue {OrdersArn} and the function 'Ship' exists already. Update or delete that with the UUID {fixture.IdOf("orders")}.");
    }

    [Theory]
    [InlineData("""{"EventSourceArn":"$returns"}""", 400, "InvalidParameterValueException", "FunctionName is missing. Expected the name or the ARN of a function.")]
    [InlineData("""{"FunctionName":"Other","EventSourceArn":"$returns"}""", 404, "ResourceNotFoundException", "Function not found: ")]
    [InlineData("""{"FunctionName":"Ship:1","EventSourceArn":"$returns"}""", 404, "ResourceNotFoundException", "Function not found: ")]
    [InlineData("""{"FunctionName":"Ship:live","EventSourceArn":"$returns"}""", 400, "InvalidParameterValueException", "with the qualifier 'live'. Expected a function without one")]
    [InlineData("""{"FunctionName":"Ship"}""", 400, "InvalidParameterValueException", "EventSourceArn is missing. Expected one of: arn:aws:sqs:us-east-1:123456789012:late, ")]
    [InlineData("""{"FunctionName":"Ship","EventSourceArn":"$others"}""", 400, "InvalidParameterValueException", ":others', which is not a queue of the emulator. Expected one of: ")]
    [InlineData("""{"FunctionName":"Ship","EventSourceArn":"arn:aws:kinesis:us-east-1:123456789012:stream/clicks"}""", 400, "InvalidParameterValueException", "which is not a queue")]
    [InlineData("""{"FunctionName":"Ship","EventSourceArn":"$late"}""", 400, "InvalidParameterValueException", "Queue visibility timeout: 19 seconds is less than Function timeout: 20 ")]
    [InlineData("""{"FunctionName":"Ship","EventSourceArn":"$returns","BatchSize":0}""", 400, "ValidationException", "Value '0' at 'batchSize'")]
    public async Task WrongCreation_IsRefused(string json, int status, string type, string message)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.CreateQueue("returns");
        fixture.Queues.GetOrCreate("late", new QueueSettings { VisibilityTimeout = TimeSpan.FromSeconds(19) }, out _);

        string request = json.Replace("$", "arn:aws:sqs:us-east-1:123456789012:", StringComparison.Ordinal);
        AssertRefused(await fixture.SendAsync(HttpMethod.Post, MappingFixture.Path, request), status, type, message);
        Assert.Single(fixture.ConnectedQueues.Mappings);
    }

    [Fact]
    public async Task DeletedMapping_LeavesTheMessagesInTheQueue()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        string path = $"{MappingFixture.Path}/{fixture.IdOf("orders")}";

        MappingResponse deleted = await fixture.SendAsync(HttpMethod.Delete, path);
        fixture.Send("one");

        Assert.Equal((202, "Deleting"), (deleted.Status, Text(deleted, "State")));
        Assert.Equal(404, (await fixture.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal("There is no event source mapping with the UUID 'x'. There are no mappings.", (await fixture.SendAsync(HttpMethod.Get, $"{MappingFixture.Path}/x")).Message);
        Assert.Empty(fixture.Ship.Events);
        Assert.Equal(1, fixture.OrdersQueue.Counts.Visible);

        Assert.Equal(202, (await fixture.SendAsync(HttpMethod.Post, MappingFixture.Path, $$"""{"FunctionName":"Ship","EventSourceArn":"{{OrdersArn}}"}""")).Status);
        Assert.Equal(["one"], fixture.Ship.Events);
    }

    [Fact]
    public async Task MappingOfAQueue_IsThatOfTheNextQueueWithItsName()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.Queues.Delete(fixture.OrdersQueue);
        fixture.CreateQueue("orders");

        Assert.Equal(409, (await fixture.SendAsync(HttpMethod.Post, MappingFixture.Path, $$"""{"FunctionName":"Ship","EventSourceArn":"{{OrdersArn}}"}""")).Status);
        fixture.Send("one");

        Assert.Equal(["one"], fixture.Ship.Events);
    }

    private static async Task<(string[] Ids, string? Marker)> ListAsync(MappingFixture fixture, string query)
    {
        JsonElement list = (await fixture.SendAsync(HttpMethod.Get, MappingFixture.Path + query)).Json;
        string[] ids = [.. list.GetProperty("EventSourceMappings").EnumerateArray().Select(static mapping => mapping.GetProperty("UUID").GetString()!)];
        return (ids, list.TryGetProperty("NextMarker", out JsonElement marker) ? marker.GetString() : null);
    }

    private static string? Text(MappingResponse response, string name) => response.Json.GetProperty(name).GetString();

    private static void AssertRefused(MappingResponse response, int status, string type, string message)
    {
        Assert.Equal((status, type), (response.Status, response.ErrorType));
        Assert.Contains(message, response.Message, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>Updates of the event source mapping of a queue, which apply to the next event.</summary>
public sealed class QueueMappingUpdateTests
{
    [Fact]
    public async Task BatchSizeAndWindow_ChangeWhileMessagesWait()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        JsonElement updated = await fixture.UpdateAsync("orders", """{"BatchSize":50,"MaximumBatchingWindowInSeconds":60}""");
        Assert.Equal((50, 60), (updated.GetProperty("BatchSize").GetInt32(), updated.GetProperty("MaximumBatchingWindowInSeconds").GetInt32()));

        fixture.Send("1", "2", "3", "4", "5");
        fixture.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(fixture.Ship.Events);

        await fixture.UpdateAsync("orders", """{"BatchSize":2}""");
        Assert.Equal(["1,2", "3,4"], fixture.Ship.Events);

        await fixture.UpdateAsync("orders", """{"MaximumBatchingWindowInSeconds":10}""");
        Assert.Equal(2, fixture.Ship.Events.Count);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["1,2", "3,4", "5"], fixture.Ship.Events);
    }

    [Fact]
    public async Task DisabledMapping_DeliversNothingUntilItIsEnabled()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        await fixture.UpdateAsync("orders", """{"MaximumBatchingWindowInSeconds":60}""");
        fixture.Send("one");

        JsonElement disabled = await fixture.UpdateAsync("orders", """{"Enabled":false}""");
        fixture.Send("two");
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("Disabled", disabled.GetProperty("State").GetString());
        Assert.Empty(fixture.Ship.Events);
        // What was collected for an event is visible again.
        Assert.Equal((2, 0), (fixture.OrdersQueue.Counts.Visible, fixture.OrdersQueue.Counts.InFlight));

        await fixture.UpdateAsync("orders", """{"Enabled":true,"MaximumBatchingWindowInSeconds":0}""");
        Assert.Equal(["one,two"], fixture.Ship.Events);
    }

    /// <summary>The size of the event is that of the messages that are collected now.</summary>
    [Fact]
    public async Task EnabledMapping_CollectsAsBefore()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        await fixture.UpdateAsync("orders", """{"MaximumBatchingWindowInSeconds":60}""");
        string large = new('x', 1024 * 1024);
        fixture.Send(large, large, large);

        await fixture.UpdateAsync("orders", """{"Enabled":false}""");
        await fixture.UpdateAsync("orders", """{"Enabled":true}""");
        Assert.Empty(fixture.Ship.Events);
        fixture.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal((3 * large.Length) + 2, Assert.Single(fixture.Ship.Events).Length);
    }

    [Fact]
    public async Task DisabledMapping_LetsTheInvocationInProgressEnd()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.Ship.Waits = true;
        fixture.Send("one", "two");

        await fixture.UpdateAsync("orders", """{"Enabled":false}""");
        fixture.Ship.EndOne();

        Assert.Equal((1, 0), (fixture.Ship.Events.Count, fixture.Ship.Running));
        Assert.Equal("two", Assert.Single(fixture.OrdersQueue.Peek()).Content.Body);
    }

    [Fact]
    public async Task MaximumConcurrency_ChangesAndIsRemoved()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.Ship.Waits = true;
        await fixture.UpdateAsync("orders", """{"BatchSize":1}""");
        fixture.Send("1", "2", "3", "4");
        Assert.Equal(1, fixture.Ship.Running);

        JsonElement updated = await fixture.UpdateAsync("orders", """{"ScalingConfig":{"MaximumConcurrency":3}}""");
        Assert.Equal(3, updated.GetProperty("ScalingConfig").GetProperty("MaximumConcurrency").GetInt32());
        Assert.Equal(3, fixture.Ship.Running);

        JsonElement removed = await fixture.UpdateAsync("orders", """{"ScalingConfig":{}}""");
        Assert.False(removed.TryGetProperty("ScalingConfig", out _));
        fixture.Ship.EndOne();
        Assert.Equal(2, fixture.Ship.Running);
    }

    [Fact]
    public async Task Filters_ChangeAndAreRemoved()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        JsonElement updated = await fixture.UpdateAsync("orders", """{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":{\"state\":[\"new\"]}}"}]}}""");
        Assert.Equal("""{"body":{"state":["new"]}}""", updated.GetProperty("FilterCriteria").GetProperty("Filters")[0].GetProperty("Pattern").GetString());
        fixture.Send("""{"state":"old"}""", """{"state":"new"}""");
        Assert.Equal(["""{"state":"new"}"""], fixture.Ship.Events);

        JsonElement removed = await fixture.UpdateAsync("orders", """{"FilterCriteria":{}}""");
        Assert.False(removed.TryGetProperty("FilterCriteria", out _));
        fixture.Send("""{"state":"old"}""");
        Assert.Equal(["""{"state":"new"}""", """{"state":"old"}"""], fixture.Ship.Events);
        Assert.Equal(0, fixture.OrdersQueue.Counts.All);
    }

    /// <summary>Without the response type, the service ignores the list of failures.</summary>
    [Fact]
    public async Task FunctionResponseTypes_DecideWhetherFailuresCount()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.Ship.Response = """{"batchItemFailures":[{"itemIdentifier":"other"}]}""";

        await fixture.UpdateAsync("orders", """{"FunctionResponseTypes":[]}""");
        fixture.Send("one");
        Assert.Equal(0, fixture.OrdersQueue.Counts.All);

        await fixture.UpdateAsync("orders", """{"FunctionResponseTypes":["ReportBatchItemFailures"]}""");
        fixture.Send("two");
        Assert.Equal(1, fixture.OrdersQueue.Counts.InFlight);
    }

    [Fact]
    public async Task UnknownMembersAndNull_AreIgnored()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        JsonElement updated = await fixture.UpdateAsync(
            "orders", """{"Color":"red","BatchSize":null,"Tags":null,"DestinationConfig":{},"SourceAccessConfigurations":[],"TumblingWindowInSeconds":0,"FunctionName":"Ship"}""");

        Assert.Equal(10, updated.GetProperty("BatchSize").GetInt32());
    }

    [Theory]
    [InlineData("", "SerializationException", "The request is not valid JSON. Expected an object with the settings of the mapping.")]
    [InlineData("{\"BatchSize\":", "SerializationException", "The request is not valid JSON.")]
    [InlineData("[]", "SerializationException", "The request is []. Expected an object.")]
    [InlineData("""{"BatchSize":"5"}""", "SerializationException", "BatchSize is \"5\". Expected a whole number.")]
    [InlineData("""{"BatchSize":1.5}""", "SerializationException", "BatchSize is 1.5. Expected a whole number.")]
    [InlineData("""{"Enabled":"no"}""", "SerializationException", "Enabled is \"no\". Expected true or false.")]
    [InlineData("""{"ScalingConfig":5}""", "SerializationException", "ScalingConfig is 5. Expected an object.")]
    [InlineData("""{"FunctionResponseTypes":"all"}""", "SerializationException", "FunctionResponseTypes is \"all\". Expected an array.")]
    [InlineData("""{"FilterCriteria":{"Filters":[1]}}""", "SerializationException", "FilterCriteria.Filters[0] is 1. Expected an object.")]
    [InlineData("""{"FilterCriteria":{"Filters":[{"Pattern":{}}]}}""", "SerializationException", "FilterCriteria.Filters[0].Pattern is {}. Expected a string.")]
    [InlineData("""{"BatchSize":0}""", "ValidationException", "Value '0' at 'batchSize' failed to satisfy constraint: Member must satisfy value from 1 to 10000")]
    [InlineData("""{"BatchSize":10001}""", "ValidationException", "Value '10001' at 'batchSize'")]
    [InlineData("""{"MaximumBatchingWindowInSeconds":-1}""", "ValidationException", "Value '-1' at 'maximumBatchingWindowInSeconds'")]
    [InlineData("""{"MaximumBatchingWindowInSeconds":301}""", "ValidationException", "Member must satisfy value from 0 to 300")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":1}}""", "ValidationException", "Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy constraint: Member must satisfy value from 2 to 1000")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":1001}}""", "ValidationException", "Value '1001'")]
    [InlineData("""{"FunctionResponseTypes":["Some"]}""", "ValidationException", "Member must satisfy enum value set: [ReportBatchItemFailures]")]
    [InlineData("""{"FunctionResponseTypes":["ReportBatchItemFailures","ReportBatchItemFailures"]}""", "ValidationException", "length less than or equal to 1")]
    [InlineData("""{"BatchSize":11}""", "InvalidParameterValueException", "MaximumBatchingWindowInSeconds is 0. Expected at least 1, because BatchSize is 11, which is more than 10.")]
    [InlineData("""{"FilterCriteria":{"Filters":[{}]}}""", "InvalidParameterValueException", "FilterCriteria.Filters[0] has no Pattern.")]
    [InlineData("""{"FilterCriteria":{"Filters":[{"Pattern":"{"}]}}""", "InvalidParameterValueException", "Invalid filter pattern definition. Invalid pattern at Filters[0].Pattern $")]
    [InlineData("""{"FunctionName":"Bill"}""", "InvalidParameterValueException", "FunctionName is 'Bill'. Expected 'Ship': the emulator cannot change it.")]
    [InlineData("""{"EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:bills"}""", "InvalidParameterValueException", "the emulator cannot change it.")]
    [InlineData("""{"BisectBatchOnFunctionError":true}""", "InvalidParameterValueException", "BisectBatchOnFunctionError: the emulator has no such setting for a queue. Expected only: EventSourceArn, ")]
    [InlineData("""{"ProvisionedPollerConfig":{"MinimumPollers":2},"KMSKeyArn":"k"}""", "InvalidParameterValueException", "KMSKeyArn and ProvisionedPollerConfig: the emulator has no such setting")]
    public async Task WrongUpdate_IsRefusedAndChangesNothing(string json, string type, string message)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        fixture.Functions.Set("Bill", new RecordingFunction("Bill"));
        string path = $"{MappingFixture.Path}/{fixture.IdOf("orders")}", before = (await fixture.SendAsync(HttpMethod.Get, path)).Text;

        MappingResponse response = await fixture.SendAsync(HttpMethod.Put, path, json);

        Assert.Equal((400, type), (response.Status, response.ErrorType));
        Assert.Contains(message, response.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await fixture.SendAsync(HttpMethod.Get, path)).Text);
        Assert.Empty(fixture.Changes.OfQueues);
    }

    [Fact]
    public async Task RequestOverTheLimit_IsRefusedWithItsSize()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        MappingResponse response = await fixture.SendAsync(HttpMethod.Put, $"{MappingFixture.Path}/{fixture.IdOf("orders")}", new string(' ', 1024 * 1024) + "{}");

        Assert.Equal((400, "SerializationException", "The request has 1048578 bytes. Expected at most 1048576."), (response.Status, response.ErrorType, response.Message));
    }

    [Theory]
    [InlineData("""{"BatchSize":11,"MaximumBatchingWindowInSeconds":1}""", "BatchSize is 11. Expected at most 10 for the FIFO queue orders.fifo.")]
    [InlineData("""{"MaximumBatchingWindowInSeconds":1}""", "MaximumBatchingWindowInSeconds is 1. Expected 0, because orders.fifo is a FIFO queue.")]
    public async Task FifoQueue_HasItsRules(string json, string message)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, new HandlerSource("Ship", HandlerSource.Sqs, "orders.fifo"));

        MappingResponse response = await fixture.SendAsync(HttpMethod.Put, $"{MappingFixture.Path}/{fixture.IdOf("orders.fifo")}", json);

        Assert.Equal((400, "InvalidParameterValueException", message), (response.Status, response.ErrorType, response.Message));
    }
}

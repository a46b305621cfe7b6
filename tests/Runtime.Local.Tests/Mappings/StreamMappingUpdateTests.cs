using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Streams;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>Updates of the event source mappings of streams, tables and topics.</summary>
public sealed class StreamMappingUpdateTests
{
    private static readonly HandlerSource Clicks = new("Ship", HandlerSource.Kinesis, "clicks");

    [Fact]
    public async Task Mapping_IsDescribedWithTheSettingsOfAStream()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, Clicks);

        MappingResponse get = await fixture.SendAsync(HttpMethod.Get, $"{MappingFixture.Path}/{fixture.IdOf("clicks")}");

        Assert.EndsWith(
            """
            "State":"Enabled","StateTransitionReason":"User action","LastModified":1796025600.25,"BatchSize":100,"MaximumBatchingWindowInSeconds":0,
            "FunctionResponseTypes":["ReportBatchItemFailures"],"StartingPosition":"TRIM_HORIZON","BisectBatchOnFunctionError":true,"MaximumRetryAttempts":10,
            "MaximumRecordAgeInSeconds":82800,"ParallelizationFactor":1,
            "DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:123456789012:Ship-failures"}}}
            """.ReplaceLineEndings(""),
            get.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topic_HasItsName()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, new HandlerSource("Ship", HandlerSource.Kafka, "sold"));

        JsonElement mapping = await fixture.UpdateAsync("sold", """{"MaximumRetryAttempts":-1,"MaximumRecordAgeInSeconds":60}""");

        Assert.Equal("""["sold"]""", mapping.GetProperty("Topics").GetRawText());
        // As on Lambda with an on-failure destination.
        Assert.Equal((10, 60), (mapping.GetProperty("MaximumRetryAttempts").GetInt32(), mapping.GetProperty("MaximumRecordAgeInSeconds").GetInt32()));
    }

    [Fact]
    public async Task BatchSizeAndState_ChangeWhileRecordsWait()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, Clicks);
        await fixture.UpdateAsync("clicks", """{"Enabled":false}""");
        foreach (string data in (string[])["1", "2", "3"])
            fixture.Streams.Find(StreamKind.Kinesis, "clicks")!.Put(new NewRecord { PartitionKey = "key", Data = Encoding.UTF8.GetBytes(data) });
        Assert.Empty(fixture.Ship.Events);
        Assert.Equal(3, fixture.ConnectedStreams.All[0].Progress[0].Lag);

        await fixture.UpdateAsync("clicks", """{"Enabled":true,"BatchSize":2}""");

        Assert.Equal(["1,2", "3"], fixture.Ship.Events);
    }

    [Fact]
    public async Task AllSettings_ChangeAndSurviveARebuild()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, Clicks);
        JsonElement updated = await fixture.UpdateAsync("clicks", """
            {"BatchSize":5,"MaximumBatchingWindowInSeconds":7,"BisectBatchOnFunctionError":false,"MaximumRetryAttempts":3,"MaximumRecordAgeInSeconds":-1,
            "FunctionResponseTypes":[],"FilterCriteria":{"Filters":[{"Pattern":"{\"data\":{\"kind\":[\"a\"]}}"}]},"ParallelizationFactor":1,"StartingPosition":"TRIM_HORIZON",
            "DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:123456789012:Ship-failures"}}}
            """);

        fixture.Connect();
        fixture.Connect(Clicks);

        JsonElement again = (await fixture.SendAsync(HttpMethod.Get, $"{MappingFixture.Path}/{fixture.IdOf("clicks")}")).Json;
        Assert.Equal(updated.GetRawText(), again.GetRawText());
        Assert.Equal(
            (5, 7, false, 3, -1),
            (again.GetProperty("BatchSize").GetInt32(), again.GetProperty("MaximumBatchingWindowInSeconds").GetInt32(),
                again.GetProperty("BisectBatchOnFunctionError").GetBoolean(), again.GetProperty("MaximumRetryAttempts").GetInt32(),
                again.GetProperty("MaximumRecordAgeInSeconds").GetInt32()));
        Assert.Equal(0, again.GetProperty("FunctionResponseTypes").GetArrayLength());
        Assert.Equal("""{"data":{"kind":["a"]}}""", again.GetProperty("FilterCriteria").GetProperty("Filters")[0].GetProperty("Pattern").GetString());
    }

    [Theory]
    [InlineData("""{"ParallelizationFactor":2}""", "InvalidParameterValueException", "ParallelizationFactor is '2'. Expected '1': the emulator cannot change it.")]
    [InlineData("""{"ParallelizationFactor":11}""", "ValidationException", "Value '11' at 'parallelizationFactor'")]
    [InlineData("""{"DestinationConfig":{}}""", "InvalidParameterValueException", "DestinationConfig.OnFailure.Destination is ''. Expected 'arn:aws:sqs:us-east-1:123456789012:Ship-failures'")]
    [InlineData("""{"DestinationConfig":{"OnFailure":{"Destination":"arn:other"}}}""", "InvalidParameterValueException", "DestinationConfig.OnFailure.Destination is 'arn:other'.")]
    [InlineData("""{"DestinationConfig":{"OnSuccess":{"Destination":"arn:other"}}}""", "InvalidParameterValueException", "DestinationConfig has OnSuccess.")]
    [InlineData("""{"StartingPosition":"LATEST"}""", "InvalidParameterValueException", "StartingPosition is 'LATEST'. Expected 'TRIM_HORIZON'")]
    [InlineData("""{"MaximumRecordAgeInSeconds":59}""", "InvalidParameterValueException", "MaximumRecordAgeInSeconds is 59. Expected -1, for no limit, or 60 to 604800.")]
    [InlineData("""{"MaximumRecordAgeInSeconds":604801}""", "ValidationException", "Value '604801' at 'maximumRecordAgeInSeconds'")]
    [InlineData("""{"MaximumRetryAttempts":-2}""", "ValidationException", "Value '-2' at 'maximumRetryAttempts'")]
    [InlineData("""{"TumblingWindowInSeconds":30}""", "InvalidParameterValueException", "TumblingWindowInSeconds: the emulator has no such setting for a stream.")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":2}}""", "InvalidParameterValueException", "ScalingConfig: the emulator has no such setting for a stream.")]
    public async Task WrongUpdate_IsRefused(string json, string type, string message)
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, Clicks);

        MappingResponse response = await fixture.SendAsync(HttpMethod.Put, $"{MappingFixture.Path}/{fixture.IdOf("clicks")}", json);

        Assert.Equal((400, type), (response.Status, response.ErrorType));
        Assert.Contains(message, response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchOfATable_HasItsLimit()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, new HandlerSource("Ship", HandlerSource.DynamoDb, "orders"));

        MappingResponse response = await fixture.SendAsync(HttpMethod.Put, $"{MappingFixture.Path}/{fixture.IdOf("orders")}", """{"BatchSize":1001}""");

        Assert.Contains("Member must satisfy value from 1 to 1000", response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MappingOfAStream_IsNotDeleted()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync(null, Clicks);

        MappingResponse response = await fixture.SendAsync(HttpMethod.Delete, $"{MappingFixture.Path}/{fixture.IdOf("clicks")}");

        Assert.Equal((400, "InvalidParameterValueException"), (response.Status, response.ErrorType));
        Assert.Equal(
            "The event source mapping cannot be deleted. A handler declares that Ship gets the records of clicks. To stop that, update the mapping with Enabled false.",
            response.Message);
    }
}

using Lambda.Runtime.Emulator.Queues;
using Lambda.Runtime.Testing.Tests.Service;

namespace Lambda.Runtime.Local.Tests.Mappings;

/// <summary>Event source mappings with the AWS CLI, if it is installed. <see cref="MappingApiTests"/> sends the same requests by an HTTP client.</summary>
[FullTier]
public sealed class MappingCliTests
{
    [Fact]
    public async Task Mapping_IsCreatedListedUpdatedAndDeleted()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();
        MessageQueue queue = fixture.CreateQueue("returns");

        (int exitCode, string id) = await RunAsync(
            fixture, "create-event-source-mapping", "--function-name", "Ship", "--event-source-arn", queue.Arn, "--no-enabled", "--batch-size", "5", "--query", "UUID");
        Assert.Equal((0, fixture.IdOf("returns")), (exitCode, id));

        Assert.Equal((0, "orders\tEnabled\nreturns\tDisabled"), Sort(await RunAsync(
            fixture, "list-event-source-mappings", "--function-name", "Ship", "--query", "EventSourceMappings[].[EventSourceArn,State]")));

        Assert.Equal((0, "Enabled\t2\t40\t30\tReportBatchItemFailures"), await RunAsync(
            fixture, "update-event-source-mapping", "--uuid", id, "--enabled", "--batch-size", "40", "--maximum-batching-window-in-seconds", "30",
            "--scaling-config", "MaximumConcurrency=2", "--function-response-types", "ReportBatchItemFailures",
            "--filter-criteria", """{"Filters":[{"Pattern":"{\"body\":{\"state\":[\"new\"]}}"}]}""",
            "--query", "[State,ScalingConfig.MaximumConcurrency,BatchSize,MaximumBatchingWindowInSeconds,FunctionResponseTypes[0]]"));
        Assert.Equal((0, """{"body":{"state":["new"]}}"""), await RunAsync(fixture, "get-event-source-mapping", "--uuid", id, "--query", "FilterCriteria.Filters[0].Pattern"));

        Assert.Equal((0, "Deleting"), await RunAsync(fixture, "delete-event-source-mapping", "--uuid", id, "--query", "State"));
        Assert.Equal("orders", Assert.Single(fixture.ConnectedQueues.Mappings).SourceName);
    }

    [Fact]
    public async Task Errors_AreShownWithTheirTypes()
    {
        await using MappingFixture fixture = await MappingFixture.StartAsync();

        (_, string missing) = await RunAsync(fixture, "get-event-source-mapping", "--uuid", "missing");
        (_, string conflict) = await RunAsync(fixture, "create-event-source-mapping", "--function-name", "Ship", "--event-source-arn", fixture.OrdersQueue.Arn);
        (_, string invalid) = await RunAsync(fixture, "update-event-source-mapping", "--uuid", fixture.IdOf("orders"), "--batch-size", "11");

        const string Calling = "when calling the";
        Assert.Contains($"(ResourceNotFoundException) {Calling} GetEventSourceMapping operation: There is no event source mapping with ", missing, StringComparison.Ordinal);
        Assert.Contains($"(ResourceConflictException) {Calling} CreateEventSourceMapping operation: An event source mapping of the queue ", conflict, StringComparison.Ordinal);
        Assert.Contains($"(InvalidParameterValueException) {Calling} UpdateEventSourceMapping operation: MaximumBatchingWindowInSeconds is 0.", invalid, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(MappingFixture fixture, params string[] arguments)
    {
        (int exitCode, string output) = await AwsCli.RunAsync(fixture.Address, ["lambda", .. arguments, "--output", "text"]);
        return (exitCode, output.TrimEnd());
    }

    // The order of a list is that of the UUIDs.
    private static (int ExitCode, string Output) Sort((int ExitCode, string Output) result) =>
        (result.ExitCode, string.Join('\n', result.Output.Split('\n').Select(static line => line[(line.LastIndexOf(':') + 1)..]).Order()));
}

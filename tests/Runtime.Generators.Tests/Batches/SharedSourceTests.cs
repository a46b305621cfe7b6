using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>LAMBDA076: handlers that compete for the records of one source.</summary>
public sealed class SharedSourceTests
{
    private const string Messages = "each message reaches only one of them; publish to a topic with a queue for each, or write one handler that calls both methods";

    private const string Records = "a Firehose stream invokes one function, so each record reaches only one of them; write one handler that calls both methods";

    [Theory]
    [InlineData("SqsHandler(Queue = \"orders\")", "Queue", Messages)]
    [InlineData("FirehoseHandler(Stream = \"orders\")", "Stream", Records)]
    public void SameSource_IsAWarningAtEachOtherHandler(string attribute, string property, string problem)
    {
        string source = $"{BatchFunction.Program}{Method(attribute, "Ship")}{Method(attribute, "Bill")}{Method(attribute, "Count")} }}";
        Diagnostic[] found = [.. Generation.Run(source, packages: BatchFunction.Packages).Result.Diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(["Bill", "Count"], found.Select(static diagnostic => diagnostic.Location.SourceTree!.ToString().Substring(
            diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.All(found, static diagnostic => Assert.Equal(("LAMBDA076", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity)));
        Assert.StartsWith($"Handlers 'Functions.Ship' and 'Functions.Bill' have the same {property} \"orders\", but {problem}", found[0].Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SqsHandler", "SqsHandler")]
    [InlineData("SqsHandler", "SqsHandler(Queue = \"orders\")")]
    [InlineData("SqsHandler(Queue = \"orders\")", "SqsHandler(Queue = \"Orders\")")]
    [InlineData("SqsHandler(Queue = \"orders\")", "FirehoseHandler(Stream = \"orders\")")]
    [InlineData("SqsHandler(Queue = \"orders\")", "SnsHandler(Topic = \"orders\")")]
    [InlineData("FirehoseHandler", "FirehoseHandler")]
    [InlineData("KinesisHandler(Stream = \"orders\")", "KinesisHandler(Stream = \"orders\")")]
    [InlineData("KinesisHandler(Stream = \"orders\")", "FirehoseHandler(Stream = \"orders\")")]
    [InlineData("DynamoDbHandler(Table = \"orders\")", "DynamoDbHandler(Table = \"orders\")")]
    [InlineData("SnsHandler(Topic = \"orders\")", "SnsHandler(Topic = \"orders\")")]
    [InlineData("S3Handler(Bucket = \"orders\")", "S3Handler(Bucket = \"orders\")")]
    [InlineData("KafkaHandler(Topic = \"orders\")", "KafkaHandler(Topic = \"orders\")")]
    [InlineData("LogsHandler(LogGroup = \"orders\")", "LogsHandler(LogGroup = \"orders\")")]
    [InlineData("EventBridgeHandler(\"orders\")", "EventBridgeHandler(\"orders\")")]
    [InlineData("ScheduleHandler(\"rate(1 hour)\")", "ScheduleHandler(\"rate(1 hour)\")")]
    public void OtherSources_AreValid(string first, string second) =>
        Generation.Of($"{BatchFunction.Program}{Method(first, "Ship")}{Method(second, "Bill")} }}", packages: BatchFunction.Packages);

    private static string Method(string attribute, string name)
    {
        string parameter = attribute[..2] switch
        {
            "S3" => "S3Record record",
            "Dy" => "DynamoDbRecord record",
            _ => "string text",
        };
        return attribute.StartsWith("Firehose", StringComparison.Ordinal)
            ? $"[{attribute}] public static string {name}({parameter}) => text; "
            : $"[{attribute}] public static void {name}({parameter}) {{ }} ";
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

/// <summary>What patterns can name in the records of each source, and the tables of AWS's pages: which formats of data and pattern fit each other.</summary>
public sealed class FilteredSourceTests
{
    private const string TextPattern = """["hello"]""", OtherTextPattern = """["bye"]""", JsonPattern = """{"a": [1]}""", OtherJsonPattern = """{"a": [2]}""";

    /// <summary>The data, the pattern for it, and whether the record passes.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html, https://docs.aws.amazon.com/lambda/latest/dg/kafka-filtering.html</remarks>
    public static TheoryData<string, string?, bool> TextOrJson { get; } = new()
    {
        { "hello", TextPattern, true },
        { "hello", OtherTextPattern, false },
        { "hello", null, true },
        { "hello", JsonPattern, false },
        { """{"a": 1}""", TextPattern, false },
        { """{"a": 1}""", null, true },
        { """{"a": 1}""", JsonPattern, true },
        { """{"a": 1}""", OtherJsonPattern, false },
        // The formats differ, although the rule would match.
        { """["hello"]""", TextPattern, false },
        { """{"a": 1}""", """[{"exists": false}]""", false },
        { "hello", """{"a": [{"exists": false}]}""", false },
        // JSON without fields is a text.
        { "42", """["42"]""", true },
        { "42", "[42]", false },
        { "\"hello\"", """["\"hello\""]""", true },
        { "\"hello\"", TextPattern, false },
        { "", """[""]""", true },
        { """[{"a": 0}, {"a": 1}]""", JsonPattern, true },
        { """{"a": 1} and more""", """[{"prefix": "{\"a\": 1}"}]""", true },
        { "zwölf 🍌", """["zwölf 🍌"]""", true },
    };

    /// <summary>The same for streams. A pattern for text is refused: <see cref="FilterCriteriaTests.TextPatternForTheDataOfAStream_IsRefused"/>.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html</remarks>
    public static TheoryData<string, string?, bool> JsonOnly { get; } = new()
    {
        { """{"a": 1}""", JsonPattern, true },
        { """{"a": 1}""", OtherJsonPattern, false },
        { """{"a": 1}""", null, true },
        { "hello", JsonPattern, false },
        { "hello", """{"a": [{"exists": false}]}""", false },
        { "hello", null, true },
    };

    [Theory]
    [MemberData(nameof(TextOrJson))]
    public void Sqs_FiltersTextOrJsonOfTheBody(string body, string? pattern, bool passes) =>
        AssertFilters(FilteredSource.Sqs, Records.Sqs(body), "body", pattern, """{"eventSource": ["aws:sqs"]}""", passes);

    [Theory]
    [MemberData(nameof(TextOrJson))]
    public void Kafka_FiltersTextOrJsonOfTheValue(string value, string? pattern, bool passes) =>
        AssertFilters(FilteredSource.Kafka, Records.Kafka(value), "value", pattern, """{"topic": ["topic"]}""", passes);

    [Theory]
    [MemberData(nameof(JsonOnly))]
    public void Kinesis_FiltersJsonOfTheData(string data, string? pattern, bool passes) =>
        AssertFilters(FilteredSource.Kinesis, Records.Kinesis(data), "data", pattern, """{"partitionKey": ["key-1"]}""", passes);

    [Theory]
    [InlineData("""{"messageAttributes": {"kind": {"stringValue": ["express"]}}}""", true)]
    [InlineData("""{"messageAttributes": {"kind": {"stringValue": ["slow"]}}}""", false)]
    [InlineData("""{"body": {"a": [1]}, "messageAttributes": {"kind": {"stringValue": ["express"]}}}""", true)]
    [InlineData("""{"body": {"a": [2]}, "messageAttributes": {"kind": {"stringValue": ["express"]}}}""", false)]
    [InlineData("""{"attributes": {"ApproximateReceiveCount": ["1"]}}""", true)]
    [InlineData("""{"a": [1]}""", false)]
    [InlineData("""{"$or": [{"body": {"a": [2]}}, {"messageAttributes": {"kind": {"stringValue": ["express"]}}}]}""", true)]
    [InlineData("""{"$or": [{"body": ["text"]}, {"body": {"a": [1]}}]}""", true)]
    public void Sqs_HasMetadataBesideTheBody(string pattern, bool passes)
    {
        JsonElement message = Records.With(Records.Sqs("""{"a": 1}"""), "messageAttributes", JsonNode.Parse("""{"kind": {"stringValue": "express", "dataType": "String"}}"""));

        Assert.Equal(passes, FilterCriteria.Parse(FilteredSource.Sqs, [pattern]).Matches(message));
    }

    [Theory]
    [InlineData("""{"partitionKey": ["key-1"], "data": {"a": [1]}}""", true)]
    [InlineData("""{"partitionKey": ["key-2"], "data": {"a": [1]}}""", false)]
    [InlineData("""{"eventName": ["aws:kinesis:record"]}""", true)]
    [InlineData("""{"eventSourceARN": [{"suffix": ":stream/stream"}]}""", true)]
    [InlineData("""{"kinesis": {"partitionKey": ["key-1"]}}""", false)]
    [InlineData("""{"kinesis": {"data": {"a": [1]}}}""", false)]
    public void Kinesis_HasPartitionKeyAndMetadataBesideTheData(string pattern, bool passes) =>
        Assert.Equal(passes, FilterCriteria.Parse(FilteredSource.Kinesis, [pattern]).Matches(Records.Kinesis("""{"a": 1}""")));

    [Theory]
    [InlineData("""{"eventName": ["MODIFY"]}""", true)]
    [InlineData("""{"eventName": ["INSERT"]}""", false)]
    [InlineData("""{"dynamodb": {"Keys": {"Id": {"N": ["101"]}}}}""", true)]
    [InlineData("""{"dynamodb": {"Keys": {"Id": {"N": ["102"]}}}}""", false)]
    [InlineData("""{"eventName": ["MODIFY"], "dynamodb": {"NewImage": {"State": {"S": ["paid"]}}, "OldImage": {"State": {"S": [{"anything-but": ["paid"]}]}}}}""", true)]
    // `exists` is about leaves: the attribute's type is one, the attribute is not.
    [InlineData("""{"dynamodb": {"NewImage": {"State": {"S": [{"exists": true}]}}}}""", true)]
    [InlineData("""{"dynamodb": {"NewImage": {"State": [{"exists": true}]}}}""", false)]
    // Numbers are strings in the record, so that no number matches.
    [InlineData("""{"dynamodb": {"Keys": {"Id": {"N": [{"numeric": ["=", 101]}]}}}}""", false)]
    [InlineData("""{"dynamodb": {"StreamViewType": ["NEW_AND_OLD_IMAGES"]}}""", true)]
    public void DynamoDB_FiltersTheChangeAndItsMetadata(string pattern, bool passes)
    {
        JsonElement change = Records.DynamoDB(Attribute("Id", "N", "101"), Attribute("State", "S", "paid"), Attribute("State", "S", "new"));

        Assert.Equal(passes, FilterCriteria.Parse(FilteredSource.DynamoDB, [pattern]).Matches(change));
    }

    [Fact]
    public void DynamoDBRecordWithoutItsChange_IsDroppedByAPatternForTheChange()
    {
        JsonElement record = Records.With(Records.DynamoDB(Attribute("Id", "N", "101"), Attribute("Id", "N", "101")), "dynamodb", null);

        Assert.False(FilterCriteria.Parse(FilteredSource.DynamoDB, ["""{"dynamodb": {"NewImage": {"a": [{"exists": false}]}}}"""]).Matches(record));
        Assert.True(FilterCriteria.Parse(FilteredSource.DynamoDB, ["""{"eventSource": ["aws:dynamodb"]}"""]).Matches(record));
    }

    [Theory]
    [InlineData("""{"value": [null]}""", true)]
    [InlineData("""{"value": ["text", null]}""", true)]
    [InlineData("""{"value": [{"exists": true}]}""", true)]
    [InlineData("""{"value": [""]}""", false)]
    [InlineData("""{"value": {"a": [1]}}""", false)]
    [InlineData("""{"value": {"a": [{"exists": false}]}}""", false)]
    [InlineData("""{"offset": [{"numeric": [">=", 0]}]}""", true)]
    public void KafkaRecordWithoutAValue_HasNull(string pattern, bool passes)
    {
        JsonElement record = Records.Kafka(null);
        Assert.Equal(JsonValueKind.Null, record.GetProperty("value").ValueKind);

        Assert.Equal(passes, FilterCriteria.Parse(FilteredSource.Kafka, [pattern]).Matches(record));
    }

    [Fact]
    public void DataThatIsNotBase64_IsTheTextItself()
    {
        JsonElement record = Records.With(Records.Kafka("value"), "value", "not base64");

        Assert.True(FilterCriteria.Parse(FilteredSource.Kafka, ["""{"value": ["not base64"]}"""]).Matches(record));
        Assert.False(FilterCriteria.Parse(FilteredSource.Kafka, ["""{"value": {"a": [{"exists": false}]}}"""]).Matches(record));
    }

    [Fact]
    public void DataThatIsNotUtf8_MatchesNoJson()
    {
        JsonElement record = Records.With(Records.Kafka("value"), "value", Convert.ToBase64String([0xff, 0xfe, 0x00]));

        Assert.True(FilterCriteria.Parse(FilteredSource.Kafka, ["""{"value": [{"exists": true}]}"""]).Matches(record));
        Assert.False(FilterCriteria.Parse(FilteredSource.Kafka, ["""{"value": {"a": [{"exists": false}]}}"""]).Matches(record));
    }

    [Theory]
    [InlineData(nameof(FilteredSource.Sqs), "body")]
    [InlineData(nameof(FilteredSource.Kafka), "value")]
    public void RecordThatIsNotAnObject_IsDropped(string source, string field)
    {
        var criteria = FilterCriteria.Parse(Enum.Parse<FilteredSource>(source), [$$"""{"{{field}}": [{"exists": true}]}""", $$$"""{"{{{field}}}": {"a": [{"exists": false}]}}"""]);

        Assert.False(criteria.Matches(JsonElement.Parse("null")));
        Assert.False(criteria.Matches(JsonElement.Parse("[1]")));
        Assert.False(criteria.Matches(JsonElement.Parse("{}")));
    }

    private static void AssertFilters(FilteredSource source, JsonElement record, string field, string? pattern, string metadata, bool passes)
    {
        // Without a pattern for the data, only the metadata are filtered.
        string json = pattern is null ? metadata : $$"""{"{{field}}": {{pattern}}, {{metadata[1..]}}""";

        Assert.Equal(passes, FilterCriteria.Parse(source, [json]).Matches(record));
        // The same with other metadata is dropped.
        Assert.False(FilterCriteria.Parse(source, [json[..^1] + ", \"awsRegion\": [\"nowhere\"]}"]).Matches(record));
    }

    private static JsonObject Attribute(string name, string type, string value) => new() { [name] = new JsonObject { [type] = value } };
}

using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Events.Tests;

/// <summary>Keys, values, headers and failures.</summary>
public sealed class KafkaEventTests
{
    [Fact]
    public void KeyAndValue_AreReadIntoTheirTypes()
    {
        string value = Convert.ToBase64String("""{"id":"A-1","count":2}"""u8);
        KafkaRecord<string, Order> record = Typed($$"""{"key":"a2V5","value":"{{value}}"}""");
        Assert.Equal(("key", new Order("A-1", 2)), (record.Key, record.Value));
        KafkaRecord<int, byte[]> numbered = LambdaJson.Deserialize<KafkaEvent<int, byte[]>>("""{"records":{"orders-0":[{"key":"Nw==","value":"AP8="}]}}""")!.Records["orders-0"][0];
        Assert.Equal(7, numbered.Key);
        Assert.Equal([0, 255], numbered.Value!);
    }

    /// <summary>The key in AWS's documentation, https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html, whose last bits belong to no byte.</summary>
    [Fact]
    public void KeyOfTheDocumentation_IsRead() =>
        Assert.Equal(Convert.FromBase64String("abcDEFghiJKLmnoPQRstuVWXyz1234=="), Plain("""{"key":"abcDEFghiJKLmnoPQRstuVWXyz1234=="}""").Key!);

    /// <summary>A record without a value deletes its key in a compacted topic. It is not an empty value.</summary>
    [Fact]
    public void Tombstone_HasNoValue()
    {
        Assert.Null(Typed("""{"key":"a2V5","value":null}""").Value);
        Assert.Null(Typed("""{"key":"a2V5"}""").Value);
        Assert.Null(Plain("""{"value":null}""").Value);
        Assert.Empty(Plain("""{"value":""}""").Value!);
    }

    /// <summary>Bytes are signed numbers; samples of the documentation have numbers above 127. A name may occur again.</summary>
    [Fact]
    public void Headers_AreBytesInOrder()
    {
        IReadOnlyList<IReadOnlyDictionary<string, byte[]?>> headers = Plain("""{"headers":[{"a":[-61,-92]},{"a":[195,164]},{"b":null}]}""").Headers!;
        Assert.Equal(["\u00e4", "\u00e4"], headers.Take(2).Select(static header => Encoding.UTF8.GetString(header["a"]!)));
        Assert.Null(headers[2]["b"]);
    }

    [Fact]
    public void ValueOfAnotherType_IsAnErrorWithBothPaths() =>
        Assert.StartsWith(
            "$.records.orders-0[0].value: in the JSON of this string, $: expected an object, found an array",
            Assert.Throws<JsonException>(static () => Typed("""{"value":"W10="}""")).Message,
            StringComparison.Ordinal);

    /// <summary>The identifier is the name of the partition in the event.</summary>
    [Fact]
    public void Failure_NamesPartitionAndOffset()
    {
        KafkaEvent read = LambdaJson.Deserialize<KafkaEvent>("""{"records":{"orders-3":[{"topic":"orders","partition":3,"offset":9007199254740993}]}}""")!;
        IEnumerable<KafkaBatchItemFailure> failures =
            from partition in read.Records
            from record in partition.Value
            select new KafkaBatchItemFailure { ItemIdentifier = new() { Partition = partition.Key, Offset = record.Offset } };
        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":{"partition":"orders-3","offset":9007199254740993}}]}""",
            LambdaJson.Serialize(new KafkaBatchResponse { BatchItemFailures = [.. failures] }));
    }

    private static KafkaRecord Plain(string record) => LambdaJson.Deserialize<KafkaEvent>($$$"""{"records":{"orders-0":[{{{record}}}]}}""")!.Records["orders-0"][0];

    private static KafkaRecord<string, Order> Typed(string record) =>
        LambdaJson.Deserialize<KafkaEvent<string, Order>>($$$"""{"records":{"orders-0":[{{{record}}}]}}""")!.Records["orders-0"][0];
}

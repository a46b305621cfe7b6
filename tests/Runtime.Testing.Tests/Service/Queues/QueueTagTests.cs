using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>TagQueue, UntagQueue and ListQueueTags.</summary>
public class QueueTagTests
{
    [Fact]
    public async Task Tags_AreAddedReplacedAndRemoved()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.SucceedAsync("CreateQueue", new JsonObject { ["QueueName"] = "orders", ["tags"] = new JsonObject { ["a"] = "1", ["b"] = "2" } });

        await queues.SucceedAsync("TagQueue", "orders", """{"Tags":{"b":"3","c":""}}""");
        Assert.Equal("""{"Tags":{"a":"1","b":"3","c":""}}""", (await queues.SucceedAsync("ListQueueTags", "orders")).GetRawText());

        await queues.SucceedAsync("UntagQueue", "orders", """{"TagKeys":["a","b","c","d"]}""");
        Assert.Equal("{}", (await queues.SucceedAsync("ListQueueTags", "orders")).GetRawText());
    }

    [Theory]
    [InlineData("TagQueue", "{}", "MissingRequiredParameterException", "parameter Tags")]
    [InlineData("UntagQueue", """{"TagKeys":[]}""", "MissingRequiredParameterException", "parameter TagKeys")]
    [InlineData("TagQueue", """{"Tags":{"":"1"}}""", "InvalidParameterValueException", "The tag '' is invalid. A key has 1 to 128 characters, found 0, and a value at most 256, found 1.")]
    public async Task WrongTags_AreRefused(string operation, string request, string type, string expected)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string Type, string Code, string Message) error = await queues.FailAsync(operation, "orders", request);

        Assert.Equal(type, error.Type);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongOrTooManyTags_AreRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        JsonObject Request(int first, int count, int keyLength = 1, int valueLength = 0) => new()
        {
            ["QueueUrl"] = queues.UrlOf("orders"),
            ["Tags"] = new JsonObject(Enumerable.Range(first, count).Select(
                i => KeyValuePair.Create(keyLength == 1 ? $"{i}" : new string('k', keyLength), (JsonNode?)new string('v', valueLength)))),
        };

        Assert.Contains("found 129", (await queues.FailAsync("TagQueue", Request(0, 1, keyLength: 129))).Message, StringComparison.Ordinal);
        Assert.Contains("found 257", (await queues.FailAsync("TagQueue", Request(0, 1, keyLength: 2, valueLength: 257))).Message, StringComparison.Ordinal);
        await queues.SucceedAsync("TagQueue", Request(0, 50));
        await queues.SucceedAsync("TagQueue", Request(0, 50, valueLength: 256));
        Assert.Equal("A queue has at most 50 tags, found 51.", (await queues.FailAsync("TagQueue", Request(50, 1))).Message);
        Assert.Equal("A queue has at most 50 tags, found 51.", (await queues.FailAsync("TagQueue", Request(0, 51))).Message);
    }
}

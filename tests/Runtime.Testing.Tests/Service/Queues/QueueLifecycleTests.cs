using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>CreateQueue, DeleteQueue, GetQueueUrl, ListQueues, ListDeadLetterSourceQueues and PurgeQueue.</summary>
public class QueueLifecycleTests
{
    [Fact]
    public async Task NewQueue_HasTheUrlOfTheCallersHost()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        JsonElement created = await queues.SucceedAsync("CreateQueue", new JsonObject { ["QueueName"] = "orders" });
        JsonElement found = await queues.SucceedAsync("GetQueueUrl", new JsonObject { ["QueueName"] = "orders", ["QueueOwnerAWSAccountId"] = "123456789012" });
        CallerResponse other = await queues.Service.SendAsync(
            HttpMethod.Post, "/", """{"QueueName":"orders"}"""u8.ToArray(), ("X-Amz-Target", "AmazonSQS.GetQueueUrl"), ("Host", "localhost:99"));

        Assert.Equal(queues.UrlOf("orders"), created.GetProperty("QueueUrl").GetString());
        Assert.Equal(queues.UrlOf("orders"), found.GetProperty("QueueUrl").GetString());
        Assert.Equal("http://localhost:99/123456789012/orders", other.Json.GetProperty("QueueUrl").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"Attributes\":{\"VisibilityTimeout\":\"5\"}")]
    [InlineData(",\"Attributes\":{\"DelaySeconds\":\"0\",\"VisibilityTimeout\":\"5\"},\"tags\":{\"team\":\"b\"}")]
    public async Task ExistingQueue_IsReturnedIfTheAttributesAreTheSame(string members)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders", ("VisibilityTimeout", "5"));

        CallerResponse response = await queues.CallAsync("CreateQueue", $$"""{"QueueName":"orders"{{members}}}""");

        Assert.Equal((200, queues.UrlOf("orders")), (response.Status, response.Json.GetProperty("QueueUrl").GetString()));
    }

    [Fact]
    public async Task ExistingQueueWithAnotherValue_IsRefusedWithTheAttribute()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders", ("VisibilityTimeout", "5"));

        (string type, string code, string message) = await queues.FailWithTextAsync("CreateQueue", """{"QueueName":"orders","Attributes":{"VisibilityTimeout":"6"}}""");

        Assert.Equal(("QueueNameExists", "QueueAlreadyExists"), (type, code));
        Assert.Contains("a different value for attribute VisibilityTimeout: orders", message);
        Assert.Equal("5", await queues.GetAttributeAsync("orders", "VisibilityTimeout"));
    }

    [Theory]
    [InlineData("""{}""", "MissingRequiredParameterException", "QueueName")]
    [InlineData("""{"QueueName":""}""", "MissingRequiredParameterException", "QueueName")]
    [InlineData("""{"QueueName":"a b"}""", "InvalidParameterValueException", "Found 'a b'")]
    [InlineData("""{"QueueName":".fifo"}""", "InvalidParameterValueException", "Found '.fifo'")]
    [InlineData("""{"QueueName":"a.fifo.b"}""", "InvalidParameterValueException", "Found 'a.fifo.b'")]
    [InlineData("""{"QueueName":"a.fifo"}""", "InvalidParameterValueException", "needs the attribute FifoQueue with the value 'true'")]
    [InlineData("""{"QueueName":"a","Attributes":{"FifoQueue":"true"}}""", "InvalidParameterValueException", "must end with .fifo. Found 'a'")]
    [InlineData("""{"QueueName":"a","Attributes":{"FifoQueue":"false"}}""", "InvalidAttributeName", "can only be 'true', found 'false'")]
    [InlineData("""{"QueueName":"a","tags":{"":"x"}}""", "InvalidParameterValueException", "The tag '' is invalid")]
    public async Task WrongQueue_IsRefused(string request, string type, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        (string Type, string Code, string Message) error = await queues.FailWithTextAsync("CreateQueue", request);

        Assert.Equal(type, error.Type);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(queues.Service.Queues.All);
    }

    [Fact]
    public async Task NameOf81Characters_IsRefused()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync(new string('a', 80));
        await queues.CreateAsync($"{new string('a', 75)}.fifo");

        Assert.Equal("InvalidParameterValueException", (await queues.FailAsync("CreateQueue", new JsonObject { ["QueueName"] = new string('a', 81) })).Type);
    }

    [Fact]
    public async Task DeletedQueue_DoesNotExist()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.CreateAsync("other");

        await queues.SucceedAsync("DeleteQueue", "orders");

        (string type, string code, string message) = await queues.FailAsync("DeleteQueue", "orders");
        Assert.Equal(("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"), (type, code));
        Assert.Equal($"The specified queue does not exist: {queues.UrlOf("orders")}. Expected one of: other.", message);
        Assert.Equal("QueueDoesNotExist", (await queues.FailWithTextAsync("GetQueueUrl", """{"QueueName":"orders"}""")).Type);
    }

    [Fact]
    public async Task QueueOfAnotherAccount_DoesNotExist()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, _, string message) = await queues.FailWithTextAsync("GetQueueUrl", """{"QueueName":"orders","QueueOwnerAWSAccountId":"999999999999"}""");

        Assert.Equal("QueueDoesNotExist", type);
        Assert.Contains("orders of the account 999999999999", message, StringComparison.Ordinal);
        Assert.Equal("QueueDoesNotExist", (await queues.FailWithTextAsync("DeleteQueue", """{"QueueUrl":"http://localhost/999999999999/orders"}""")).Type);
    }

    // Callers reach the emulator by several names, so the host of a URL does not count.
    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com/123456789012/orders")]
    [InlineData("http://host.docker.internal:3000/123456789012/orders")]
    [InlineData("/123456789012/orders")]
    public async Task QueueUrl_IsRecognizedByItsPath(string url)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        await queues.SucceedAsync("PurgeQueue", new JsonObject { ["QueueUrl"] = url });
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("http://localhost/orders")]
    [InlineData("http://localhost/1234/orders")]
    [InlineData("http://localhost/12345678901a/orders")]
    [InlineData("http://localhost/123456789012/")]
    [InlineData("http://localhost/queue/123456789012/orders")]
    public async Task MalformedQueueUrl_IsRefused(string url)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");

        (string type, _, string message) = await queues.FailAsync("PurgeQueue", new JsonObject { ["QueueUrl"] = url });

        Assert.Equal("InvalidAddress", type);
        Assert.Contains($"'{url}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListQueues_HasPagesOfThoseWithThePrefix()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        foreach (string name in (string[])["a1", "a3", "a2", "b1"])
            await queues.CreateAsync(name);

        JsonElement first = await queues.SucceedAsync("ListQueues", new JsonObject { ["QueueNamePrefix"] = "a", ["MaxResults"] = 2 });
        JsonElement second = await queues.SucceedAsync(
            "ListQueues", new JsonObject { ["QueueNamePrefix"] = "a", ["MaxResults"] = 2, ["NextToken"] = first.GetProperty("NextToken").GetString() });
        JsonElement none = await queues.SucceedAsync("ListQueues", new JsonObject { ["QueueNamePrefix"] = "c" });

        Assert.Equal([queues.UrlOf("a1"), queues.UrlOf("a2")], first.GetProperty("QueueUrls").EnumerateArray().Select(static url => url.GetString()));
        Assert.Equal([queues.UrlOf("a3")], second.GetProperty("QueueUrls").EnumerateArray().Select(static url => url.GetString()));
        Assert.Equal((false, "{}"), (second.TryGetProperty("NextToken", out _), none.GetRawText()));
    }

    [Theory]
    [InlineData("""{"MaxResults":0}""", "Value 0 for parameter MaxResults is invalid. Reason: Must be between 1 and 1000, if provided.")]
    [InlineData("""{"MaxResults":1001}""", "Value 1001 for parameter MaxResults is invalid. Reason: Must be between 1 and 1000, if provided.")]
    [InlineData("""{"NextToken":"§"}""", "Value § for parameter NextToken is invalid. Reason: It is not the token of an earlier response.")]
    public async Task WrongPage_IsRefused(string request, string message)
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();

        Assert.Equal(("InvalidParameterValueException", "InvalidParameterValue", message), await queues.FailWithTextAsync("ListQueues", request));
    }

    [Fact]
    public async Task DeadLetterQueue_ListsItsSources()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("failed");
        await queues.CreateAsync("orders", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{QueueFixture.ArnOf("failed")}}","maxReceiveCount":3}"""));

        JsonElement sources = await queues.SucceedAsync("ListDeadLetterSourceQueues", "failed");
        JsonElement none = await queues.SucceedAsync("ListDeadLetterSourceQueues", "orders");

        Assert.Equal([queues.UrlOf("orders")], sources.GetProperty("queueUrls").EnumerateArray().Select(static url => url.GetString()));
        Assert.Equal(0, none.GetProperty("queueUrls").GetArrayLength());
    }

    [Fact]
    public async Task Purge_DeletesMessagesOnceAMinute()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders");
        await queues.SendAsync("orders", "one", "two");
        await queues.SucceedAsync("ReceiveMessage", "orders");

        await queues.SucceedAsync("PurgeQueue", "orders");

        Assert.Equal("0", await queues.GetAttributeAsync("orders", "ApproximateNumberOfMessages"));
        Assert.Equal("0", await queues.GetAttributeAsync("orders", "ApproximateNumberOfMessagesNotVisible"));
        (string type, string code, _) = await queues.FailAsync("PurgeQueue", "orders");
        Assert.Equal(("PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress"), (type, code));
        queues.Time.Advance(TimeSpan.FromSeconds(60));
        await queues.SucceedAsync("PurgeQueue", "orders");
    }
}

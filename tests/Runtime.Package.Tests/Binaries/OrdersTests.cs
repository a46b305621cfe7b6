using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The sample that takes a batch of orders from a queue, as the binary that its README describes.</summary>
public sealed class OrdersTests(PackedPackages packages)
{
    private const string Batch = """
        {
          "Records": [
            {
              "messageId": "first",
              "receiptHandle": "r1",
              "body": "{\"id\":\"5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a11\",\"currency\":0,\"due\":\"2026-12-01\",\"lines\":[{\"article\":\"tea\",\"count\":2,\"price\":3.50},{\"article\":\"cup\",\"count\":\"1\",\"price\":4}]}",
              "attributes": { "ApproximateReceiveCount": "1", "SentTimestamp": "1795420800000" },
              "messageAttributes": {},
              "eventSource": "aws:sqs"
            },
            { "messageId": "broken", "body": "{\"id\":\"5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a12\",\"currency\":0,\"lines\":[{\"article\":\"tea\",\"count\":\"two\"}]}" },
            { "messageId": "last", "body": "{\"id\":\"5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a13\",\"currency\":1,\"lines\":[{\"article\":\"pot\",\"count\":1,\"price\":20}]}" }
          ]
        }
        """;

    [Fact]
    public async Task BatchWithInvalidBody_ReportsOnlyThatMessage()
    {
        await using LambdaFunction function = await Start();
        for (int i = 0; i < 3; i++)
        {
            InvocationOutcome outcome = await function.InvokeJsonAsync(Batch, TestContext.Current.CancellationToken);
            Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"broken"}]}""", outcome.Text);
            Assert.False(outcome.IsError);
        }

        Assert.Contains("order 5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a11: 2 lines, 11.00 Euro", function.Logs);
        Assert.Contains("order 5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a13: 1 lines, 20 Dollar", function.Logs);
        Assert.Contains(
            "broken: $.lines[0].count: expected an integer from -2147483648 to 2147483647, found a string (line 1, position 93)", function.Logs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{\"id\":\"5c0f8b0e-6a0c-4b56-9d5b-0c1f0f3f6a11\",\"currency\":0,\"lines\":[]}""")]
    public async Task BodyThatIsNotAnOrder_IsReported(string body)
    {
        await using LambdaFunction function = await Start();
        InvocationOutcome outcome = await function.InvokeJsonAsync(
            $$"""{"Records":[{"messageId":"m","body":"{{body}}"}]}""", TestContext.Current.CancellationToken);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m"}]}""", outcome.Text);
    }

    [Fact]
    public async Task EventThatIsNotABatch_IsErrorWithPosition()
    {
        await using LambdaFunction function = await Start();
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"Records":[{"messageId":"m","body":{}}]}""", TestContext.Current.CancellationToken);
        Assert.Equal("$.Records[0].body: expected a string, found an object (line 1, position 37)", outcome.Error!.Message);
    }

    private async Task<LambdaFunction> Start() =>
        await LambdaFunction.StartAsync(await packages.Orders.Bootstrap, cancellationToken: TestContext.Current.CancellationToken);
}

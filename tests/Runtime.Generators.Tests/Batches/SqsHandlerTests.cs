using System.Diagnostics;
using static Lambda.Runtime.Generators.Tests.Batches.BatchFunction;
using static Lambda.Runtime.Generators.Tests.Batches.SqsBatchText;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Handlers of single messages of Amazon SQS, each compiled and invoked with batches.</summary>
public sealed class SqsHandlerTests
{
    [Fact]
    public void HandlerWithoutTask_HandlesEachMessage()
    {
        var generation = Generation.Of($$"""{{Program}} [SqsHandler] public static void Handle(Order order) => Note(order.Id); }""", packages: Packages);
        Snapshots.Match(generation);
        using var function = CompiledFunction.Start(generation);
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""))));
        Assert.Equal(["a", "b"], Handled(function));
        Assert.Equal("", function.Log);
    }

    [Fact]
    public void HandlerWithTask_HandlesEachMessageInItsOwnScope()
    {
        var generation = Generation.Of($$"""
            {{Program}}
                [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail, Envelope = Envelope.None, CancellationMarginMilliseconds = 700)]
                [MapException<InvalidOperationException>("Invalid")]
                public static async Task Handle(
                    Order order, SqsMessage message, [FromMessageAttribute("tenant")] string? tenant, [FromServices] Store store, LambdaContext context, CancellationToken token)
                {
                    await Task.Yield();
                    Note($"{order.Id} {message.MessageId} {message.Attributes!.ApproximateReceiveCount} {tenant} {store.Number} {token.CanBeCanceled}");
                }
            }

            public sealed class Store { private static int s_number; public int Number { get; } = ++s_number; }

            [LambdaStartup]
            public static class Startup
            {
                public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                    Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<Store>(services);
            }
            """, packages: Packages);
        Snapshots.Match(generation);
        using var function = CompiledFunction.Start(generation);
        string withTenant = Message("m1", """{"id":"a"}""", attributes: """{"tenant":{"stringValue":"north","dataType":"String"}}""");
        Assert.Equal((false, Failed("m2")), function.Invoke(Records([withTenant, Message("m2", """{"id":"bad"}""")])));
        Assert.Equal(["a m1 2 north 1 True", "bad m2 2  2 True"], Handled(function));
        Assert.Contains("message m2, received 2 times, failed: Invalid: cannot handle bad m2 2  2 True\n", function.Log, StringComparison.Ordinal);
    }

    public static TheoryData<string> Kinds => new(
        "public static void Handle(Order order) => Note(order.Id);",
        "public static Task Handle(Order order) { Note(order.Id); return Task.CompletedTask; }",
        "public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }",
        "public static async ValueTask Handle(Order order, CancellationToken token) { await Task.Delay(1, token); Note(order.Id); }",
        "public static void Handle(Order order, CancellationToken token) => Note(order.Id);");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FailedMessages_AreReported(string method)
    {
        using CompiledFunction function = Start(method);
        string batch = Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""), ("m3", """{"id":"c"}"""), ("m4", "{"), ("m5", """{"id":"d"}"""));
        Assert.Equal((false, Failed("m2", "m4")), function.Invoke(batch));
        Assert.Equal(["a", "bad", "c", "d"], Handled(function));
        Assert.Contains("message m2, received 2 times, failed: InvalidOperationException: cannot handle bad\n", function.Log, StringComparison.Ordinal);
        Assert.Contains("message m4, received 2 times, cannot be read: JsonException: $: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("WARN RequestId: ", function.Log, StringComparison.Ordinal);
        Assert.EndsWith("2 of 5 messages failed\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void BodyOfAnotherType_HasAPath()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a","price":"much"}"""))));
        Assert.Contains("message m1, received 2 times, cannot be read: JsonException: $.price: expected ", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Payloads_AreTextAndBytes()
    {
        using CompiledFunction text = Start("public static void Handle(string body) => Note(body);");
        Assert.Equal((false, Failed()), text.Invoke(Of(("m1", "a \"quoted\" text\n"), ("m2", ""))));
        Assert.Equal(["a \"quoted\" text\n", ""], Handled(text));

        using CompiledFunction bytes = Start("public static void Handle(byte[] body) => Note(Convert.ToHexString(body));");
        Assert.Equal((false, Failed()), bytes.Invoke(Of(("m1", "é\n"))));
        Assert.Equal(["C3A90A"], Handled(bytes));
    }

    [Fact]
    public void FifoQueue_StopsTheGroupOfAFailedMessage()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Fifo(
            ("m1", "g1", """{"id":"1a"}"""), ("m2", "g2", """{"id":"bad2"}"""), ("m3", "g1", """{"id":"bad1"}"""), ("m4", "g2", """{"id":"2b"}"""),
            ("m5", "g3", """{"id":"3a"}"""), ("m6", "g1", """{"id":"1c"}"""));
        Assert.Equal((false, Failed("m2", "m3", "m4", "m6")), function.Invoke(batch));
        Assert.Equal(["1a", "bad2", "bad1", "3a"], Handled(function));
        Assert.EndsWith("2 of 6 messages failed, 2 were not begun because of those\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void FifoQueueWithoutGroups_IsOneGroup()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(Fifo(("m1", null, """{"id":"bad"}"""), ("m2", null, """{"id":"b"}"""))));
    }

    [Fact]
    public void StandardQueueWithGroups_HasNoOrder()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Records([Message("m1", """{"id":"bad"}""", group: "g"), Message("m2", """{"id":"b"}""", group: "g")]);
        Assert.Equal((false, Failed("m1")), function.Invoke(batch));
    }

    [Fact]
    public void MessageThatOccursTwice_IsHandledAndReportedOnce()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = Of(("m1", """{"id":"bad"}"""), ("m2", """{"id":"b"}"""), ("m1", """{"id":"bad"}"""), ("m2", """{"id":"b"}"""));
        Assert.Equal((false, Failed("m1")), function.Invoke(batch));
        Assert.Equal(["bad", "b"], Handled(function));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void MessagesWithoutIds_AreAllHandled(string? id)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed()), function.Invoke(Of((id, """{"id":"a"}"""), (id, """{"id":"b"}"""))));
        Assert.Equal(["a", "b"], Handled(function));
        Assert.True(function.Invoke(Of((id, """{"id":"c"}"""), (id, """{"id":"bad"}"""))).IsError);
    }

    [Theory]
    [InlineData("Never", "", false)]
    [InlineData("WhenAllFail", "", false)]
    [InlineData("WhenAnyFails", "", true)]
    [InlineData("Never", "off", true)]
    [InlineData("Never", "on", false)]
    public void SomeFailures_FailTheInvocationIfSet(string value, string variable, bool isError)
    {
        using CompiledFunction function = Start(
            "public static void Handle(Order order) => Note(order.Id);", $"FailInvocation = FailInvocation.{value}", ("LAMBDA_BATCH_RESPONSES", variable));
        (bool IsError, string Body) response = function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}""")));
        Assert.Equal(isError, response.IsError);
        if (!isError)
            Assert.Equal(Failed("m2"), response.Body);
        else
        {
            const string Error = """{"errorType":"BatchFailedException","errorMessage":"1 of 2 messages failed; the first with InvalidOperationException: cannot handle bad",""";
            Assert.StartsWith(Error, response.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Never", false)]
    [InlineData("WhenAllFail", true)]
    public void OnlyFailures_FailTheInvocationIfSet(string value, bool isError)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", $"FailInvocation = FailInvocation.{value}");
        Assert.Equal(isError, function.Invoke(Of(("m1", """{"id":"bad"}"""), ("m2", """{"id":"bad"}"""))).IsError);
    }

    [Fact]
    public void InvalidVariable_IsAnInitError()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "", ("LAMBDA_BATCH_RESPONSES", "no"));
        Assert.Contains("Runtime.InvalidBatchResponses", function.FirstRequest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedPoisonMessage_IsLoggedWithItsBody()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.Equal((false, Failed("m2")), function.Invoke(Of(("m1", "not JSON"), ("m2", """{"id":"bad"}"""))));
        Assert.Contains("message m1, received 2 times, cannot be read, and is dropped: \"not JSON\": JsonException: $: ", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppedPoisonMessage_IsNotTheCauseOfAnError()
    {
        using CompiledFunction function = Start(
            "public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAnyFails");
        Assert.True(function.Invoke(Of(("m1", "not JSON"), ("m2", """{"id":"bad"}"""))).IsError);
        Assert.Contains("Caused by InvalidOperationException: cannot handle bad", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-central-1:123456789012:t","Message":"{\"id\":\"a\"}"}""")]
    [InlineData("""{"Message":"{\"id\":\"a\"}","TopicArn":"arn:aws:sns:eu-central-1:123456789012:t"}""")]
    [InlineData("""{"version":"0","id":"1","detail-type":"order","source":"shop","detail":{"id":"a"}}""")]
    [InlineData("""{"id":"a"}""")]
    public void Envelopes_AreRecognized(string body)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(["a"], Handled(function));
    }

    [Theory]
    [InlineData("EventBridgeEvent<Order> e", "", "$\"{e.DetailType} {e.Detail!.Id}\"", """{"detail-type":"order","detail":{"id":"a"}}""")]
    [InlineData("SnsNotification<Order> n", "", "$\"{n.Subject} {n.Message!.Id}\"", """{"Type":"Notification","TopicArn":"t","Subject":"order","Message":"{\"id\":\"a\"}"}""")]
    [InlineData("EventBridgeEvent<Order> e", "Envelope = Envelope.Sns", "$\"{e.DetailType} {e.Detail!.Id}\"", """{"Type":"Notification","TopicArn":"t","Message":"{\"detail-type\":\"order\",\"detail\":{\"id\":\"a\"}}"}""")]
    public void PayloadThatIsAnEnvelope_IsNotOpened(string parameter, string options, string text, string body)
    {
        using CompiledFunction function = Start($"public static void Handle({parameter}) => Note({text});", options);
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(["order a"], Handled(function));
    }

    [Theory]
    [InlineData("Order order", true)]
    [InlineData("Order? order", false)]
    [InlineData("string text", false)]
    [InlineData("int? number", false)]
    [InlineData("int number", true)]
    public void PayloadOfNull_NeedsANullableType(string parameter, bool isPoison)
    {
        using CompiledFunction function = Start($"public static void Handle({parameter}) => Note(\"called\");");
        Assert.Equal((false, isPoison ? Failed("m1") : Failed()), function.Invoke(Of(("m1", "null"))));
        Assert.Equal(isPoison ? 0 : 1, Handled(function).Count);
        Assert.Equal(isPoison, function.Log.Contains("cannot be read: JsonException: $: expected ", StringComparison.Ordinal));
    }

    [Fact]
    public void EventOfAnotherService_IsNotDropped()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);", "OnPoison = PoisonAction.Drop");
        Assert.True(function.Invoke("""{"Records":[{"EventSource":"aws:sns","Sns":{"Message":"{}"}}]}""").IsError);
        Assert.True(function.Invoke("""{"Records":[{"cf":{"config":{}}}]}""").IsError);
    }

    [Theory]
    [InlineData("None", """{"TopicArn":"t","Message":"x"}""", """{"TopicArn":"t","Message":"x"}""")]
    [InlineData("Auto", """{"TopicArn":"t"}""", """{"TopicArn":"t"}""")]
    [InlineData("Auto", """{"TopicArn":"t","Message":1}""", """{"TopicArn":"t","Message":1}""")]
    [InlineData("Auto", """{"text":"the \"TopicArn\" of"}""", """{"text":"the \"TopicArn\" of"}""")]
    [InlineData("Auto", """["TopicArn","Message"]""", """["TopicArn","Message"]""")]
    [InlineData("Auto", """{"TopicArn":"t","Message":"x",""", """{"TopicArn":"t","Message":"x",""")]
    [InlineData("Sns", """{"TopicArn":"t","Message":"x"}""", "x")]
    [InlineData("EventBridge", """{"detail-type":"t","detail":[1, 2]}""", "[1, 2]")]
    public void OtherEnvelopes_AreThePayload(string envelope, string body, string expected)
    {
        using CompiledFunction function = Start("public static void Handle(string text) => Note(text);", $"Envelope = Envelope.{envelope}");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal([expected], Handled(function));
    }

    public static TheoryData<string, string> Notifications => new()
    {
        { """{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"a+b"}}},{"eventName":"ObjectRemoved:Delete","s3":{"object":{"key":"c"}}}]}""", "a b,c" },
        { """{"Type":"Notification","TopicArn":"t","Message":"{\"Records\":[{\"s3\":{\"object\":{\"key\":\"a\"}}}]}"}""", "a" },
        { """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-23T10:20:30.123Z","Bucket":"b","RequestId":"1","HostId":"2"}""", "" },
        { """{"Type":"Notification","TopicArn":"t","Message":"{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}"}""", "" },
        { """{"Records":[]}""", "" },
    };

    [Theory]
    [MemberData(nameof(Notifications))]
    public void NotificationsOfS3_AreHandledRecordByRecord(string body, string keys)
    {
        using CompiledFunction function = Start("public static void Handle(S3Record record, SqsMessage message) => Note(record.S3.Object.Key);");
        Assert.Equal((false, Failed()), function.Invoke(Of(("m1", body))));
        Assert.Equal(keys, string.Join(",", Handled(function)));
    }

    [Fact]
    public void NotificationOfS3WithAFailedRecord_ComesAgain()
    {
        using CompiledFunction function = Start("public static async Task Handle(S3Record record) { await Task.Yield(); Note(record.S3.Object.Key); }", "Envelope = Envelope.S3");
        const string Body = """{"Records":[{"s3":{"object":{"key":"bad"}}},{"s3":{"object":{"key":"b"}}}]}""";
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(Of(("m1", Body), ("m2", """{"Event":"order"}"""))));
        Assert.Equal(["bad"], Handled(function));
        Assert.Contains(
            "message m2, received 2 times, cannot be read: JsonException: $.body: expected a notification of Amazon S3, with \"Records\"", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sns", "expected a notification of Amazon SNS")]
    [InlineData("EventBridge", "expected an event of Amazon EventBridge")]
    public void MissingEnvelope_IsAFailure(string envelope, string error)
    {
        using CompiledFunction function = Start("public static void Handle(string text) => Note(text);", $"Envelope = Envelope.{envelope}");
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a"}"""))));
        Assert.Contains($"JsonException: $.body: {error}", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Records":[]}""", """{"batchItemFailures":[]}""", false)]
    [InlineData("\uFEFF{\"Records\":[]}", """{"batchItemFailures":[]}""", false)]
    [InlineData("{}", "$: expected an event of Amazon SQS, with \\\"Records\\\", found an object without them", true)]
    [InlineData("""{"Records":{}}""", "$.Records: expected an array", true)]
    [InlineData("""{"Records":[7]}""", "$.Records[0]: expected an object", true)]
    [InlineData("""{"Records":[{"eventSource":"aws:kinesis"}]}""", "$.Records[0].eventSource: expected \\\"aws:sqs\\\", because the handler has [SqsHandler]", true)]
    [InlineData("""{"Records":[{"messageId":"m1","body":"{}"}""", "$.Records[0]: ", true)]
    [InlineData("7", "$: expected an object", true)]
    public void OtherEvents_AreErrors(string json, string expected, bool isError)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        (bool IsError, string Body) response = function.Invoke(json);
        Assert.Equal(isError, response.IsError);
        Assert.Contains(expected, response.Body, StringComparison.Ordinal);
        Assert.Empty(Handled(function));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void FailedMessageWithoutId_FailsTheInvocation(string id)
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        string batch = $$"""{"Records":[{"messageId":{{id}},"body":"{\"id\":\"bad\"}"},{"messageId":"m2","body":"{\"id\":\"b\"}"}]}""";
        (bool isError, string body) = function.Invoke(batch);
        Assert.True(isError);
        Assert.Contains("1 of 2 messages failed", body, StringComparison.Ordinal);
        Assert.Contains("message number 1 failed: ", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void NoMessageIsBegun_NearTheDeadline()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) { Note(order.Id); Thread.Sleep(600); }");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""), ("m3", """{"id":"c"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m2", "m3"), post);
        Assert.EndsWith("0 of 3 messages failed, 2 were not begun because the deadline is near\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void HandlerThatTakesAToken_IsCanceled()
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order, CancellationToken token) { Note(order.Id); await Task.Delay(Timeout.Infinite, token); }");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m1", "m2"), post);
        Assert.Contains("message m1, received 2 times, failed: TimeoutException: The invocation was canceled ", function.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MaxConcurrency = 2")]
    public void HandlerThatIgnoresTheDeadline_IsLeftBehind(string options)
    {
        using CompiledFunction function = Start(
            "public static async Task Handle(Order order) { Note(order.Id); await Task.Delay(order.Id == \"c\" ? 0 : Timeout.Infinite); }", options);
        string post = Invoke(function, Of(("m1", """{"id":"c"}"""), ("m2", """{"id":"a"}"""), ("m3", """{"id":"b"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m2", "m3"), post);
        Assert.Contains("message m2, received 2 times, was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);

        // The next batch is not disturbed.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m4", """{"id":"c"}"""))));
    }

    [Fact]
    public void MessageThatIsReadPastTheDeadline_IsNotHandled()
    {
        using CompiledFunction function = Start("""
            public record Held(string Id) { public string Id { get; } = Hold(Id); }

                public static readonly ManualResetEventSlim MayContinue = new();

                private static string Hold(string id)
                {
                    if (id == "held")
                        MayContinue.Wait(TimeSpan.FromMinutes(2));
                    return id;
                }

                public static async Task Handle(Held held)
                {
                    await Task.Yield();
                    Note(held.Id);
                    if (held.Id == "a")
                        await Task.Delay(Timeout.Infinite);
                }
            """, "MaxConcurrency = 2");
        string post = Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}"""), ("m3", """{"id":"held"}""")), TimeSpan.FromSeconds(1));
        Assert.Equal(Failed("m1", "m3"), post);
        Assert.Contains("message m3, received 2 times, was still being handled shortly before the deadline", function.Log, StringComparison.Ordinal);

        // The event that it is read from has been replaced by this one.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m4", """{"id":"d"}"""))));
        ((ManualResetEventSlim)function.Assembly.GetType("Functions", throwOnError: true)!.GetField("MayContinue")!.GetValue(null)!).Set();
        Assert.False(SpinWait.SpinUntil(() => Handled(function).Count > 3, TimeSpan.FromMilliseconds(300)));
        Assert.Equal(["a", "b", "d"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GroupWhoseFirstMessageOccurredBefore_IsHandled()
    {
        using CompiledFunction function = Start("public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Fifo(
            ("m1", "g1", """{"id":"a"}"""), ("m1", "g2", """{"id":"a"}"""), ("m2", "g2", """{"id":"b"}"""), ("m1", "g3", """{"id":"a"}"""));
        Assert.Equal((false, Failed()), function.Invoke(batch));
        Assert.Equal(["a", "b"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Concurrency_IsLimitedAndKeepsTheOrderOfGroups()
    {
        using CompiledFunction function = Start("""
            private static int s_running, s_most;

                public static async Task Handle(Order order)
                {
                    int running = Interlocked.Increment(ref s_running);
                    lock (Handled)
                        s_most = Math.Max(s_most, running);
                    await Task.Delay(20);
                    Interlocked.Decrement(ref s_running);
                    Note(order.Id);
                    Note($"{order.Id} {(s_most is > 1 and <= 3 ? "fine" : $"{s_most}")}");
                }
            """, "MaxConcurrency = 3");
        (string Id, string? Group, string Body)[] messages =
            [.. Enumerable.Range(0, 10).Select(static i => ($"m{i}", (string?)$"g{i % 4}", $$"""{"id":"{{(i == 6 ? "bad" : "")}}{{i % 4}}-{{i}}"}"""))];
        Assert.Equal((false, Failed("m6")), function.Invoke(Fifo(messages)));
        string[] handled = [.. Handled(function).Where(static text => !text.Contains(' ', StringComparison.Ordinal))];
        Assert.Equal(10, handled.Length);
        for (int group = 0; group < 4; group++)
        {
            string[] ofGroup = [.. handled.Where(text => text.Replace("bad", "", StringComparison.Ordinal).StartsWith($"{group}-", StringComparison.Ordinal))];
            Assert.Equal(ofGroup.OrderBy(static text => int.Parse(text[^1..], null)), ofGroup);
        }

        Assert.All(Handled(function).Where(static text => text.Contains(' ', StringComparison.Ordinal)), static text => Assert.EndsWith("fine", text, StringComparison.Ordinal));
    }

    [Fact]
    public void ConcurrentGroups_StopAtTheirFailures()
    {
        using CompiledFunction function = Start("public static async Task Handle(Order order) { await Task.Delay(5); Note(order.Id); }", "MaxConcurrency = 2");
        string batch = Fifo(
            ("m1", "g1", """{"id":"bad1"}"""), ("m2", "g1", """{"id":"1b"}"""), ("m3", "g2", """{"id":"2a"}"""), ("m4", "g2", """{"id":"2b"}"""), ("m5", "g3", """{"id":"3a"}"""));
        Assert.Equal((false, Failed("m1", "m2")), function.Invoke(batch));
        Assert.Equal(["2a", "2b", "3a", "bad1"], Handled(function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MissingAttribute_IsAFailure()
    {
        using CompiledFunction function = Start("public static void Handle(Order order, [FromMessageAttribute(\"tenant\")] string tenant, [FromMessageAttribute(\"key\")] byte[]? key) => Note($\"{order.Id} {tenant} {key?.Length}\");", "OnPoison = PoisonAction.Drop");
        string with = Message("m2", """{"id":"b"}""", attributes: """{"key":{"binaryValue":"AQID","dataType":"Binary"},"tenant":{"stringValue":"north","dataType":"String"}}""");
        Assert.Equal((false, Failed("m1")), function.Invoke(Records([Message("m1", """{"id":"a"}"""), with])));
        Assert.Equal(["b north 3"], Handled(function));
        Assert.Contains("JsonException: $.messageAttributes: expected the attribute \"tenant\", found none", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Middleware_RunsOncePerInvocation()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Counting>] public static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }
            }

            public sealed class Counting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    Functions.Handled.Add("before");
                    await next(invocation);
                    Functions.Handled.Add(System.Text.Encoding.UTF8.GetString(invocation.ResponseBytes.Span));
                }
            }
            """, packages: Packages));
        Assert.Equal((false, Failed("m2")), function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""))));
        Assert.Equal(["before", "a", "bad", Failed("m2")], Handled(function));
    }

    public static TheoryData<string> Handlers => new(
        "static void Handle(Order order) => Note(order.Id);",
        "static async Task Handle(Order order) { await Task.Yield(); Note(order.Id); }");

    [Theory]
    [MemberData(nameof(Handlers))]
    public void MiddlewarePerRecord_RunsAroundEachRecord(string method)
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Counting>, LambdaMiddleware<Checking>(PerRecord = true), MapException<InvalidOperationException>("Bad"), LambdaMiddleware<Noting>(PerRecord = true)]
                public {{method}}
            }

            public sealed class Counting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    Functions.Handled.Add($"batch {invocation.Record is null}");
                    await next(invocation);
                }
            }

            public sealed class Checking : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    LambdaRecord record = invocation.Record!;
                    Functions.Handled.Add($"{record.Number} {record.Id} {record.ReceiveCount} {record.SourceArn![^6..]} {record.TraceHeader} {invocation.Context.AwsRequestId.Length} {LambdaJson.Deserialize<SqsMessage>(invocation.Event.Span)!.MessageId}");
                    if (record.Id != "m3")
                        await next(invocation);
                }
            }

            public sealed class Noting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    try
                    {
                        await next(invocation);
                    }
                    finally
                    {
                        Functions.Handled.Add($"after {invocation.Record!.Id}");
                    }
                }
            }
            """, packages: Packages));
        (bool isError, string body) = function.Invoke(Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"bad"}"""), ("m3", """{"id":"c"}""")));
        Assert.Equal((false, Failed("m2")), (isError, body));
        Assert.Equal(
            ["batch True", "0 m1 2 orders  36 m1", "a", "after m1", "1 m2 2 orders  36 m2", "bad", "after m2", "2 m3 2 orders  36 m3"],
            Handled(function));
        Assert.Contains("message m2, received 2 times, failed: Bad: cannot handle bad\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void MiddlewareThatThrows_DoesNotMakeTheRecordPoison()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail), LambdaMiddleware<Throwing>(PerRecord = true)]
                public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Throwing : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) =>
                    invocation.Record!.Id == "m2" ? throw new TimeoutException("no store") : next(invocation);
            }
            """, packages: Packages));
        string batch = Of(("m1", "not JSON"), ("m2", """{"id":"a"}"""), ("m3", """{"id":"b"}"""));
        Assert.Equal((false, Failed("m2")), function.Invoke(batch));
        Assert.Contains("message m1, received 2 times, cannot be read, and is dropped: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("message m2, received 2 times, failed: TimeoutException: no store", function.Log, StringComparison.Ordinal);
        Assert.Equal(["b"], Handled(function));
    }

    [Fact]
    public void RecordWhoseMiddlewareEndsPastTheDeadline_IsNotHandled()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                public static readonly TaskCompletionSource MayContinue = new(TaskCreationOptions.RunContinuationsAsynchronously);

                [SqsHandler, LambdaMiddleware<Waiting>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Waiting : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    if (invocation.Record!.Id == "m2")
                        await Functions.MayContinue.Task;
                    await next(invocation);
                }
            }
            """, packages: Packages));
        Assert.Equal(Failed("m2"), Invoke(function, Of(("m1", """{"id":"a"}"""), ("m2", """{"id":"b"}""")), TimeSpan.FromSeconds(1)));

        // The event that it is read from has been replaced by this one.
        Assert.Equal((false, Failed()), function.Invoke(Of(("m3", """{"id":"c"}"""), ("m4", """{"id":"d"}"""))));
        ((TaskCompletionSource)function.Assembly.GetType("Functions", throwOnError: true)!.GetField("MayContinue")!.GetValue(null)!).SetResult();
        Assert.False(SpinWait.SpinUntil(() => Handled(function).Count > 3, TimeSpan.FromMilliseconds(300)));
        Assert.Equal(["a", "c", "d"], Handled(function));
    }

    [Fact]
    public void MiddlewarePerRecord_CannotWriteAResponse()
    {
        using var function = CompiledFunction.Start(Generation.Of($$"""
            {{Program}}
                [SqsHandler, LambdaMiddleware<Writing>(PerRecord = true)] public static void Handle(Order order) => Note(order.Id);
            }

            public sealed class Writing : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
                {
                    invocation.ResponseWriter.WriteNull();
                    return default;
                }
            }
            """, packages: Packages));
        Assert.Equal((false, Failed("m1")), function.Invoke(Of(("m1", """{"id":"a"}"""))));
        Assert.Contains("InvalidOperationException: A record of a batch has no response.", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Tracing_CreatesASpanForEachRecord()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var function = CompiledFunction.Start(Generation.Of($$"""
            [assembly: LambdaMiddleware<LambdaTracing>, LambdaMiddleware<LambdaTracing>(PerRecord = true)]
            public static class Functions
            {
                [SqsHandler] public static void Handle(string body) { if (body == "bad") throw new System.ArgumentException(body); }
                [LambdaHandler] public static void Other() { }
            }
            """, packages: Packages), "Handle");
        string traced = Message("m1", "a").Replace(
            "\"SentTimestamp\"", "\"AWSTraceHeader\":\"Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\",\"SentTimestamp\"", StringComparison.Ordinal);
        Assert.Equal((false, Failed("m2")), function.Invoke(Records([traced, Message("m2", "bad")])));
        Activity[] records = [.. spans.Where(static span => span.DisplayName == "process orders")];
        Activity invocation = Assert.Single(spans, static span => span.Kind == ActivityKind.Server);
        Assert.Equal(["m1", "m2"], records.Select(static span => (string?)span.GetTagItem("messaging.message.id")));
        Assert.All(records, span => Assert.Equal((ActivityKind.Consumer, invocation.SpanId), (span.Kind, span.ParentSpanId)));
        Assert.Equal("9a9197af755a6419", Assert.Single(records[0].Links).Context.SpanId.ToHexString());
        Assert.Empty(records[1].Links);
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], records.Select(static span => span.Status));
    }

    /// <summary>Here, because a listener sees the spans of all tests that run at the same time.</summary>
    [Fact]
    public void SpansOfOtherRecords_HaveNoQueue()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LambdaTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var function = CompiledFunction.Start(Generation.Of("""
            [assembly: LambdaMiddleware<LambdaTracing>(PerRecord = true)]
            public static class Functions
            {
                [FirehoseHandler] public static string Handle(string text) => text == "bad" ? throw new System.ArgumentException(text) : text;
            }
            """, packages: Packages));
        Assert.False(function.Invoke(FirehoseHandlerTests.Firehose("a", "bad")).IsError);
        Assert.Equal(
            [("r0", ActivityStatusCode.Unset), ("r1", ActivityStatusCode.Error)],
            spans.Select(static span => ((string?)span.GetTagItem("messaging.message.id"), span.Status)));
        Assert.All(spans, static span => Assert.Equal(("process", ActivityKind.Consumer, null), (span.DisplayName, span.Kind, span.GetTagItem("messaging.system"))));
    }

    [Fact]
    public void LargeBatches_AreHandledInOneInvocation()
    {
        using CompiledFunction function = Start("public static void Handle(Order order) => Note(order.Id);");
        (string?, string?)[] messages = [.. Enumerable.Range(0, 10_000).Select(static i => ((string?)$"m{i}", (string?)$$"""{"id":"{{(i % 1000 == 7 ? "bad" : "")}}{{i}}"}"""))];
        Assert.Equal((false, Failed([.. Enumerable.Range(0, 10).Select(static i => $"m{(i * 1000) + 7}")])), function.Invoke(Of(messages)));
        Assert.Equal(10_000, Handled(function).Count);
    }

    private static CompiledFunction Start(string method, string options = "", params (string Name, string Value)[] variables) =>
        BatchFunction.Start("SqsHandler", method, options, variables);
}

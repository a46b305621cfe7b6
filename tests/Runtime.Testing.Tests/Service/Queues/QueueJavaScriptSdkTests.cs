using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>
/// The AWS SDK for JavaScript: a current version, and one that uses the query protocol. If npm is available, they are installed once, to artifacts. The SDK verifies the digests of
/// bodies, and sends requests to the host of the queue's URL.
/// </summary>
[FullTier]
public class QueueJavaScriptSdkTests
{
    private const string Json = "3.1175.0", Query = "3.300.0";

    private const string Client = """
        import * as sqs from "@aws-sdk/client-sqs";
        const aws = new sqs.SQS({ endpoint: process.argv[2], region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1 });
        const failure = async call => { try { await call(); } catch (e) { return [e.name, e instanceof sqs.SQSServiceException, e.$metadata.httpStatusCode]; } };

        """;

    [Theory]
    [InlineData(Json)]
    [InlineData(Query)]
    public async Task Message_IsSentReceivedAndDeleted(string version)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await RunAsync(version, service, """
            const QueueUrl = (await aws.createQueue({ QueueName: "orders" })).QueueUrl;
            const sent = await aws.sendMessage({ QueueUrl, MessageBody: "w\u00f6rld",
                MessageAttributes: { n: { DataType: "Number", StringValue: "7" }, b: { DataType: "Binary", BinaryValue: new Uint8Array([0, 1]) } } });
            const m = (await aws.receiveMessage({ QueueUrl, WaitTimeSeconds: 1, MessageAttributeNames: ["All"], AttributeNames: ["All"] })).Messages[0];
            await aws.deleteMessage({ QueueUrl, ReceiptHandle: m.ReceiptHandle });
            console.log(JSON.stringify([m.Body, m.MessageId === sent.MessageId, m.MessageAttributes.n.StringValue, [...m.MessageAttributes.b.BinaryValue],
                m.Attributes.ApproximateReceiveCount, (await aws.receiveMessage({ QueueUrl })).Messages ?? null]));
            """);

        Assert.Equal("""["wörld",true,"7",[0,1],"1",null]""", seen.GetRawText());
        Assert.Empty(service.Refusals);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Query)]
    public async Task FifoQueue_KeepsItsOrder(string version)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await RunAsync(version, service, """
            const QueueUrl = (await aws.createQueue({ QueueName: "orders.fifo", Attributes: { FifoQueue: "true", ContentBasedDeduplication: "true" } })).QueueUrl;
            const batch = await aws.sendMessageBatch({ QueueUrl, Entries: [{ Id: "1", MessageBody: "one", MessageGroupId: "g" }, { Id: "2", MessageBody: "two", MessageGroupId: "g" },
                { Id: "3", MessageBody: "three" }] });
            const messages = (await aws.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })).Messages;
            const deleted = await aws.deleteMessageBatch({ QueueUrl, Entries: messages.map((m, i) => ({ Id: `${i}`, ReceiptHandle: m.ReceiptHandle })) });
            console.log(JSON.stringify([messages.map(m => m.Body), batch.Successful.length, batch.Failed[0].Code, deleted.Successful.map(e => e.Id)]));
            """);

        Assert.Equal("""[["one","two"],2,"MissingParameter",["0","1"]]""", seen.GetRawText());
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Query)]
    public async Task Refusal_IsTheExceptionOfTheModel(string version)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        JsonElement seen = await RunAsync(version, service, """
            const QueueUrl = (await aws.createQueue({ QueueName: "orders" })).QueueUrl;
            console.log(JSON.stringify([
                await failure(() => aws.getQueueUrl({ QueueName: "none" })),
                await failure(() => aws.createQueue({ QueueName: "orders", Attributes: { DelaySeconds: "1" } })),
                await failure(() => aws.sendMessage({ QueueUrl, MessageBody: "\u0001" })),
                await failure(() => aws.deleteMessage({ QueueUrl, ReceiptHandle: "a" })),
                await failure(() => aws.deleteMessageBatch({ QueueUrl, Entries: [] })),
                await failure(() => aws.receiveMessage({ QueueUrl, MaxNumberOfMessages: 11 }))]));
            """);

        Assert.Equal(
            "[[\"QueueDoesNotExist\",true,400],[\"QueueNameExists\",true,400],[\"InvalidMessageContents\",true,400],[\"ReceiptHandleIsInvalid\",true,400],"
            + "[\"EmptyBatchRequest\",true,400],[\"InvalidParameterValue\",true,400]]",
            seen.GetRawText());
    }

    private static async Task<JsonElement> RunAsync(string version, ServiceFixture service, string script)
    {
        string folder = Path.GetFullPath($"../../../tests/aws-sdk-client-sqs-{version}", AppContext.BaseDirectory);
        Directory.CreateDirectory(folder);
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}", TestContext.Current.CancellationToken);
            (int installed, _, string why) = await StartAsync(
                folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=30000", $"@aws-sdk/client-sqs@{version}");
            Assert.SkipUnless(installed == 0, $"npm cannot install the AWS SDK for JavaScript here: {why}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "test.mjs"), Client + script, TestContext.Current.CancellationToken);
        (int exitCode, string output, string error) = await StartAsync(folder, "node", "test.mjs", service.Address);
        Assert.True(exitCode == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int ExitCode, string Output, string Error)> StartAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["NO_PROXY"] = "127.0.0.1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
            string output = await process.ReadWithinLimitAsync(process.StandardOutput, Limit.Long);
            await process.EndWithinLimitAsync(Limit.Long);
            return (process.ExitCode, output, await error);
        }
        catch (Win32Exception)
        {
            return (127, "", $"There is no {program}.");
        }
    }
}

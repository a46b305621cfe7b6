using System.Globalization;
using System.Runtime.InteropServices;
using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Benchmarks.Functions.Http;
using Lambda.Runtime.Package.Tests.Sizes;

namespace Lambda.Runtime.Package.Tests.Instructions;

/// <summary>The number of instructions with which an invocation reads an event of AWS's services, beyond those of an invocation of hello, compared with a baseline.</summary>
public sealed class EventInstructionTests(PackedPackages packages)
{
    private const string BaselineFile = "tests/Runtime.Package.Tests/Instructions/events.txt";

    /// <summary>The tolerance for other compilers, linkers and C libraries, and for when the collector runs.</summary>
    private const double TolerancePercent = 5;

    private const int WarmUp = 20;

    private static readonly byte[] s_none = "null"u8.ToArray();

    private static readonly (string Feature, Event Event)[] s_measured =
    [
        (Features.HttpEvent, HttpEvents.HttpApi.WithResponse("{\"message\":\"Hello, /orders/42!\"}")),
        (Features.QueueEvent, Create(Features.QueueEvent, 100, Records(10, Message), s_none)),
        (Features.TableEvent, Create(Features.TableEvent, 20, Records(100, Change), s_none)),
    ];

    [Fact]
    public async Task InstructionsOfReading_MatchBaseline()
    {
        Assert.SkipUnless(Callgrind.Program is not null, "no valgrind here, which counts instructions (apt-get install valgrind)");
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "the baseline is of x86_64");
        long hello = await Count(Features.Hello, Event.All.Single(static invoked => invoked.Name == "hello"), 300);
        var counts = new List<(string Name, long Value)>();
        foreach ((string feature, Event invoked) in s_measured)
        {
            long beyond = await Count(feature, invoked, invoked.Invocations) - hello;
            counts.Add((feature.Trim('`'), beyond));
            double perByte = (double)beyond / invoked.Json.Length;
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feature}: {invoked.Json.Length:N0} bytes, {perByte:F1} per byte"));
        }

        Baseline.AssertMatches(BaselineFile, TolerancePercent, "instructions", counts);
    }

    private async Task<long> Count(string feature, Event invoked, int invocations)
    {
        string bootstrap = await packages.Features.BootstrapOf(Features.WithName(feature));
        long before = await Callgrind.CountAsync(bootstrap, Enumerable.Repeat(invoked, WarmUp));
        return (await Callgrind.CountAsync(bootstrap, Enumerable.Repeat(invoked, WarmUp + invocations)) - before) / invocations;
    }

    private static Event Create(string name, int invocations, string json, byte[] response) => new(name, name, invocations, json.ReplaceLineEndings(""), response);

    private static string Records(int count, Func<int, string> create) => $$"""{"Records":[{{string.Join(',', Enumerable.Range(0, count).Select(create))}}]}""";

    private static string Message(int i) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"messageId":"059f36b4-87a3-44ab-83d2-66197{{{i:D7}}}","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{{{i}}}","body":"{\"name\":\"World number {{{i}}}\"}",
        "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1545082649185"},
        "messageAttributes":{"kind":{"stringValue":"order","stringListValues":[],"binaryListValues":[],"dataType":"String"}},
        "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:orders","awsRegion":"eu-central-1"}
        """);

    private static string Change(int i) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"eventID":"c4ca4238a0b923820dcc509a6f75849{{{i:D3}}}","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
        "dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"id":{"N":"{{{i}}}"}},
        "NewImage":{"id":{"N":"{{{i}}}"},"name":{"S":"World"},"tags":{"L":[{"S":"new"},{"S":"blue"}]}},
        "OldImage":{"id":{"N":"{{{i}}}"},"name":{"S":"World"},"tags":{"L":[{"S":"new"}]}},
        "SequenceNumber":"44215845000000000174504390{{{i:D2}}}","SizeBytes":59,"StreamViewType":"NEW_AND_OLD_IMAGES"},
        "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000"}
        """);
}

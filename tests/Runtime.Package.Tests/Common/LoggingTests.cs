using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>The records of a function, on standard error and on the telemetry descriptor, from both kinds of loggers and from the runtime.</summary>
public sealed partial class LoggingTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    [Fact]
    public async Task Text_MatchesPage()
    {
        (string id, string[] records) = await Logged("Text", "INFO");
        Assert.Equal(
            [
                $"INFO RequestId: {id} reserved 2 of nut",
                $"WARN RequestId: {id} only 3 left",
                "   FormatException: no nut",
                $"ERROR RequestId: {id} FormatException: thrown",
            ],
            records.Where(static line => !line.StartsWith("   at ", StringComparison.Ordinal)));
        await AssertShown(id, string.Join('\n', records[..3]));
    }

    [Fact]
    public async Task Json_HasIdsAndProperties()
    {
        (string id, string[] records) = await Logged("JSON", "DEBUG");
        JsonElement[] all = [.. records.Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["DEBUG looking", "INFO reserved 2 of nut", "WARN only 3 left", "ERROR FormatException: thrown"],
            all.Select(static record => $"{record.GetProperty("level").GetString()} {record.GetProperty("message").GetString()}"));
        Assert.All(all, record => Assert.Equal(id, record.GetProperty("requestId").GetString()));
        await AssertShown(id, records[1].Replace(all[1].GetProperty("timestamp").GetString()!, "2026-11-23T10:20:30.123Z", StringComparison.Ordinal));
        Assert.Equal("nut", all[1].GetProperty("Article").GetString());
        Assert.Equal(2, all[1].GetProperty("Count").GetInt32());
        Assert.Equal("""[{"message":"order 7","Order":7}]""", all[1].GetProperty("scopes").GetRawText());
        Assert.Equal("Clock", all[2].GetProperty("category").GetString());
        Assert.Equal("FormatException", all[2].GetProperty("errorType").GetString());
        Assert.Contains("Contract", all[3].GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text", 0xa55a0003)]
    [InlineData("JSON", 0xa55a0002)]
    public async Task TelemetryDescriptor_ReceivesEachRecordInFrame(string format, uint magic)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors are Linux's");
        string folder = Directory.CreateTempSubdirectory("lambda-telemetry-").FullName;
        try
        {
            string start = Path.Combine(folder, "start");
            await File.WriteAllTextAsync(start, $"#!/bin/sh\nexec 3>'{folder}/frames'\nexec '{await functions.Contract}'\n", TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(start, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            (string id, string[] records) = await Logged(format, "INFO", start, ("_LAMBDA_TELEMETRY_LOG_FD", "3"));
            Assert.Empty(records);

            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "frames"), TestContext.Current.CancellationToken);
            var frames = new List<string>();
            for (int at = 0; at < bytes.Length;)
            {
                Assert.Equal(magic, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)));
                int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
                DateTime time = DateTime.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + 8)));
                Assert.InRange(time, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow);
                frames.Add(Encoding.UTF8.GetString(bytes, at + 16, length));
                at += 16 + length;
            }

            // The end of the emulator adds one more record.
            Assert.InRange(frames.Count, 3, 4);
            Assert.All(frames.Take(3), frame => Assert.Contains(id, frame, StringComparison.Ordinal));
            Assert.Contains("FormatException", frames[1], StringComparison.Ordinal);
            if (format == "Text")
                Assert.Equal($"INFO RequestId: {id} reserved 2 of nut", frames[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task RecordsInFrames_AreInLogOfEmulatorLikeThoseOnStandardError()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors are Linux's");
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await functions.Contract, new() { Handler = "Logged", TelemetryLog = true }, TestContext.Current.CancellationToken);

        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"nut"}""", TestContext.Current.CancellationToken);

        (string id, string[] records) = await Logged("Text", "INFO");
        Assert.Equal(records.Select(line => line.Replace(id, outcome.RequestId, StringComparison.Ordinal)), outcome.Logs);
    }

    /// <summary>Checks that the page shows an example, except for the ID and the trace that the emulator sends.</summary>
    private static async Task AssertShown(string id, string example)
    {
        string shown = TraceId().Replace(example.Replace(id, "8476a536-e9f4-11e8-9739-2dfe598c3fcd", StringComparison.Ordinal), "");
        Assert.Contains($"\n{shown}\n", await File.ReadAllTextAsync(Repository.At("docs/logging.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex("""
        ,"traceId":"[^"]*"
        """)]
    private static partial Regex TraceId();

    /// <summary>Two loggers and an exception, in one invocation.</summary>
    private async Task<(string RequestId, string[] Records)> Logged(string format, string level, string? start = null, params (string Name, string Value)[] further)
    {
        var environment = further.Append(("AWS_LAMBDA_LOG_FORMAT", format)).Append(("AWS_LAMBDA_LOG_LEVEL", level)).ToDictionary(static pair => pair.Item1, static pair => pair.Item2);
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            start ?? await functions.Contract, new() { Handler = "Logged", Environment = environment }, TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync("""{"name":"nut"}""", TestContext.Current.CancellationToken);
        Assert.Equal("thrown", outcome.Error!.Message);
        return (outcome.RequestId, [.. function.Logs]);
    }
}

using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Logging;
using Lambda.Runtime.RudePeer;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>Tests the output of <see cref="LambdaContext.Logger"/> in both formats.</summary>
public sealed class LoggerTests
{
    private const string Headers =
        "Lambda-Runtime-Aws-Request-Id: first\r\nLambda-Runtime-Aws-Tenant-Id: green\r\nLambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1\r\n";

    [Fact]
    public void Text_IsLevelIdAndMessage()
    {
        var output = new Records();
        ILogger logger = Context(output, "Text", "TRACE").Logger;
        logger.LogTrace("a {Thing}", "thing");
        logger.LogDebug("debug");
        logger.LogInformation("grün 🌍");
        logger.LogWarning("warn");
        logger.LogError(new FormatException("bad", new ArgumentException("deep")), "no {Id}", 7);
        logger.LogCritical("end");
        Assert.Equal(
            [
                "TRACE RequestId: first a thing\n", "DEBUG RequestId: first debug\n", "INFO RequestId: first grün 🌍\n", "WARN RequestId: first warn\n",
                "ERROR RequestId: first no 7\n   FormatException: bad\n   Caused by ArgumentException: deep\n", "FATAL RequestId: first end\n",
            ],
            output.All);
    }

    [Theory]
    [InlineData("a\nFATAL RequestId: first forged", "a\n   | FATAL RequestId: first forged")]
    [InlineData("a\r\nb\n\n   at Evil()", "a\n   | b\n   | \n   |    at Evil()")]
    [InlineData("ends\n", "ends")]
    [InlineData("ends\r\n", "ends")]
    [InlineData("\nstarts", "\n   | starts")]
    [InlineData("\n", "")]
    [InlineData("a\rFATAL", "a\\u000dFATAL")]
    [InlineData("\u001b[2K\u001b[1GFATAL", "\\u001b[2K\\u001b[1GFATAL")]
    [InlineData("\u009b2K\u0085\u007f", "\\u009b2K\\u0085\\u007f")]
    [InlineData("\a\b\v\f\0\t.", "\\u0007\\u0008\\u000b\\u000c\\u0000\t.")]
    [InlineData("\u2028a\u2029b", "\\u2028a\\u2029b")]
    [InlineData("\u202egnp.\u202c \u2066x\u2069", "\\u202egnp.\\u202c \\u2066x\\u2069")]
    [InlineData("שלום عالم \u200f🌍 ü", "שלום عالم \u200f🌍 ü")]
    public void Text_CannotForgeAnotherRecord(string text, string expected)
    {
        var output = new Records();
        ILogger logger = Context(output, "Text").Logger;
        logger.LogInformation("{Text}", text);
        logger.LogError(new FormatException(text, new ArgumentException(text)), "{Text}", text);
        Assert.Equal(
            [
                $"INFO RequestId: first {expected}\n",
                $"ERROR RequestId: first {expected}\n   FormatException: {expected}\n   Caused by ArgumentException: {expected}\n",
            ],
            output.All);
    }

    /// <summary>With escapes, the message would exceed the maximum length of a string.</summary>
    [Theory]
    [InlineData("Text")]
    [InlineData("JSON")]
    public void HugeMessage_IsTruncated(string format)
    {
        var output = new Records();
        Context(output, format).Logger.LogInformation("{Text}", new string('\u0001', 180_000_000));
        Assert.InRange(Assert.Single(output.All).Length, 1_000, 262_118);
    }

    [Fact]
    public void Json_HasIdsPropertiesScopesAndException()
    {
        var output = new Records();
        ILogger logger = Context(output, "JSON").Logger;
        using (logger.BeginScope("Order {Id}", 5))
        using (logger.BeginScope(new Dictionary<string, object?> { ["Shop"] = "here" }))
        using (logger.BeginScope("plain"))
            logger.LogError(new FormatException("bad"), "{Article} is gone \"{Count}\"", "nut", 3);
        string line = Assert.Single(output.All);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        JsonElement record = JsonDocument.Parse(line).RootElement;
        Assert.Equal(
            ["timestamp", "level", "message", "requestId", "tenantId", "traceId", "Article", "Count", "scopes", "errorType", "errorMessage", "stackTrace"],
            record.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("ERROR", record.GetProperty("level").GetString());
        Assert.Equal("nut is gone \"3\"", record.GetProperty("message").GetString());
        Assert.Equal("first", record.GetProperty("requestId").GetString());
        Assert.Equal("green", record.GetProperty("tenantId").GetString());
        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1", record.GetProperty("traceId").GetString());
        Assert.Equal("""[{"message":"Order 5","Id":5},{"Shop":"here"},"plain"]""", record.GetProperty("scopes").GetRawText());
        Assert.Equal("FormatException", record.GetProperty("errorType").GetString());
        Assert.Equal("bad", record.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void Properties_AreJsonValues()
    {
        var output = new Records();
#pragma warning disable CA1727 // "level" is a member of every record.
        Context(output, "JSON").Logger.LogInformation(
            "{N} {B} {I} {L} {D} {M} {NaN} {C} {T} {E} {G} {A} {O} {Bad} {N} {level}",
            null, true, -1, ulong.MaxValue, 1.5e300, 1.10m, double.NaN, 'c', new DateTime(2026, 11, 23, 10, 20, 30, DateTimeKind.Utc), DayOfWeek.Monday,
            Guid.Empty, new object[] { 1, "two", new[] { 3 } }, new Uri("http://a/"), new ToStringThrows(), "again", "mine");
#pragma warning restore CA1727
        string line = Assert.Single(output.All);
        string properties = line[line.IndexOf(",\"N\":", StringComparison.Ordinal)..];
        Assert.Equal(
            """
            ,"N":null,"B":true,"I":-1,"L":18446744073709551615,"D":1.5E+300,"M":1.10,"NaN":"NaN","C":"c","T":"2026-11-23T10:20:30.0000000Z","E":"Monday","G":"00000000-0000-0000-0000-000000000000","A":[1,"two",[3]],"O":"http://a/","Bad":"(its ToString threw NotSupportedException)","_level":"mine"}

            """.ReplaceLineEndings("\n"),
            properties);
        JsonDocument.Parse(line);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("TRACE", 0)]
    [InlineData("debug", 1)]
    [InlineData("INFO", 2)]
    [InlineData("WARN", 3)]
    [InlineData("ERROR", 4)]
    [InlineData("FATAL", 5)]
    [InlineData("warning", 2)]
    public void Level_FiltersRecordsBelowIt(string? variable, int least)
    {
        var output = new Records();
        ILogger logger = Context(output, "Text", variable).Logger;
        for (int level = 0; level <= (int)LogLevel.None; level++)
        {
            Assert.Equal(level >= least && level < (int)LogLevel.None, logger.IsEnabled((LogLevel)level));
            logger.Log((LogLevel)level, "level {Number}", level);
        }

        Assert.Equal(6 - least, output.All.Length);
    }

    [Fact]
    public void FilteredRecord_AllocatesNothing()
    {
        var output = new Records();
        LambdaContext context = Context(output, "JSON", "WARN");
        Action<ILogger, int, Exception?> count = LoggerMessage.Define<int>(LogLevel.Information, default, "counted {Count}");
        Log(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Log(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(output.All);

        void Log(int times)
        {
            for (int i = 0; i < times; i++)
            {
                count(context.Logger, i, null);
                context.Logger.Log(LogLevel.Debug, default, i, null, static (number, _) => number.ToString(null, null));
            }
        }
    }

    [Fact]
    public void LongJsonRecord_HasTruncatedTexts()
    {
        var output = new Records();
        ILogger logger = Context(output, "JSON").Logger;
        logger.LogInformation("{Text}", new string('ü', 300_000));
        logger.LogInformation("{Texts}", [Enumerable.Repeat(new string('ü', 1_000), 1_000).ToArray()]);
        Assert.Equal(2, output.All.Length);
        foreach (string line in output.All)
        {
            Assert.InRange(line.Length, 1_000, 256 * 1024 - 26);
            Assert.EndsWith("...", JsonDocument.Parse(line).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ThrowingMessage_IsReplaced()
    {
        var output = new Records();
        ILogger logger = Context(output, "JSON").Logger;
        logger.Log(LogLevel.Error, default, 0, null, static (_, _) => throw new NotSupportedException());
        Assert.Contains("(the message of this record threw NotSupportedException)", Assert.Single(output.All), StringComparison.Ordinal);
    }

    [Fact]
    public void ConcurrentInvocations_KeepTheirIds()
    {
        const int Count = 4;
        using var all = new Barrier(Count);
        using var function = new FunctionUnderTest(
            [new StubHandler(invocation =>
            {
                ILogger logger = invocation.Context.Logger;
                string number = Encoding.UTF8.GetString(invocation.Event.Span);
                all.SignalAndWait(TimeSpan.FromSeconds(20));
                using (logger.BeginScope(number))
                {
                    for (int i = 0; i < 50; i++)
                        logger.LogInformation("{Number}", number);
                }
            })],
            null,
            ("AWS_LAMBDA_MAX_CONCURRENCY", "4"),
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        RudeConnection[] connections = [.. Enumerable.Range(0, Count).Select(_ => function.Server.Accept())];
        for (int i = 0; i < Count; i++)
        {
            connections[i].ReadRequest();
            connections[i].Send(RudeResponses.Event($"{i}", requestId: $"id-{i}"));
        }

        foreach (RudeConnection connection in connections)
            connection.ReadRequest();
        string[] lines = function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(50 * Count, lines.Length);
        Assert.All(lines, static line =>
        {
            JsonElement record = JsonDocument.Parse(line).RootElement;
            string number = record.GetProperty("Number").GetString()!;
            Assert.Equal($"id-{number}", record.GetProperty("requestId").GetString());
            Assert.Equal($"[\"{number}\"]", record.GetProperty("scopes").GetRawText());
        });
        foreach (RudeConnection connection in connections)
            connection.Dispose();
    }

    private static LambdaContext Context(LogOutput output, string format, string? level = null)
    {
        var variables = new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = format, ["AWS_LAMBDA_LOG_LEVEL"] = level ?? "" };
        var environment = new LambdaEnvironment(variables);
        return new LambdaContext(Encoding.ASCII.GetBytes(Headers), environment, new FunctionLog(output, environment));
    }

    private sealed class ToStringThrows
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class Records : LogOutput
    {
        private readonly List<string> _all = [];

        public string[] All => [.. _all];

        public override void Write(ReadOnlySpan<byte> record) => _all.Add(Encoding.UTF8.GetString(record));
    }
}

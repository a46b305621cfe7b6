using System.Text.RegularExpressions;

namespace Lambda.Sources.Tests;

/// <summary>The limits in docs/limits.md are those in the sources.</summary>
public sealed partial class LimitsPageTests
{
    /// <summary>The row by its first cell, what it says, and the file with the constant.</summary>
    public static TheoryData<string, string, string, string> Limits => new()
    {
        { "event and response of an invocation", "6,291,556 bytes of a response", "Runtime.Emulator/RuntimeApi/RuntimeApiLimits.cs", "MaxPayloadBytes = 6_291_556" },
        { "event of an asynchronous invocation", "1 MB", "Runtime.Emulator/Service/ServiceLimits.cs", "MaxAsynchronousEventBytes = 1024 * 1024" },
        { "streamed response", "200 MB", "Runtime.Emulator/RuntimeApi/RuntimeApiLimits.cs", "MaxStreamedBytes = 200 * 1024 * 1024" },
        { "request and response behind a load balancer", "1 MB each", "Runtime.Emulator/Gateways/AlbGateway.cs", "MaxResponse = 1024 * 1024" },
        { "request to an HTTP API or a REST API", "10 MB", "Runtime.Emulator/Gateways/HttpApiGateway.cs", "MaxBody = 10 * 1024 * 1024" },
        { "request to an HTTP API or a REST API", "10 KB of headers", "Runtime.Emulator/Gateways/RestApiGateway.cs", "MaxHead = 10 * 1024" },
        { "time of an invocation", "900 at most", "Runtime.Build/Platforms/LambdaLimits.cs", "MaxTimeout = 900" },
        { "memory", "10,240 MB", "Runtime.Build/Platforms/LambdaLimits.cs", "MaxMemorySize = 10_240" },
        { "zip", "50 MB", "Runtime.Build/Platforms/LambdaLimits.cs", "MaxZipBytes = 50 * Megabyte" },
        { "zip", "250 MB", "Runtime.Build/Platforms/LambdaLimits.cs", "MaxUnpackedBytes = 250 * Megabyte" },
        { "a line of the log", "256 KB", "Runtime.Emulator/Logging/LogLineSplitter.cs", "MaxBytes = 256 * 1024" },
        { "a message of Amazon SQS", "1 MB", "Runtime.Emulator/Queues/QueueLimits.cs", "MaxMessageBytes = 1024 * 1024" },
        { "nesting of JSON that is read or written", "64 levels", "Runtime/Json/Reading/JsonReader.cs", "MaxDepth = 64" },
        { "nesting of JSON that is read or written", "64 levels", "Runtime/Json/Writing/JsonWriter.cs", "MaxDepth = 64" },
        { "decompressed payload of an event of Amazon CloudWatch Logs", "64 MB", "Runtime/Json/Reading/EncodedJsonReader.cs", "MaxDecompressed = 64 * 1024 * 1024" },
        { "message of an error", "8,192 characters", "Runtime/Errors/FunctionError.cs", "MaxMessageLength = 8 * 1024" },
        { "frames of a stack trace", "50", "Runtime/Errors/StackTraceText.cs", "MaxFrames = 50" },
        { "chain of causes of an exception", "3", "Runtime/Errors/FunctionError.cs", "MaxCauseDepth = 3" },
        { "JSON of an error after the first byte of a streamed response", "2,800 bytes", "Runtime/RuntimeApi/ResponseStreamWriter.cs", "MaxTrailerLength = 2_800" },
        { "JSON of an error after the first byte of a streamed response", "250 characters", "Runtime/Errors/FunctionError.cs", "MaxShortMessageLength = 250" },
        { "a record of the log", "262,118 bytes", "Runtime/Logging/TelemetryOutput.cs", "MaxRecordLength = 256 * 1024 - 26" },
        { "objects in a logged value", "4 levels", "Runtime/Logging/LoggedValues.cs", "MaxDepth = 4" },
        { "objects in a logged value", "1,000 elements", "Runtime/Logging/LoggedValues.cs", "MaxElements = 1_000" },
        { "buffer of a streamed response", "64 KB", "Runtime/Streaming/LambdaResponseStream.cs", "FlushSize = 64 * 1024" },
        { "segments in the path of a request", "32", "Runtime/Http/HttpExchange.Path.cs", "MaxSegments = 32" },
        { "problems in a response with the status 400", "20 of a JSON body", "Runtime/Http/HttpExchange.BodyProblems.cs", "MaxBodyProblems = 20" },
        { "problems in a response with the status 400", "100 in all", "Runtime/Http/HttpExchange.Problems.cs", "MaxProblems = 100" },
        { "concurrent invocations of an environment", "1,000", "Runtime/Hosting/LambdaHost.cs", "MaxLoops = 1_000" },
        { "margin of a `CancellationToken` before the deadline", "500 ms", "Runtime/Deadlines/CancellationMargin.cs", "Default = TimeSpan.FromMilliseconds(500)" },
        { "shutdown methods and disposal", "400 ms", "Runtime/Shutdown/ShutdownSignal.cs", "Limit = TimeSpan.FromMilliseconds(400)" },
        { "`LambdaWarmUp.Connect`", "1 second", "Runtime/WarmUp/LambdaWarmUp.cs", "Limit = TimeSpan.FromSeconds(1)" },
        { "values that `AwsConfiguration` keeps", "1,000", "Runtime/Extensions/ConfigurationCache.cs", "MaxEntries = 1_000" },
        { "lifetime of a URL of `PresignAsync`", "1 second", "Runtime/Aws/AwsSigner.cs", "MinLifetimeSeconds = 1" },
        { "lifetime of a URL of `PresignAsync`", "7 days", "Runtime/Aws/AwsSigner.cs", "MaxLifetimeSeconds = 7 * 24 * 60 * 60" },
        { "attempts to connect to the Runtime API", "8", "Runtime/RuntimeApi/ConnectionRetry.cs", "MaxAttempts = 8" },
        { "files in a zip", "65,534", "Runtime.Build/Platforms/LambdaLimits.cs", "MaxEntries = 0xFFFE" },
    };

    /// <summary>Limits of Lambda that nothing in the sources depends on.</summary>
    private static readonly string[] OnlyOnLambda = ["time of an initialization", "environment variables", "`/tmp`", "open files, threads"];

    private static readonly string[][] Rows =
    [
        .. Row().Matches(File.ReadAllText(Repository.At("docs/limits.md"))).Select(static match => match.Groups["cells"].Value.Split(" | "))
            .Where(static cells => cells[0] != "---"),
    ];

    [Theory]
    [MemberData(nameof(Limits))]
    public void Limit_IsThatOfTheSources(string row, string value, string file, string constant)
    {
        string line = string.Join(" | ", Assert.Single(Rows, cells => cells[0] == row));
        Assert.Contains(value, line, StringComparison.Ordinal);
        Assert.Matches($"{Regex.Escape(constant)}[; ]", File.ReadAllText(Repository.At($"src/{file}")));
    }

    [Fact]
    public void EveryRow_IsTested() =>
        Assert.Equal(
            Rows.Select(static cells => cells[0]).Order(StringComparer.Ordinal),
            Limits.Select(static row => row.Data.Item1).Distinct().Concat(OnlyOnLambda).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| (?<cells>[^|\n].*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

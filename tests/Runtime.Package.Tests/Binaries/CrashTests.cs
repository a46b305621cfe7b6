using System.Diagnostics;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>Standard error of a real binary when its process crashes.</summary>
public sealed class CrashTests(PackedPackages packages)
{
    private const int Aborted = 128 + 6;
    private const int SegmentationFault = 128 + 11;

    [Theory]
    [InlineData("StackOverflow", "1", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault, which is a stack overflow, a lack of memory or a fault of native code\n")]
    [InlineData("StackOverflowOnAThread", "1", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault, which is a stack overflow, a lack of memory or a fault of native code\n")]
    [InlineData("StackOverflowAfterAnAwait", "1", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault, which is a stack overflow, a lack of memory or a fault of native code\n")]
    [InlineData("NativeFaultOnAThread", "100000", SegmentationFault, "FATAL Lambda.Runtime: segmentation fault, ")]
    [InlineData("FailFast", "1", Aborted, "failed fast at 1\n")]
    [InlineData("ThreadThatThrows", "1", Aborted, "FormatException: thrown at 1\n")]
    [InlineData("OutOfMemoryOnAThread", "2000000000", Aborted, "Unhandled exception. System.OutOfMemoryException: ")]
    public async Task CrashDuringInvocation_IsLoggedWithItsId(string handler, string json, int exitCode, string cause)
    {
        using var server = new RudeServer();
        using Process process = await Start(server, handler);
        using RudeConnection connection = server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event(json, "an-invocation"));
        string errors = await Errors(process, exitCode);
        Assert.Contains(cause, errors, StringComparison.Ordinal);
        Assert.EndsWith("FATAL RequestId: an-invocation the process crashed during this invocation\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrashBetweenInvocations_IsLoggedWithIdOfLast()
    {
        using var server = new RudeServer();
        using Process process = await Start(server, "Same");
        using RudeConnection connection = server.Accept();
        foreach (string id in new[] { "a-long-first-invocation", "the-second" })
        {
            connection.ReadRequest();
            connection.Send(RudeResponses.Event("1", id));
            Assert.Equal("1", connection.ReadRequest().Text);
            connection.Send(RudeResponses.Accepted);
        }

        connection.ReadRequest();
        Abort(process);
        Assert.Equal("FATAL RequestId: the-second the process crashed after this invocation\n", await Errors(process, Aborted));
    }

    [Fact]
    public async Task CrashBeforeFirstInvocation_IsLoggedWithoutId()
    {
        using var server = new RudeServer();
        using Process process = await Start(server, "Same");
        using RudeConnection connection = server.Accept();
        connection.ReadRequest();
        Abort(process);
        Assert.Equal("", await Errors(process, Aborted));
    }

    [Fact]
    public async Task CrashDuringConcurrentInvocations_IsLoggedWithIdOfEach()
    {
        using var server = new RudeServer();
        using Process process = await Start(server, "TwoAtOnce", ("AWS_LAMBDA_MAX_CONCURRENCY", "3"));
        RudeConnection[] connections = [server.Accept(), server.Accept(), server.Accept()];
        foreach (RudeConnection connection in connections)
            connection.ReadRequest();
        connections[0].Send(RudeResponses.Event("0", "even"));
        connections[1].Send(RudeResponses.Event("1", "odd"));
        string[] lines = (await Errors(process, Aborted)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["FATAL RequestId: even the process crashed during this invocation", "FATAL RequestId: odd the process crashed during this invocation"],
            lines[^2..].Order());
        Assert.Equal(2, lines.Count(static line => line.StartsWith("FATAL", StringComparison.Ordinal)));
        foreach (RudeConnection connection in connections)
            connection.Dispose();
    }

    /// <summary>.NET creates these exceptions from the signal that also reports a stack overflow.</summary>
    [Theory]
    [InlineData("NullReference", "null", "NullReferenceException")]
    [InlineData("OutOfMemory", "2000000000", "OutOfMemoryException")]
    public async Task CatchableFailure_IsOrdinaryError(string handler, string json, string type)
    {
        using var server = new RudeServer();
        using Process process = await Start(server, handler);
        using RudeConnection connection = server.Accept();
        for (int i = 0; i < 3; i++)
        {
            connection.ReadRequest();
            connection.Send(RudeResponses.Event(json));
            RudeRequest error = connection.ReadRequest();
            Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
            Assert.Contains($"\"errorType\":\"{type}\"", error.Text, StringComparison.Ordinal);
            connection.Send(RudeResponses.Accepted);
        }

        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        Assert.DoesNotContain("the process crashed", await Errors(process, exitCode: 1), StringComparison.Ordinal);
    }

    /// <summary>Starts the function without a core file, and with 64 MB of writable memory.</summary>
    private async Task<Process> Start(RudeServer server, string handler, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are Linux's");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "ulimit -c 0; ulimit -d 65536; exec \"$0\"", await packages.Crashing.Bootstrap]) { RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = server.Address;
        start.Environment["_HANDLER"] = handler;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static void Abort(Process process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -ABRT {process.Id}"]);
        kill.EndWithinLimit();
    }

    private static async Task<string> Errors(Process process, int exitCode)
    {
        string errors = await BootstrapProcess.Errors(process).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await process.EndWithinLimitAsync();
        Assert.Equal(exitCode, process.ExitCode);
        return errors;
    }
}

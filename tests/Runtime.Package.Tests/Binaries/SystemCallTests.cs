using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The system calls of the real binary when they block, are interrupted, or fail.</summary>
public sealed class SystemCallTests(PackedPackages packages)
{
    private const string Event = """{"name":"World"}""";
    private const int WindowChanged = 28;
    private const int Signals = 100;

    [Fact]
    public async Task LongWaitForEvent_UsesNoProcessorTime()
    {
        using var server = new RudeServer();
        using Process process = BootstrapProcess.Start(await packages.Hello.Bootstrap, ("AWS_LAMBDA_RUNTIME_API", server.Address));
        using RudeConnection connection = server.Accept();
        connection.ReadRequest();
        TimeSpan before = process.TotalProcessorTime;
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        process.Refresh();
        Assert.InRange((process.TotalProcessorTime - before).TotalMilliseconds, 0, 50);

        connection.Send(RudeResponses.Event(Event));
        Assert.Equal("""{"message":"Hello, World!"}""", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
    }

    [Fact]
    public async Task SignalsDuringReceiveAndSend_LoseNoBytes()
    {
        using var server = new RudeServer();
        using Process process = await StartWithInterruptions(packages.Probe, server, ("_HANDLER", "echo"));
        using RudeConnection connection = server.Accept();
        string text = '"' + new string('x', 5_000_000) + '"';
        for (int i = 0; i < 3; i++)
        {
            connection.ReadRequest();
            Interrupt(process);
            connection.Send(RudeResponses.Event(text));

            // The response is not read yet, so the function blocks while it sends it.
            Interrupt(process);
            Assert.Equal(text, connection.ReadRequest().Text);
            Interrupt(process);
            connection.Send(RudeResponses.Accepted);
        }

        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        string errors = await BootstrapProcess.Errors(process);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        Assert.Matches("interrupted: [1-9][0-9]* recv, [1-9][0-9]* send", errors);
        Assert.DoesNotContain("WARN", errors, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(errors);
    }

    /// <summary>EPERM, EAGAIN, ENOMEM, and errors that were seen after an execution environment was thawed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(110)]
    public async Task TemporaryPollFailure_IsRetried(int error)
    {
        const int Failures = 5;
        using var server = new RudeServer();
        using Process process = await StartWithInterruptions(packages.DynamicHello, server, ("FAILING_RECEIVES", $"{Failures}"), ("FAILING_WITH", $"{error}"));
        for (int i = 0; i < Failures; i++)
        {
            using RudeConnection failing = server.Accept();
            Assert.StartsWith("GET ", failing.ReadRequest().Line, StringComparison.Ordinal);
        }

        using RudeConnection connection = server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event(Event));
        Assert.Equal("""{"message":"Hello, World!"}""", connection.ReadRequest().Text);
        connection.Send(RudeResponses.Accepted);
        connection.ReadRequest();
        connection.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
    }

    [Theory]
    [InlineData(1, "Operation not permitted")]
    [InlineData(11, "Resource temporarily unavailable")]
    public async Task PermanentPollFailure_EndsProcessWithMessage(int error, string text)
    {
        using var server = new RudeServer();
        using Process process = await StartWithInterruptions(packages.DynamicHello, server, ("FAILING_RECEIVES", "1000"), ("FAILING_WITH", $"{error}"));
        string errors = await BootstrapProcess.Errors(process);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        Assert.Contains(
            $"FATAL Lambda.Runtime: Runtime.ConnectionLost: no event from the Runtime API at {server.Address} in 8 attempts: recv: {text} (errno {error})", errors,
            StringComparison.Ordinal);
    }

    // Signals at the same time are one signal to the process, so they are sent over 100 ms, in which the process begins to send.
    private static void Interrupt(Process process)
    {
        for (int i = 0; i < Signals; i++)
        {
            Assert.Equal(0, Kill(process.Id, WindowChanged));
            Thread.Sleep(1);
        }
    }

    private static async Task<Process> StartWithInterruptions(PublishedFunction function, RudeServer server, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the calls are those of Linux");
        string bootstrap = await function.Bootstrap;
        string library = await PreloadedLibrary.Compile("interruptions", bootstrap);
        return BootstrapProcess.Start(bootstrap, [("AWS_LAMBDA_RUNTIME_API", server.Address), ("LD_PRELOAD", library), .. environment]);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}

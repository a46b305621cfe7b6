using System.Diagnostics;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Shutdown;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>The end of a function when its execution environment is shut down.</summary>
public sealed class ShutdownTests(FunctionsUnderTest functions) : IClassFixture<FunctionsUnderTest>
{
    private const string Unfinished = "WARN Lambda.Runtime: shutdown: Hooks.CloseAsync, Quick did not end within 400 ms; the process exits without waiting for them.\n";

    [Fact]
    public async Task FunctionWithShutdownWork_RegistersAsExtension_AndRunsIt()
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Shutdown, server, "Quick");
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        RudeRequest next = extension.ReadRequest();
        Assert.Equal("GET /2020-01-01/extension/event/next HTTP/1.1", next.Line);
        Assert.Equal("ext-1", next.Headers["Lambda-Extension-Identifier"]);
        loop.ReadRequest();

        BootstrapProcess.Signal(process, "TERM");
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal("closed\ndisposed\n", await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task ShutdownWorkOverTimeLimit_IsAbandonedWithWarning()
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Shutdown, server, "Quick", ("SLOW", "1"));
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        BootstrapProcess.Signal(process, "TERM");
        await Closing(process);
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal(Unfinished, await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task ServiceStoppedAfterSignal_IsNotReported()
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Shutdown, server, "Quick", ("SLOW", "1"));
        RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        BootstrapProcess.Signal(process, "TERM");
        await Closing(process);
        loop.Send(RudeResponses.End);
        extension.Dispose();
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal(Unfinished, await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task ServiceStoppedWithoutSignal_IsReported_AndFunctionEndsInTime()
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Shutdown, server, "Quick", ("SLOW", "1"));
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeResponses.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        string log = await BootstrapProcess.Errors(process);
        Assert.StartsWith("FATAL Lambda.Runtime: Runtime.UnexpectedStatus: /next at ", log, StringComparison.Ordinal);
        Assert.EndsWith("closing\n" + Unfinished, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Internal\r\nContent-Length: 4\r\n\r\nlost", "the service responded 500 lost")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "the service responded 200 {}")]
    [InlineData("no HTTP\r\n\r\n", "no HTTP")]
    [InlineData("", "the peer closed the connection instead of sending a response")]
    public async Task RejectedRegistration_IsWarning(string response, string message)
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Shutdown, server, "Quick");
        RudeConnection extension = server.Accept();
        extension.ReadRequest();
        extension.Send(response);
        extension.Dispose();
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeResponses.Event("1"));
        Assert.Equal("1", loop.ReadRequest().Text);
        process.Kill();
        string log = await BootstrapProcess.Errors(process);
        Assert.StartsWith("WARN Lambda.Runtime: /extension/register: ", log, StringComparison.Ordinal);
        Assert.Contains(message, log, StringComparison.Ordinal);
        Assert.Contains("the function runs on", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWithoutShutdownWork_DoesNotRegister_AndEndsImmediately()
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await functions.Hello, server, "Hello");
        using RudeConnection loop = server.Accept();
        Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", loop.ReadRequest().Line);
        BootstrapProcess.Signal(process, "TERM");
        Assert.Equal(128 + 15, await BootstrapProcess.ExitCode(process));
        Assert.Equal("", await BootstrapProcess.Errors(process));
    }

    /// <summary>Waits until the function's shutdown method has logged that it runs.</summary>
    private static async Task Closing(Process process) =>
        Assert.Equal("closing", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
}

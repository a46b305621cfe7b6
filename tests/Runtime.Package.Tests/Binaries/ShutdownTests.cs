using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>How a real binary ends when its sandbox is taken down.</summary>
public sealed class ShutdownTests(PackedPackages packages)
{
    private const string Unfinished = "WARN Lambda.Runtime: shutdown: Hooks.CloseAsync, Quick did not end within 400 ms, and the process ends without.\n";

    [Fact]
    public async Task FunctionWithSomethingToDo_RegistersAndIsToldItsEnd()
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Shutdown.Bootstrap, server, "Quick");
        using RudeConnection extension = Register(server);
        using RudeConnection loop = server.Accept();
        RudeRequest next = extension.ReadRequest();
        Assert.Equal("GET /2020-01-01/extension/event/next HTTP/1.1", next.Line);
        Assert.Equal("ext-1", next.Headers["Lambda-Extension-Identifier"]);
        loop.ReadRequest();

        Signal(process, "TERM");
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal("closed\ndisposed\n", await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task WorkThatDoesNotEnd_IsNamedAndLeft()
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Shutdown.Bootstrap, server, "Quick", ("SLOW", "1"));
        using RudeConnection extension = Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        Signal(process, "TERM");
        await Closing(process);
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal(Unfinished, await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task ServiceThatGoesAwayAfterTheSignal_IsNoNews()
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Shutdown.Bootstrap, server, "Quick", ("SLOW", "1"));
        RudeConnection extension = Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        Signal(process, "TERM");
        await Closing(process);
        loop.Send(RudeReplies.End);
        extension.Dispose();
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        Assert.Equal(Unfinished, await BootstrapProcess.Errors(process));
    }

    [Fact]
    public async Task ServiceThatGoesAwayWithoutASignal_IsToldAndEndsTheFunctionInTime()
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Shutdown.Bootstrap, server, "Quick", ("SLOW", "1"));
        using RudeConnection extension = Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeReplies.End);
        Assert.Equal(1, await BootstrapProcess.ExitCode(process));
        string log = await BootstrapProcess.Errors(process);
        Assert.StartsWith("FATAL Lambda.Runtime: /next at ", log, StringComparison.Ordinal);
        Assert.EndsWith("closing\n" + Unfinished, log, StringComparison.Ordinal);
    }

    /// <summary>As under an emulator. The signal is .NET's to handle there.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task ProgramThatIsNotNative_RunsItsEndToo(bool isSignalled, int exitCode)
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        user.Write("Functions.cs", await File.ReadAllTextAsync(Repository.At("tests/Runtime.Package.Tests/Functions/Shutdown.cs"), TestContext.Current.CancellationToken));
        (await user.Dotnet("build")).Succeeded();
        using var server = new RudeServer();
        string root = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        using Process process = Start(user.At("bin/Debug/net10.0/HelloWorld"), server, "Quick", ("DOTNET_ROOT", root));
        using RudeConnection extension = Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        if (isSignalled)
            Signal(process, "TERM");
        else
            loop.Send(RudeReplies.End);
        Assert.Equal(exitCode, await BootstrapProcess.ExitCode(process));
        Assert.EndsWith("closed\ndisposed\n", await BootstrapProcess.Errors(process), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Internal\r\nContent-Length: 4\r\n\r\nlost", "the service replied 500 lost")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "the service replied 200 {}")]
    [InlineData("no HTTP\r\n\r\n", "no HTTP")]
    [InlineData("", "the peer closed the connection instead of replying")]
    public async Task RegistrationThatFails_IsAWarning(string reply, string message)
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Shutdown.Bootstrap, server, "Quick");
        RudeConnection extension = server.Accept();
        extension.ReadRequest();
        extension.Send(reply);
        extension.Dispose();
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeReplies.Event("1"));
        Assert.Equal("1", loop.ReadRequest().Text);
        process.Kill();
        string log = await BootstrapProcess.Errors(process);
        Assert.StartsWith("WARN Lambda.Runtime: /extension/register: ", log, StringComparison.Ordinal);
        Assert.Contains(message, log, StringComparison.Ordinal);
        Assert.Contains("the function goes on", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionWithNothingToDo_RegistersNothing_AndEndsAtOnce()
    {
        using var server = new RudeServer();
        using Process process = Start(await packages.Hello.Bootstrap, server, "Hello");
        using RudeConnection loop = server.Accept();
        Assert.Equal("GET /2018-06-01/runtime/invocation/next HTTP/1.1", loop.ReadRequest().Line);
        Signal(process, "TERM");
        Assert.Equal(128 + 15, await BootstrapProcess.ExitCode(process));
        Assert.Equal("", await BootstrapProcess.Errors(process));
    }

    private static RudeConnection Register(RudeServer server)
    {
        RudeConnection extension = server.Accept();
        RudeRequest register = extension.ReadRequest();
        Assert.Equal("POST /2020-01-01/extension/register HTTP/1.1", register.Line);
        Assert.NotEmpty(register.Headers["Lambda-Extension-Name"]);
        Assert.Equal("{\"events\":[]}", register.Text);
        extension.Send("HTTP/1.1 200 OK\r\nLambda-Extension-Identifier: ext-1\r\nContent-Length: 2\r\n\r\n{}");
        return extension;
    }

    private static Process Start(string bootstrap, RudeServer server, string handler, params (string Name, string Value)[] environment) =>
        BootstrapProcess.Start(bootstrap, [("AWS_LAMBDA_RUNTIME_API", server.Address), ("_HANDLER", handler), .. environment]);

    /// <summary>Waits until the function's shutdown method runs, which says so first.</summary>
    private static async Task Closing(Process process) =>
        Assert.Equal("closing", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));

    private static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
    }
}

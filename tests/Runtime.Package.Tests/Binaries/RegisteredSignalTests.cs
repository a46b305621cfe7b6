using System.Diagnostics;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Shutdown;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>Functions that handle SIGTERM themselves: both their shutdown methods and their registrations run.</summary>
public sealed class RegisteredSignalTests(PackedPackages packages)
{
    public static TheoryData<string> Registrations =>
    [
        "static", "static cancel", "constructor", "constructor cancel", "constructor twice", "constructor twice cancel",
        "invocation", "invocation cancel", "invocation twice", "invocation twice cancel", "constructor disposed", "invocation disposed", "invocation twice disposed",
    ];

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task RegistrationForSignal_DoesNotPreventShutdownMethods(string registration)
    {
        using var server = new RudeServer();
        using Process process = InternalExtension.Start(await packages.Shutdown.Bootstrap, server, "Quick", ("REGISTER", registration));
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeResponses.Event("1"));
        Assert.Equal("1", loop.ReadRequest().Text);
        loop.Send(RudeResponses.Accepted);
        loop.ReadRequest();

        BootstrapProcess.Signal(process, "TERM");
        Assert.Equal(0, await BootstrapProcess.ExitCode(process));
        string signal = registration.EndsWith("disposed", StringComparison.Ordinal) ? "" : "signal\n";
        Assert.Equal($"{signal}closed\ndisposed\n", await BootstrapProcess.Errors(process));
    }
}

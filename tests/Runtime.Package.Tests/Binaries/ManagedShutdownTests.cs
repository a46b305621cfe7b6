using System.Diagnostics;
using System.Runtime.InteropServices;
using Lambda.Runtime.Package.Tests.Common;
using Lambda.Runtime.RudePeer;
using Lambda.Runtime.Shutdown;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The shutdown of a program that was built and not published.</summary>
public sealed class ManagedShutdownTests(PackedPackages packages)
{
    /// <summary>The same as under an emulator: .NET handles the signal.</summary>
    [Fact]
    public async Task NonNativeProgram_RunsShutdownMethods()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction(properties: "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        user.Write("Functions.cs", await File.ReadAllTextAsync(Repository.At("tests/Runtime.Package.Tests/Functions/Shutdown.cs"), TestContext.Current.CancellationToken));
        (await user.Dotnet("build")).Succeeded();
        string program = user.At("bin/Debug/net10.0/HelloWorld");
        await AssertEnd(program, isSignalled: true, "");
        await AssertEnd(program, isSignalled: false, "");
        foreach (string registration in (string[])["constructor", "constructor cancel", "invocation", "invocation cancel"])
            await AssertEnd(program, isSignalled: true, registration);
    }

    private static async Task AssertEnd(string program, bool isSignalled, string registration)
    {
        using var server = new RudeServer();
        string root = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        using Process process = InternalExtension.Start(program, server, "Quick", ("DOTNET_ROOT", root), ("REGISTER", registration));
        using RudeConnection extension = InternalExtension.Register(server);
        using RudeConnection loop = server.Accept();
        loop.ReadRequest();
        loop.Send(RudeResponses.Event("1"));
        Assert.Equal("1", loop.ReadRequest().Text);
        loop.Send(RudeResponses.Accepted);
        loop.ReadRequest();
        if (isSignalled)
            BootstrapProcess.Signal(process, "TERM");
        else
            loop.Send(RudeResponses.End);
        Assert.Equal(isSignalled ? 0 : 1, await BootstrapProcess.ExitCode(process));
        Assert.EndsWith("closed\ndisposed\n", await BootstrapProcess.Errors(process), StringComparison.Ordinal);
    }
}

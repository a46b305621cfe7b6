using System.Diagnostics;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Package.Tests.Common;

/// <summary>A function with a shutdown method, and its registration as an extension.</summary>
internal static class InternalExtension
{
    public static Process Start(string bootstrap, RudeServer server, string handler, params (string Name, string Value)[] environment) =>
        BootstrapProcess.Start(bootstrap, [("AWS_LAMBDA_RUNTIME_API", server.Address), ("_HANDLER", handler), .. environment]);

    public static RudeConnection Register(RudeServer server)
    {
        RudeConnection extension = server.Accept();
        RudeRequest register = extension.ReadRequest();
        Assert.Equal("POST /2020-01-01/extension/register HTTP/1.1", register.Line);
        Assert.NotEmpty(register.Headers["Lambda-Extension-Name"]);
        Assert.Equal("{\"events\":[]}", register.Text);
        extension.Send("HTTP/1.1 200 OK\r\nLambda-Extension-Identifier: ext-1\r\nContent-Length: 2\r\n\r\n{}");
        return extension;
    }
}

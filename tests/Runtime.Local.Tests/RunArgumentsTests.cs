using System.Net;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Local.CommandLine;
using Lambda.Runtime.Local.Running;

namespace Lambda.Runtime.Local.Tests;

public sealed class RunArgumentsTests
{
    [Fact]
    public void NoOptions_AreTheDefaultsOfAPublishOnLoopback()
    {
        var arguments = RunArguments.Parse(["/app/Hello.dll"]);
        Assert.Equal("Hello", arguments.Project.Name);
        Assert.Equal((9000, IPAddress.Loopback, 256, 10), (arguments.Port, arguments.Host, arguments.MemorySizeMB, (int)arguments.Timeout.TotalSeconds));
        Assert.Null(arguments.EventFile);
        Assert.Null(arguments.ValuesFile);
        Assert.Null(arguments.Handler);
        Assert.False(arguments.Native);
        Assert.Null(arguments.UrlPort);
        Assert.Empty(arguments.AllowedHosts);
        Assert.Empty(arguments.AllowedOrigins);
    }

    [Fact]
    public void EveryOption_IsRead()
    {
        var arguments = RunArguments.Parse(
        [
            "/app/Hello.dll", "--project", "Hello.csproj", "--configuration", "Release", "--framework", "net10.0", "--assets", "a.json", "--output", "obj/run",
            "--port", "0", "--host", "0.0.0.0", "--handler", "Hello", "--timeout", "900", "--memory", "10240", "--event", "e.json", "--native",
            "--url-port", "9002", "--allow-host", "lambda", "--allow-host", "host.docker.internal", "--allow-origin", "http://localhost:5173", "--allow-origin",
            "https://APP.example/", "--state", "queues.json", "--values", "values.json",
        ]);
        Assert.Equal(("Hello.csproj", "Release", "net10.0"), (arguments.Project.File, arguments.Project.Configuration, arguments.Project.Framework));
        Assert.Equal(("a.json", "obj/run"), (arguments.Project.AssetsFile, arguments.Project.OutputFolder));
        Assert.Equal((0, IPAddress.Any, 10240, 900), (arguments.Port, arguments.Host, arguments.MemorySizeMB, (int)arguments.Timeout.TotalSeconds));
        Assert.Equal(9002, arguments.UrlPort);
        Assert.Equal(["lambda", "host.docker.internal"], arguments.AllowedHosts);
        Assert.Equal(["http://localhost:5173", "https://app.example"], arguments.AllowedOrigins);
        Assert.Equal(("e.json", "Hello", true), (arguments.EventFile, arguments.Handler, arguments.Native));
        Assert.Equal(("queues.json", "values.json"), (arguments.StateFile, arguments.ValuesFile));
        Assert.Equal(["--port", "0"], arguments.Written[0]);
        Assert.Equal(["--native"], arguments.Written[6]);
    }

    [Fact]
    public void Service_HasItsSettings()
    {
        var arguments = RunArguments.Parse(
        [
            "/app/Hello.dll", "--as", "rest-api", "--stage", "dev", "--binary-media-type", "image/*", "--binary-media-type", "font/woff2", "--route", "GET /orders/{id}", "--route",
            "ANY /{proxy+}",
        ]);
        Assert.Equal((GatewayKind.RestApi, "dev"), (arguments.Gateway, arguments.GatewaySettings.Stage));
        Assert.Equal(["image/*", "font/woff2"], arguments.GatewaySettings.BinaryMediaTypes);
        Assert.Equal(["GET /orders/{id}", "ANY /{proxy+}"], arguments.GatewaySettings.Routes);
        Assert.Equal("$default", RunArguments.Parse(["/app/Hello.dll", "--as", "http-api", "--stage", "$default"]).GatewaySettings.Stage);
    }

    [Theory]
    [InlineData("--as is 'rest'; expected one of: function-url, http-api, http-api-v1, rest-api, alb, alb-multi.", "--as", "rest")]
    [InlineData("--stage is 'dev', and a function URL has no stages.", "--stage", "dev")]
    [InlineData("--stage is 'dev', and a load balancer has no stages.", "--stage", "dev", "--as", "alb")]
    [InlineData("--stage is 'a/b'; expected 1 to 128 letters, digits, hyphens and underscores.", "--as", "rest-api", "--stage", "a/b")]
    [InlineData("--route is 'GET /a', and a function URL has no routes.", "--route", "GET /a")]
    [InlineData("--route is 'GET /a/{id:int}', and the parameter '{id:int}' is not one of API Gateway, which has neither constraints nor optional values; expected GET /a/{id}.", "--as", "http-api", "--route", "GET /a/{id:int}")]
    [InlineData("--route is 'GET /a' twice; expected each route once.", "--as", "http-api", "--route", "GET /a", "--route", "GET /a")]
    [InlineData("--route is '/a'; expected a method or ANY, a space, and a path such as /orders/{id} or /files/{name+}.", "--as", "http-api", "--route", "/a")]
    [InlineData("--binary-media-type is 'png'; expected a media type, such as image/png, image/* or */*.", "--as", "rest-api", "--binary-media-type", "png")]
    [InlineData("--binary-media-type is for --as rest-api; --as http-api decides by the content type.", "--as", "http-api", "--binary-media-type", "image/png")]
    [InlineData("LambdaTrust is 'amazon'; expected one of: once, aws, system.", "--project-trust", "amazon")]
    [InlineData("LambdaHttp is 'rest'; expected one of: function-url, http-api, http-api-v1, rest-api, alb, alb-multi.", "--project-http", "rest")]
    [InlineData("LambdaHttpRoutes is 'all'; expected one of: proxy, each.", "--project-http", "rest-api", "--project-http-routes", "all")]
    [InlineData("LambdaHttpRoutes is 'each', and a function URL has no routes.", "--project-http", "function-url", "--project-http-routes", "each")]
    [InlineData("LambdaHttpStage is 'a/b'; expected 1 to 128 letters, digits, hyphens and underscores.", "--project-http", "rest-api", "--project-http-stage", "a/b")]
    [InlineData("LambdaBinaryMediaTypes is 'png'; expected a media type, such as image/png, image/* or */*.", "--project-binary-media-types", "png")]
    [InlineData("--port is '65536'; expected a whole number from 0 to 65535.", "--port", "65536")]
    [InlineData("--port is '-1'; expected a whole number from 0 to 65535.", "--port", "-1")]
    [InlineData("--timeout is '0'; expected a whole number from 1 to 900.", "--timeout", "0")]
    [InlineData("--memory is '1 GB'; expected a whole number from 128 to 10240.", "--memory", "1 GB")]
    [InlineData("--host is 'my host'; expected an address or the name of this machine, such as 127.0.0.1, or 0.0.0.0 for all of its addresses.", "--host", "my host")]
    [InlineData("--url-port is '65536'; expected a whole number from 0 to 65535.", "--url-port", "65536")]
    [InlineData("--allow-host is 'http://lambda'; expected a host name without scheme and port, such as host.docker.internal.", "--allow-host", "http://lambda")]
    [InlineData("--allow-host is 'lambda:9000'; expected a host name without scheme and port, such as host.docker.internal.", "--allow-host", "lambda:9000")]
    [InlineData("--allow-host is '*'; expected a host name without scheme and port, such as host.docker.internal.", "--allow-host", "*")]
    [InlineData("--allow-origin is '*'; expected scheme, host and port of one website, such as http://localhost:5173.", "--allow-origin", "*")]
    [InlineData("--allow-origin is 'localhost:5173'; expected scheme, host and port of one website, such as http://localhost:5173.", "--allow-origin", "localhost:5173")]
    [InlineData("--allow-origin is 'ws://localhost:5173'; expected scheme, host and port of one website, such as http://localhost:5173.", "--allow-origin", "ws://localhost:5173")]
    [InlineData("--allow-origin needs a value after it.", "--allow-origin")]
    [InlineData("--event needs a value after it.", "--event")]
    [InlineData("--values needs a value after it.", "--values")]
    [InlineData("LambdaTimeout is '1 min'; expected a whole number from 1 to 900.", "--project-timeout", "1 min")]
    [InlineData("LambdaMemorySize is '64'; expected a whole number from 128 to 10240.", "--project-memory", "64")]
    [InlineData("--native and --in-process exclude each other: the native binary is a separate program. Leave out one of them.", "--in-process", "--native")]
    [InlineData("'--prot' is not a known option. Did you mean --port?", "--prot", "1")]
    [InlineData("'--url' is not a known option. Did you mean --url-port?", "--url", "1")]
    [InlineData("'-port' is not a known option. Did you mean --port?", "-port", "1")]
    [InlineData("'--Timeout' is not a known option. Did you mean --timeout?", "--Timeout", "1")]
    [InlineData("'--port=9001' is not a known option. Did you mean '--port 9001'?", "--port=9001")]
    [InlineData("'--native=true' is not a known option. Did you mean --native?", "--native=true")]
    [InlineData("'--watch' is not a known option.", "--watch")]
    [InlineData("'--no-build' is an option of dotnet run itself: put it before '--'.", "--port", "0", "--no-build")]
    [InlineData("'-c' is an option of dotnet run itself: put it before '--'.", "-c", "Release")]
    [InlineData("'-p:A=1' is an option of dotnet run itself: put it before '--'.", "-p:A=1")]
    [InlineData("'--launch-profile=A' is an option of dotnet run itself: put it before '--'.", "--launch-profile=A")]
    [InlineData("'--configuration' is an option of dotnet run itself: put it before '--'.", "--configuration", "Debug", "--configuration", "Release")]
    [InlineData("'--project' is an option of dotnet run itself: put it before '--'.", "--project", "/a.csproj", "--port", "0", "--project", "/b.csproj")]
    [InlineData("'event.json' is not a known option.", "event.json")]
    public void InvalidOption_IsReportedWithWhatWasExpected(string message, params string[] options)
    {
        UsageException thrown = Assert.Throws<UsageException>(() => RunArguments.Parse(["/app/Hello.dll", .. options]));
        Assert.Equal(message, thrown.Message);
        // The help has the options, and not the settings of the project.
        Assert.Equal(message.StartsWith("Lambda", StringComparison.Ordinal), thrown.Hint == "It is a setting of the project.");
    }

    [Fact]
    public void SettingsOfTheProject_AreDefaults()
    {
        var arguments = RunArguments.Parse(["/app/Hello.dll", "--project-timeout", "30", "--project-memory", "512", "--timeout", "40"]);
        Assert.Equal((512, 40), (arguments.MemorySizeMB, (int)arguments.Timeout.TotalSeconds));
        Assert.Equal([["--timeout", "40"]], arguments.Written);
    }

    [Fact]
    public void CertificatesOfTheProject_AreNoOptionOfTheUser()
    {
        var arguments = RunArguments.Parse(["/app/Hello.dll", "--project-trust", "aws", "--project-certificates", "/packages/amazon-roots.pem"]);
        Assert.Equal("/packages/amazon-roots.pem", arguments.CertificateFile);
        Assert.Empty(arguments.Written);
    }

    [Fact]
    public void ServiceOfTheProject_IsTheDefaultWithItsSettings()
    {
        string[] project = ["--project-http", "rest-api", "--project-http-routes", "each", "--project-http-stage", "v1", "--project-binary-media-types", "image/png;application/*"];
        var same = RunArguments.Parse(["/app/Hello.dll", .. project]);
        Assert.Equal((GatewayKind.RestApi, "v1", true), (same.Gateway, same.GatewaySettings.Stage, same.HasEachRoute));
        Assert.Equal(["image/png", "application/*"], same.GatewaySettings.BinaryMediaTypes);
        Assert.Empty(same.Written);
        var changed = RunArguments.Parse(["/app/Hello.dll", .. project, "--stage", "v2", "--binary-media-type", "*/*", "--route", "GET /orders"]);
        Assert.Equal(("v2", false), (changed.GatewaySettings.Stage, changed.HasEachRoute));
        Assert.Equal(["*/*"], changed.GatewaySettings.BinaryMediaTypes);
        var other = RunArguments.Parse(["/app/Hello.dll", .. project, "--as", "alb"]);
        Assert.Equal((GatewayKind.Alb, null, false), (other.Gateway, other.GatewaySettings.Stage, other.HasEachRoute));
        var none = RunArguments.Parse(["/app/Hello.dll", "--project-http", "", "--project-http-routes", "", "--project-http-stage", "", "--project-binary-media-types", ""]);
        Assert.Equal((GatewayKind.FunctionUrl, null), (none.Gateway, none.GatewaySettings.Stage));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Help_IsNotAnError(string option) => Assert.True(RunArguments.Parse(["/app/Hello.dll", option, "--port", "0"]).Help);

    // A name of this machine, which resolves without a name server.
    [Fact]
    public void HostName_IsListenedOnAndAccepted()
    {
        var arguments = RunArguments.Parse(["/app/Hello.dll", "--host", "LocalHost"]);
        Assert.Equal(IPAddress.Loopback, arguments.Host);
        Assert.Equal(["LocalHost"], arguments.AllowedHosts);
    }

    [Fact]
    public void NoAssembly_IsReported() =>
        Assert.Contains("assembly is missing", Assert.Throws<UsageException>(() => RunArguments.Parse([])).Message, StringComparison.Ordinal);
}

using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary><c>dotnet run</c> of a function that references only the package.</summary>
public sealed class DotnetRunTests(PackedPackages packages)
{
    [Fact]
    public async Task Project_RunsAndRestartsWhenSourceChanges()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        await using RunningFunction function = await RunningFunction.StartAsync(user);
        Assert.Contains("""curl -d '{"name":"World"}' http://127.0.0.1:""", function.Output, StringComparison.Ordinal);
        Assert.Contains($$"""echo '{"name":"World"}' | aws lambda invoke --endpoint-url {{function.Address}} """, function.Output, StringComparison.Ordinal);
        Assert.Contains("handlers  Hello", function.Output, StringComparison.Ordinal);
        Assert.Contains($"page      {function.Address}, in a browser", function.Output, StringComparison.Ordinal);
        Assert.Matches(@"  url       http://127\.0\.0\.1:\d+/, the function URL\n", function.Output);
        Assert.Contains("/lambda-page/page.js", await function.BrowseAsync(), StringComparison.Ordinal);
        Assert.Equal(("""{"message":"Hello, World!"}""", false), await function.InvokeAsync("""{"name":"World"}"""));
        Assert.Matches(@"^[0-9a-f-]{36}  HelloWorld  ok  [\d.]+ ms, billed \d+ ms, \d+ of 256 MB, init [\d.]+ ms in process \d+$", await function.LineAsync("  ok  "));

        user.Write("Functions.cs", UserFolder.FunctionSource.Replace("Hello, ", "Good day, ", StringComparison.Ordinal));
        await function.LineAsync("Functions.cs has changed: building.");
        await function.LineAsync("Restarted: HelloWorld in process ");
        Assert.Equal(("""{"message":"Good day, World!"}""", false), await function.InvokeAsync("""{"name":"World"}"""));

        user.Write("Functions.cs", UserFolder.FunctionSource.Replace("=> new(", "=> wen(", StringComparison.Ordinal));
        await function.LineAsync("Not built: ");
        (string text, bool isError) = await function.InvokeAsync("""{"name":"World"}""");
        Assert.True(isError);
        Assert.Contains("\"errorType\":\"Local.BuildFailed\"", text, StringComparison.Ordinal);
        Assert.Contains("error CS0103", text, StringComparison.Ordinal);

        user.Write("Functions.cs", $"#warning check this\n{UserFolder.FunctionSource}");
        await function.LineMatchingAsync(@"Functions\.cs\(1,10\): warning CS1030: #warning: 'check this'");
        await function.LineAsync("Restarted: HelloWorld in process ");
        Assert.Equal(("""{"message":"Hello, World!"}""", false), await function.InvokeAsync("""{"name":"World"}"""));
        Assert.Equal(0, await function.StopAsync());
    }

    [Fact]
    public async Task SingleFile_RunsAndRestartsWhenItChanges()
    {
        using var user = new UserFolder(packages);
        string source = File.ReadAllText(Repository.At("samples/FileBased/hello.cs"));
        user.Write("hello.cs", source);
        await using RunningFunction function = await RunningFunction.StartAsync(user, "hello.cs");
        Assert.Equal(("""{"message":"Hello, World!"}""", false), await function.InvokeAsync("""{"name":"World"}""", "hello"));

        user.Write("hello.cs", source.Replace("Hello, ", "Good day, ", StringComparison.Ordinal));
        await function.LineAsync("Restarted: hello in process ");
        Assert.Equal(("""{"message":"Good day, World!"}""", false), await function.InvokeAsync("""{"name":"World"}""", "hello"));
    }

    [Fact]
    public async Task SingleEvent_PrintsResponse_AndOutcomeIsExitCode()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Functions.cs", File.ReadAllText(Repository.At("tests/Runtime.Package.Tests/Functions/Local.cs")));
        user.Write("event.json", "\"World\"");
        user.Write("broken.json", "{\"name\"");
        user.Write("large.json", $"\"{new string('x', 6_291_556)}\"");

        DotnetCommand succeeded = (await user.Dotnet("run", "-e", "SUFFIX=!", "--event", "event.json", "--handler", "Echo")).Succeeded();
        Assert.StartsWith("\"World!\"\n", string.Join('\n', succeeded.Output.Split('\n').Where(static line => line.StartsWith('"'))) + "\n", StringComparison.Ordinal);
        await Ends(1, "InvalidOperationException: not with World", "--event", "event.json", "--handler", "Throw");
        await Ends(1, "Runtime.ExitError", "--event", "event.json", "--handler", "Exit");
        await Ends(2, "there is no file", "--event", "none.json", "--handler", "Echo");
        await Ends(2, "is a directory. Expected the path of a file", "--event", ".", "--handler", "Echo");
        await Ends(1, "is not JSON, which the service requires", "--event", "broken.json", "--handler", "Echo");
        await Ends(1, "has 6291558 bytes. The maximum is 6291456", "--event", "large.json", "--handler", "Echo");
        await Ends(2, "--event needs --handler, because there are several: Echo, Exit, Flood, Throw.", "--event", "event.json");
        await Ends(2, "Expected one of: Echo, Exit, Flood, Throw.", "--handler", "Eco");
        await Ends(2, "Expected one of: Echo, Exit, Flood, Throw.", "--handler", "Eco", "--event", "event.json");
        await Ends(0, "--url-port <number>", "--", "--help");
        await Ends(2, "'--prot' is not a known option. Did you mean --port? 'dotnet run -- --help' lists the options.", "--prot", "1");

        async Task Ends(int exitCode, string words, params string[] arguments)
        {
            DotnetCommand command = await user.Dotnet(["run", "--no-build", .. arguments]);
            Assert.Equal(exitCode, command.ExitCode);
            Assert.Contains(words, command.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FunctionThatFails_IsReported_AndEmulatorContinues()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Functions.cs", File.ReadAllText(Repository.At("tests/Runtime.Package.Tests/Functions/Local.cs")));
        await using RunningFunction function = await RunningFunction.StartAsync(user);

        Assert.Contains("""curl -d '"World"' http://127.0.0.1:""", function.Output, StringComparison.Ordinal);
        Assert.Contains("\"errorType\":\"InvalidOperationException\"", (await function.InvokeAsync("\"World\"", "Throw")).Text, StringComparison.Ordinal);
        await function.LineAsync("InvalidOperationException: not with World");
        Assert.Contains("exit status 7", (await function.InvokeAsync("\"World\"", "Exit")).Text, StringComparison.Ordinal);
        await function.LineAsync("exit status 7");
        Assert.Single(Regex.Matches(function.Output, "InvalidOperationException: not with World"));
        Assert.Equal(("\"flooded\"", false), await function.InvokeAsync("\"World\"", "Flood"));
        await function.LineAsync("(more than 1000 lines of log");
        Assert.Contains("Expected one of: Echo, Exit, Flood, Throw.", (await function.InvokeAsync("\"World\"", "Nobody")).Text, StringComparison.Ordinal);
        Assert.Contains("Could not parse request body into json", (await function.InvokeAsync("World", "Echo")).Text, StringComparison.Ordinal);
        await function.LineAsync("InvalidRequestContentException: Could not parse request body into json");
        Assert.Equal(("\"World\"", false), await function.InvokeAsync("\"World\"", "Echo"));

        DotnetCommand second = await user.Dotnet("run", "--no-build", "--port", new Uri(function.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("address already in use. End the program that uses the port, or choose another", second.Output, StringComparison.Ordinal);

        user.Write("event.json", "\"World\"");
        DotnetCommand exits = await user.Dotnet("run", "--no-build", "-e", "START=exits", "--handler", "Echo", "--event", "event.json");
        Assert.Equal(1, exits.ExitCode);
        Assert.Contains("exit status 3", exits.Output, StringComparison.Ordinal);
        DotnetCommand throws = await user.Dotnet("run", "--no-build", "-e", "START=throws", "--handler", "Echo", "--event", "event.json");
        Assert.Equal(1, throws.ExitCode);
        Assert.Single(Regex.Matches(throws.Output, "InvalidOperationException: no table"));
        Assert.DoesNotContain("next event", throws.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NativeBinary_IsPublishedForThisMachine_RespondsToEvent_AndUploadsNothing()
    {
        using var user = new UserFolder(packages);
        string other = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "x86_64" : "arm64";
        user.WriteFunction(properties: $"<LambdaArchitecture>{other}</LambdaArchitecture>", items: PublishHooks.AmongItems);
        user.Write("event.json", """{"name":"World"}""");
        DotnetCommand run = (await user.Dotnet("run", "--native", "--event", "event.json")).Succeeded();
        Assert.Contains("""{"message":"Hello, World!"}""", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(user.At("obj/lambda/run/native/bootstrap")));
        PublishHooks.DidNotUpload(user);
    }

    [Fact]
    public async Task ProgramWithoutHandlersOrWithAnotherEmulator_RunsWithoutEmulator()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Functions.cs", """System.Console.WriteLine($"by itself with {string.Join(' ', args)}"); return 5;""");
        DotnetCommand plain = await user.Dotnet("run", "--", "--port", "1");
        Assert.Equal(5, plain.ExitCode);
        Assert.Contains("by itself with --port 1", plain.Output, StringComparison.Ordinal);

        user.Write("Functions.cs", UserFolder.FunctionSource);
        DotnetCommand off = await user.Dotnet("run", "-p:LambdaLocal=false");
        Assert.Equal(1, off.ExitCode);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API is not set", off.Output, StringComparison.Ordinal);

        // Port 1 is free on every machine.
        DotnetCommand other = await user.Dotnet("run", "-e", "AWS_LAMBDA_RUNTIME_API=127.0.0.1:1");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API is set: HelloWorld starts without the emulator and gets its events from 127.0.0.1:1.\n", other.Output, StringComparison.Ordinal);
        Assert.Contains("FATAL", other.Output, StringComparison.Ordinal);
    }

    /// <summary>An IDE starts the program with a debugger instead of the option.</summary>
    [Fact]
    public async Task ProgramItself_RunsInTheProcessOfTheEmulator()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Functions.cs", """
            using Lambda.Runtime;

            public static class Functions
            {
                [LambdaHandler]
                public static string Hello(string name, LambdaContext context) =>
                    $"Hello, {name}, from {Environment.ProcessId}, {Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME")}, {context.MemoryLimitInMB} MB!";
            }
            """);
        string[] settings = ["-p:ImplicitUsings=enable", "-p:LambdaMemorySize=512", "-p:LambdaHttp=rest-api", "-p:LambdaHttpStage=v1"];
        await using RunningFunction function = await RunningFunction.StartAsync(user, [.. settings, "--in-process", "--timeout", "60"]);
        string process = Regex.Match(function.Output, @"  process   (\d+), with the emulator\n").Groups[1].Value;
        Assert.Equal(($"\"Hello, World, from {process}, HelloWorld, 512 MB!\"", false), await function.InvokeAsync("\"World\""));
        Assert.Contains("/lambda-page/page.js", await function.BrowseAsync(), StringComparison.Ordinal);
        Assert.Contains("limits    60 s, 512 MB", function.Output, StringComparison.Ordinal);
        Assert.Matches(@"  url       http://127\.0\.0\.1:\d+/v1/, the REST API\n", function.Output);
        Assert.Equal(0, await function.StopAsync());

        user.Write("event.json", "\"World\"");
        user.Write("Properties/launchSettings.json", """{ "profiles": { "One": { "commandName": "Project", "commandLineArgs": "--event event.json" } } }""");
        DotnetCommand profile = (await user.Dotnet("run", "--no-build")).Succeeded();
        Assert.Contains("\"Hello, World, from ", profile.Output, StringComparison.Ordinal);

        DotnetCommand single = (await user.Dotnet("exec", "bin/Debug/net10.0/HelloWorld.dll", "--in-process", "--event", "event.json")).Succeeded();
        Assert.Contains("\"Hello, World, from ", single.Output, StringComparison.Ordinal);

        DotnetCommand alone = await user.Dotnet("exec", "bin/Debug/net10.0/HelloWorld.dll");
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API is not set", alone.Output, StringComparison.Ordinal);
        Assert.Contains("start the project with 'dotnet run'", alone.Output, StringComparison.Ordinal);
    }
}

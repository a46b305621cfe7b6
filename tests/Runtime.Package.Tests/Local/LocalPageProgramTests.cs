using System.Text.Json;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Starts a function in the ways of docs/local.md and docs/debugging.md: with variables, with an event, by the files of IDEs, and without the emulator.</summary>
[FullTier]
public sealed class LocalPageProgramTests(PackedPackages packages) : IDisposable
{
    /// <summary>The first lines of the blocks of docs/debugging.md that are run here.</summary>
    internal static readonly string[] Labels = ["json launch", "json profile"];

    private static readonly DocumentationPage Page = new("docs/local.md"), Debugging = new("docs/debugging.md");

    private readonly UserFolder _user = new(packages, nameof(LocalPageProgramTests));

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task Function_IsStartedAsThePageSays()
    {
        _user.WriteFunction();
        _user.Write("Functions.cs", """
            public static class Functions
            {
                [Lambda.Runtime.LambdaHandler]
                public static string Hello(string name) => $"{name} and {System.Environment.GetEnvironmentVariable("TABLE")}";
            }
            """);
        _user.Write("event.json", "\"World\"");
        _user.Write("all.json", """{"Records":["first","second"]}""");
        (await _user.Dotnet("build")).Succeeded();

        Assert.Contains("\"World and Orders\"\n", await RunAsync($"{Page.Command("TABLE=Orders dotnet run")} --no-build --event event.json"), StringComparison.Ordinal);
        Assert.Contains("\"World and Orders\"\n", await RunAsync($"{Page.Command("dotnet run -e TABLE=Orders")} --no-build --event event.json"), StringComparison.Ordinal);
        Assert.Contains("\"World and \"\n", await RunAsync($"{Page.Command("dotnet run --event event.json")} --no-build"), StringComparison.Ordinal);
        Assert.Contains("\"World and \"\n", await RunAsync($"{Debugging.Command("dotnet run --in-process")} --no-build --event event.json"), StringComparison.Ordinal);
        if (CommandLine.Find("jq") is not null)
        {
            string pipe = Page.Command("dotnet run -- --event <(jq .Records[0] all.json)").Replace("run --", "run --no-build --", StringComparison.Ordinal);
            Assert.Contains("\"first and \"\n", await RunAsync(pipe), StringComparison.Ordinal);
        }

        string help = await RunAsync(Page.Command("dotnet run -- --help").Replace("run --", "run --no-build --", StringComparison.Ordinal));
        string[] options = [.. Page.Rows("| Option | Meaning | Default |").Select(static row => row[0].Split('`')[1])];
        Assert.Contains("--port <number>", options);
        Assert.All(options, option => Assert.Contains($"  {option}", help, StringComparison.Ordinal));

        await AssertStartsWithoutTheEmulatorAsync();
        await AssertStartsByFilesOfIdesAsync();
    }

    /// <summary>The response lists the message that has failed, unless the variable says otherwise.</summary>
    [Fact]
    public async Task FailedRecords_AreInTheResponse_OrFailTheInvocation()
    {
        _user.WriteFunction();
        _user.Write("Functions.cs", """
            public static class Functions
            {
                [Lambda.Runtime.SqsHandler]
                public static void Ship(string text) => throw new System.InvalidOperationException("closed");
            }
            """);
        _user.Write("event.json", """{"Records":[{"messageId":"m-1","body":"x","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:123456789012:ships"}]}""");
        (await _user.Dotnet("build")).Succeeded();
        string command = Page.Command("LAMBDA_BATCH_RESPONSES=off dotnet run --event event.json");

        string succeeded = await RunAsync($"{command[command.IndexOf("dotnet", StringComparison.Ordinal)..]} --no-build");
        Assert.Contains("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", succeeded, StringComparison.Ordinal);
        Assert.Contains("\"errorType\":", await RunAsync($"{command} --no-build", exitCode: 1), StringComparison.Ordinal);
    }

    /// <summary>The code of the table throws what the table says.</summary>
    [Fact]
    public async Task CodeThatFailsOnLambda_FailsHere()
    {
        _user.WriteFunction();
        _user.Write("Functions.cs", """
            using System;
            using System.Globalization;
            using System.Reflection;
            using System.Reflection.Emit;
            using System.Text.Json;
            using Lambda.Runtime;

            public static class Functions
            {
            #pragma warning disable LAMBDA041, LAMBDA045, LAMBDA046 // The warnings say the same.
                [LambdaHandler]
                public static string Run(int row) => row switch
                {
                    0 => CultureInfo.GetCultureInfo("de-DE").Name,
                    1 => JsonSerializer.Serialize(new Version(1, 0)),
                    _ => AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("A"), AssemblyBuilderAccess.Run).FullName!,
                };
            }
            """);
        string[][] rows = Page.Rows("| Code | What it throws, here and on Lambda |");
        Assert.Equal(3, rows.Length);
        await using RunningFunction function = await RunningFunction.StartAsync(_user);
        for (int i = 0; i < rows.Length; i++)
        {
            (string text, bool isError) = await function.InvokeAsync($"{i}");
            Assert.True(isError, text);
            using var error = JsonDocument.Parse(text);
            string[] expected = rows[i][1].Split("`: ");
            Assert.Equal(expected[0].Trim('`'), error.RootElement.GetProperty("errorType").GetString());
            Assert.StartsWith(expected.ElementAtOrDefault(1) ?? "", error.RootElement.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Nothing listens on port 1, so that the function ends.</summary>
    private async Task AssertStartsWithoutTheEmulatorAsync()
    {
        string line = Page.Blocks("text terminal")[5].Replace(":5050/", ":1/", StringComparison.Ordinal);
        string output = await RunAsync("AWS_LAMBDA_RUNTIME_API=127.0.0.1:1/HelloWorld dotnet run --no-build", exitCode: 1);
        Assert.Contains(line, output, StringComparison.Ordinal);
    }

    /// <summary>The files say port 9000, which may be in use here.</summary>
    private async Task AssertStartsByFilesOfIdesAsync()
    {
        using (var launch = JsonDocument.Parse(Debugging.Blocks("json launch").Single()))
        {
            JsonElement configuration = Assert.Single(launch.RootElement.GetProperty("configurations").EnumerateArray());
            string program = configuration.GetProperty("program").GetString()!.Replace("${workspaceFolder}", _user.Path, StringComparison.Ordinal);
            string arguments = string.Join(' ', configuration.GetProperty("args").EnumerateArray()).Replace("9000", "0", StringComparison.Ordinal);
            JsonProperty variable = Assert.Single(configuration.GetProperty("env").EnumerateObject());
            string started = await RunAsync($"{variable.Name}={variable.Value} dotnet exec {program} --in-process {arguments} --event event.json");
            Assert.Contains("\"World and Orders\"\n", started, StringComparison.Ordinal);
        }

        _user.Write("Properties/launchSettings.json", Debugging.Blocks("json profile").Single().Replace("--port 9000", "--port 0 --event event.json", StringComparison.Ordinal));
        Assert.Contains("\"World and Orders\"\n", await RunAsync("dotnet run --no-build"), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string command, int exitCode = 0)
    {
        string caches = $"export NUGET_PACKAGES='{packages.Cache}' MSBUILDDISABLENODEREUSE=1 DOTNET_NOLOGO=1; ";
        (int ended, string output) = await CommandLine.RunAsync(null, _user.Path, ["bash", "-euc", caches + command], TestContext.Current.CancellationToken);
        Assert.True(ended == exitCode, output);
        return output;
    }
}

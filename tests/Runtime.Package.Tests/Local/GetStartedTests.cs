using System.Text.RegularExpressions;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Follows docs/get-started.md from the packed packages, up to the deployment, which needs an account.</summary>
[FullTier]
public sealed class GetStartedTests(PackedPackages packages) : IDisposable
{
    private static readonly DocumentationPage Page = new("docs/get-started.md");

    private readonly UserFolder _user = new(packages, nameof(GetStartedTests));

    public void Dispose() => _user.Dispose();

    [Fact]
    public async Task Page_LeadsToAnApiWithAQueueBehindIt()
    {
        string[] commands = Page.Blocks("sh");
        await RunAsync(_user.Path, commands[0]);
        Assert.Equal(Page.Blocks("csharp template").Single(), File.ReadAllText(_user.At("Shop/Functions.cs")).ReplaceLineEndings("\n"));
        int port = FreePort.Find();
        await using (RunningFunction function = await RunningFunction.StartAsync(_user, "--project", "Shop"))
        {
            Assert.Equal(Page.Blocks("json first").Single().TrimEnd('\n'), await SendAsync(function, Page.Blocks("sh first").Single()));

            _user.Write("Shop/Functions.cs", Page.Blocks("csharp api").Single());
            await function.LineAsync("Restarted: ");
            string responses = await SendAsync(function, Page.Blocks("sh api").Single().Replace("curl ", "curl -w '\\n%{http_code}\\n' ", StringComparison.Ordinal));
            string[] lines = responses.Split('\n');
            Assert.Equal(["""{"id":"A-1","article":"tea","count":2}""", "202", "\"An order has one article or more.\"", "400"], lines[..4]);
            Assert.Contains("expected a string", lines[4], StringComparison.Ordinal);
            Assert.Equal("400", lines[5]);
        }

        await RunAsync(_user.At("Shop"), commands[2]);
        _user.Write("Shop/Functions.cs", Page.Blocks("csharp queue").Single());
        Assert.Equal($"QUEUE_URL={DocumentationPage.Address}/123456789012/orders AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local dotnet run\n", commands[3]);
        string[] variables = ["-e", $"QUEUE_URL=http://127.0.0.1:{port}/123456789012/orders", "-e", "AWS_ACCESS_KEY_ID=local", "-e", "AWS_SECRET_ACCESS_KEY=local"];
        await using (RunningFunction function = await RunningFunction.StartAsync(_user, ["--project", "Shop", .. variables, "--port", $"{port}"]))
        {
            await SendAsync(function, Page.Blocks("sh queue").Single());
            await DocumentationPage.AssertPrintedInAnyOrderAsync(function, Page.Blocks("text queue").Single());
        }

        await RunAsync(_user.At("Shop"), commands[4]);
        _user.Write("Shop.Tests/OrderTests.cs", Page.Blocks("csharp test").Single());
        File.Delete(_user.At("Shop.Tests/UnitTest1.cs"));
        Assert.Contains("Passed:     1", await RunAsync(_user.At("Shop.Tests"), commands[5]), StringComparison.Ordinal);

        await RunAsync(_user.At("Shop.Tests"), commands[6]);
        AddPolicy(_user.At("Shop/template.yaml"), Page.Blocks("yaml policy").Single());
        if (CommandLine.Find("cfn-lint") is not null)
            await RunAsync(_user.At("Shop"), "cfn-lint template.yaml");
    }

    private static void AddPolicy(string template, string lines)
    {
        const string Function = "  HttpFunction:\n    Type: AWS::Serverless::Function\n    Metadata:\n      SkipBuild: true # dotnet publish has built it\n    Properties:\n";
        string text = File.ReadAllText(template);
        Assert.Contains(Function, text, StringComparison.Ordinal);
        File.WriteAllText(template, text.Replace(Function, Function + lines, StringComparison.Ordinal));
    }

    private Task<string> SendAsync(RunningFunction function, string commands)
    {
        string url = Regex.Match(function.Output, @"\n  url       (http://127\.0\.0\.1:\d+)/").Groups[1].Value;
        return RunAsync(_user.Path, commands.Replace(DocumentationPage.FunctionUrl, url, StringComparison.Ordinal)
            .Replace(DocumentationPage.Address, function.Address, StringComparison.Ordinal).Replace("curl ", "curl -s ", StringComparison.Ordinal));
    }

    /// <summary>Runs commands in a shell, with the installed templates of this test.</summary>
    private async Task<string> RunAsync(string folder, string commands)
    {
        string caches = $"export NUGET_PACKAGES='{packages.Cache}' DOTNET_CLI_HOME='{_user.At("home")}' MSBUILDDISABLENODEREUSE=1 DOTNET_NOLOGO=1; ";
        (int exitCode, string output) = await CommandLine.RunAsync(null, folder, ["bash", "-euc", caches + commands], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        return output;
    }
}

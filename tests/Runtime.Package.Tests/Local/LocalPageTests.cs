using System.Text.RegularExpressions;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Package.Tests.Local;

/// <summary>Follows docs/local.md from the packed package: what <c>dotnet run</c> prints, and the commands that reach the function.</summary>
public sealed class LocalPageTests(PackedPackages packages)
{
    private static readonly DocumentationPage Page = new("docs/local.md");

    /// <summary>A response as the page shows it, and with a query one that a REST API refuses.</summary>
    private const string OrderSource = """"
        using Lambda.Runtime;

        public static class Functions
        {
            [LambdaHandler(Payload = Payload.Text)]
            public static string Hello(string json) => json.Contains("items") ? """{"statusCode":200,"headers":{"x-count":3}}""" : """{"statusCode":200,"body":"order 7"}""";
        }
        """";

    [Fact]
    public void EveryBlock_IsRun()
    {
        Assert.Equal(["text banner", "text terminal", "sh run", .. ValuesPageTests.Labels], Page.Labels.Distinct());
        Assert.Equal(LocalPageProgramTests.Labels, new DocumentationPage("docs/debugging.md").Labels);
    }

    [Fact]
    public async Task Emulator_PrintsAndServesWhatThePageSays()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        string[] printed = Page.Blocks("text terminal");
        await using RunningFunction function = await RunningFunction.StartAsync(user);
        string url = UrlOf(function);
        string banner = Page.Blocks("text banner").Single().Replace(DocumentationPage.FunctionUrl, url, StringComparison.Ordinal)
            .Replace(DocumentationPage.Address, function.Address, StringComparison.Ordinal);
        Assert.Matches(DocumentationPage.PatternOf(banner), function.Output);

        string[] commands = banner.Split('\n')[2..4];
        Assert.Equal("""{"message":"Hello, World!"}""", await RunAsync(user, commands[0]));
        await DocumentationPage.AssertPrintedAsync(function, printed[0]);
        if (CommandLine.Find("aws") is not null)
            Assert.StartsWith("""{"message":"Hello, World!"}""", await RunAsync(user, commands[1]), StringComparison.Ordinal);

        await RunAsync(user, $"curl -s {url}/orders/7");
        await DocumentationPage.AssertPrintedAsync(function, printed[1]);
        string options = Page.Command("curl -i -X OPTIONS http://127.0.0.1:9001/").Replace(DocumentationPage.FunctionUrl, url, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await RunAsync(user, $"{options} -s"), StringComparison.Ordinal);

        await RunAsync(user, $"curl -s -X POST -H 'Origin: http://localhost:5173' {url}/lambda-url/Orders/");
        await DocumentationPage.AssertPrintedAsync(function, printed[3]);
        await RunAsync(user, $"curl -s -d World {function.Address}/2015-03-31/functions/HelloWorld/invocations");
        await DocumentationPage.AssertPrintedAsync(function, printed[4]);
    }

    [Fact, FullTier]
    public async Task OtherService_ServesAndRefusesWhatThePageSays()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Functions.cs", OrderSource);
        string[] commands = Page.Blocks("sh run").Single().TrimEnd('\n').Split('\n');
        await using RunningFunction function = await RunningFunction.StartAsync(user, commands[0].Split(' ')[2..]);
        string url = UrlOf(function);
        string found = await RunAsync(user, $"{commands[1].Replace(DocumentationPage.FunctionUrl, url, StringComparison.Ordinal)} -s");
        Assert.EndsWith("\r\n\r\norder 7", found, StringComparison.Ordinal);
        await RunAsync(user, $"curl -s '{url}/orders/7?items=3'");
        await DocumentationPage.AssertPrintedAsync(function, Page.Blocks("text terminal")[2]);
    }

    private static string UrlOf(RunningFunction function) => Regex.Match(function.Output, @"\n  url       (http://127\.0\.0\.1:\d+)/").Groups[1].Value;

    private static async Task<string> RunAsync(UserFolder user, string command)
    {
        string quiet = command.Replace("curl -d", "curl -s -d", StringComparison.Ordinal);
        (int exitCode, string output) = await CommandLine.RunAsync(null, user.Path, ["bash", "-euc", quiet], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        return output;
    }
}

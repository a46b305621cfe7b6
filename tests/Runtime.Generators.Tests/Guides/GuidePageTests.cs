using System.Text;
using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Tests.Batches;
using Lambda.Runtime.RudePeer;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Generators.Tests.Guides;

/// <summary>
/// The programs of the guides compile in a project with implicit usings. Those that an event follows are started, with the variables on the page, and respond to it twice as
/// the page says.
/// </summary>
public sealed partial class GuidePageTests
{
    private static readonly MetadataReference[] Packages = [.. BatchFunction.Packages, MetadataReference.CreateFromFile(typeof(IOptions<>).Assembly.Location)];

    private static readonly string[] Pages = ["configuration.md", "middleware.md", "services.md", "streaming.md", "tracing.md"];

    public static TheoryData<string, string> Programs => [.. from page in Pages from text in Read(page).Split("```csharp\n").Skip(1) select (page, text)];

    [Fact]
    public void EveryPage_HasAnExchange() =>
        Assert.Equal(Pages, Programs.Where(static row => Exchange().IsMatch(row.Data.Item2)).Select(static row => row.Data.Item1).Distinct());

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_RespondsAsThePageSays(string page, string text)
    {
        string code = text[..text.IndexOf("```", StringComparison.Ordinal)].Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal);
        var generation = Generation.Of($"{ImplicitUsings.Text}{code}", packages: Packages);
        foreach (Match variable in Variable().Matches(text))
            Environment.SetEnvironmentVariable(variable.Groups["name"].Value, variable.Groups["value"].Value);
        if (Exchange().Match(text) is not { Success: true } exchange)
        {
            Assert.NotEmpty(generation.Image);
            return;
        }

        using var function = CompiledFunction.Start(generation);
        for (int i = 0; i < 2; i++)
        {
            RudeRequest post = function.Post(Encoding.UTF8.GetBytes(exchange.Groups["event"].Value), TimeSpan.FromSeconds(30));
            Assert.EndsWith("/response", post.Path, StringComparison.Ordinal);
            Assert.True(exchange.Groups["response"].Value == post.Text.TrimEnd('\n'), $"{page}: the response to {exchange.Groups["event"].Value} is {post.Text}");
        }
    }

    private static string Read(string page) => File.ReadAllText(Repository.At($"docs/{page}")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```json event\n(?<event>.*?)\n```\n\n```json response\n(?<response>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Exchange();

    [GeneratedRegex(@"(?<=^```sh variables\n)(?<name>\w+)=(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();
}

using System.Text.RegularExpressions;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>The parts of a sample's README that can be run: the fenced blocks with a second word, which docs/contributing.md lists.</summary>
internal sealed partial class SampleReadme
{
    private SampleReadme(string text, IReadOnlyList<string> publish, IReadOnlyList<SampleExample> examples)
    {
        Text = text;
        Publish = publish;
        Examples = examples;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The arguments of <c>dotnet</c> in the command that publishes the sample from the repository's root.</summary>
    public IReadOnlyList<string> Publish { get; }

    /// <summary>The events; at least one.</summary>
    public IReadOnlyList<SampleExample> Examples { get; }

    public static SampleReadme Read(string sample)
    {
        string text = File.ReadAllText(Repository.At($"samples/{sample}/README.md"));
        Assert.StartsWith($"# {sample}\n", text, StringComparison.Ordinal);
        string? publish = null;
        var examples = new List<SampleExample>();
        string? handler = null;
        string? pendingEvent = null;
        foreach (Match block in Block().Matches(text))
        {
            string content = block.Groups["content"].Value;
            switch (block.Groups["language"].Value, block.Groups["role"].Value)
            {
                case (_, ""):
                    break;
                case ("sh", "publish"):
                    Assert.Null(publish);
                    publish = content;
                    break;
                case (_, "event"):
                    Assert.Null(pendingEvent);
                    pendingEvent = WithoutLastBreak(content);
                    handler = block.Groups["handler"] is { Success: true } name ? name.Value : null;
                    break;
                case (var language, "response" or "error"):
                    Assert.NotNull(pendingEvent);
                    SampleOutcome kind = block.Groups["role"].Value == "error" ? SampleOutcome.Error
                        : language == "http" ? SampleOutcome.HttpResponse
                        : SampleOutcome.Response;
                    examples.Add(new SampleExample(handler, pendingEvent, kind, WithoutLastBreak(content), []));
                    pendingEvent = null;
                    break;
                case ("text", "log"):
                    Assert.NotEmpty(examples);
                    Assert.Empty(examples[^1].Log);
                    examples[^1] = examples[^1] with { Log = WithoutLastBreak(content).Split('\n') };
                    break;
                default:
                    Assert.Fail($"samples/{sample}/README.md has a block '{block.Value.Split('\n')[0]}', which docs/contributing.md does not list.");
                    break;
            }
        }

        Assert.Null(pendingEvent);
        Assert.NotEmpty(examples);
        Assert.Matches($@"^dotnet publish samples/{sample}(/\S+)?\n$", publish);
        return new SampleReadme(text, publish!.TrimEnd('\n').Split(' ')[1..], examples);
    }

    /// <summary>Returns the text without a line break at the end, because a fenced block cannot show whether there is one.</summary>
    public static string WithoutLastBreak(string text) => text.EndsWith('\n') ? text[..^1] : text;

    /// <summary>```json event Orders.Total</summary>
    [GeneratedRegex(@"^```(?<language>\S*)(?: (?<role>\S+))?(?: (?<handler>\S+))?\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

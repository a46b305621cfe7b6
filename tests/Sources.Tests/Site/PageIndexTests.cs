using Lambda.Build.Site;

namespace Lambda.Sources.Tests.Site;

public sealed class PageIndexTests
{
    [Fact]
    public void Index_HasEachPageOfTheTableOfContentsWithItsFirstSentence()
    {
        string index = PageIndex.Create(Repository.At("docs"));

        Assert.StartsWith("# Lambda.Runtime\n\n> AWS Lambda functions in C#, compiled to one native binary", index, StringComparison.Ordinal);
        Assert.Contains("\n- [Get started](docs/get-started.html): In ten minutes, you will have an API ", index, StringComparison.Ordinal);
        Assert.Contains("\n## Guides\n\n- [Handlers](docs/handlers.html): ", index, StringComparison.Ordinal);
        Assert.Contains("\n- [The runtime](src/Runtime/README.html): ", index, StringComparison.Ordinal);
        string[] pages = [.. File.ReadLines(Repository.At("docs/toc.yml")).Where(static line => line.Contains("href: ", StringComparison.Ordinal))];
        Assert.Equal(pages.Length, index.Split("\n- [").Length - 1);
    }

    [Theory]
    [InlineData("# A\n\nOne [link](a.md) and `code`. Two.\n\nThree.", "One link and `code`.")]
    [InlineData("# A\n\nA line\nthat is wrapped, e.g. 2.0 MB. Two.", "A line that is wrapped, e.g. 2.0 MB.")]
    [InlineData("# A\n\nWithout an end", "Without an end")]
    public void FirstSentence_HasNoAddresses(string page, string expected) => Assert.Equal(expected, PageIndex.FirstSentence(page));
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Samples;

/// <summary>Publishes each sample with the command in its README, and sends every event there to the binary.</summary>
public sealed partial class SampleTests(PackedPackages packages)
{
    /// <summary>The samples in samples/Layer are functions as source, which are not published; Runtime.Layer.Tests run them.</summary>
    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Repository.At("samples"))
        .Select(path => Path.GetFileName(path)).Where(static name => name != "Layer").Order(StringComparer.Ordinal);

    /// <summary>The samples that are about the types of a service's events. Their handlers have different names.</summary>
    internal static IReadOnlyList<string> OfEventTypes { get; } = ["Cognito", "DynamoDb", "EventBridge", "Queue", "S3", "Stream"];

    /// <summary>The sample that calls AWS: see <see cref="AwsSdkTests"/>.</summary>
    private const string OfAws = "AwsSdk";

    public static TheoryData<string> Samples => [.. Names.Except(OfEventTypes).Where(static name => name != OfAws)];

    public static TheoryData<string> EventSamples => [.. OfEventTypes];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task EventsInReadme_HaveListedOutcomes(string sample)
    {
        // VendoredPackages finds the compiler only in the package cache, to which the publish of any other sample downloads it.
        await packages.Hello.Bootstrap;
        await CheckEvents(sample, packages.Sample(sample));
    }

    [FullTier]
    [Theory]
    [MemberData(nameof(EventSamples))]
    public async Task EventsOfAService_HaveListedOutcomes(string sample) => await CheckEvents(sample, packages.Sample(sample));

    /// <summary>All of these in one function, which takes one publish.</summary>
    [Theory]
    [MemberData(nameof(EventSamples))]
    public async Task EventsOfAService_InOneFunction_HaveListedOutcomes(string sample) => await CheckEvents(sample, packages.SampleEvents);

    /// <summary>As the function that all of them are compiled as, so that each compiles without warnings, too.</summary>
    [Fact]
    public void SamplesOfEventTypes_EnableNullableReferences() =>
        Assert.All(OfEventTypes, static sample =>
            Assert.Contains("<Nullable>enable</Nullable>", File.ReadAllText(Repository.At($"samples/{sample}/{sample}.csproj")), StringComparison.Ordinal));

    [Fact]
    public void ListOfSamples_IsComplete()
    {
        string list = File.ReadAllText(Repository.At("samples/README.md"));
        Assert.Equal(Names, Row().Matches(list).Select(static row => row.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    private static async Task CheckEvents(string sample, PublishedFunction published)
    {
        string bootstrap = await published.Bootstrap;
        foreach (SampleExample example in SampleReadme.Read(sample).Examples)
        {
            LambdaFunctionOptions options = example.Handler is { } handler ? new() { Handler = handler } : new();
            await using LambdaFunction function = await LambdaFunction.StartAsync(bootstrap, options, TestContext.Current.CancellationToken);
            InvocationOutcome outcome = await function.InvokeJsonAsync(example.Event, TestContext.Current.CancellationToken);
            await function.DisposeAsync();

            Check(example, outcome);
            CheckLog(example.Log, function.Logs);
        }
    }

    private static void Check(SampleExample example, InvocationOutcome outcome)
    {
        if (example.Kind == SampleOutcome.Error)
        {
            Assert.True(outcome.IsError, outcome.Text);
            JsonElement error = JsonDocument.Parse(outcome.Text).RootElement;
            foreach (JsonProperty member in JsonDocument.Parse(example.Outcome).RootElement.EnumerateObject())
                Assert.Equal(member.Value.ToString(), error.GetProperty(member.Name).ToString());
            return;
        }

        Assert.True(outcome.Error is null, $"{outcome.Error?.Type}: {outcome.Error?.Message}");
        string head = example.Kind == SampleOutcome.HttpResponse ? Head(Assert.IsType<HttpResponsePrelude>(outcome.Prelude)) : "";
        string found = SampleReadme.WithoutLastBreak(head + outcome.Text);
        Assert.True(Matches(example.Outcome, found), $"expected {example.Outcome}\nfound    {found}");
    }

    private static string Head(HttpResponsePrelude prelude)
    {
        var head = new StringBuilder();
        head.Append("HTTP/1.1 ").Append(prelude.StatusCode).Append('\n');
        foreach ((string name, string value) in prelude.Headers)
            head.Append(name).Append(": ").Append(value).Append('\n');
        foreach (string cookie in prelude.Cookies)
            head.Append("Set-Cookie: ").Append(cookie).Append('\n');
        return head.Append('\n').ToString();
    }

    /// <summary>Fails unless the log has every line of the README, in the same order.</summary>
    private static void CheckLog(IReadOnlyList<string> expected, IReadOnlyList<string> log)
    {
        int found = 0;
        foreach (string line in log)
        {
            if (found < expected.Count && Matches(expected[found], line))
                found++;
        }

        Assert.True(found == expected.Count, $"The log lacks '{expected.ElementAtOrDefault(found)}' at its place:\n{string.Join('\n', log)}");
    }

    /// <summary>Compares a text with one in which <c>…</c> stands for any text.</summary>
    private static bool Matches(string expected, string text) => Regex.IsMatch(text, $"^{Regex.Escape(expected).Replace("…", ".*", StringComparison.Ordinal)}$");

    /// <summary>| [Orders](Orders/README.md) | … |</summary>
    [GeneratedRegex(@"^\| \[(?<name>\w+)\]\(\k<name>/README\.md\) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

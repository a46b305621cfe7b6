using System.Text.Json;
using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

public sealed class FilterCriteriaTests
{
    private static readonly JsonElement Order = Records.Sqs("""{"id": 7, "state": "new"}""");

    [Theory]
    [InlineData(nameof(FilteredSource.Sqs))]
    [InlineData(nameof(FilteredSource.Kinesis))]
    [InlineData(nameof(FilteredSource.DynamoDB))]
    [InlineData(nameof(FilteredSource.Kafka))]
    public void NoPattern_PassesEveryRecord(string source)
    {
        var criteria = FilterCriteria.Parse(Enum.Parse<FilteredSource>(source), []);

        Assert.True(criteria.Matches(Order));
        Assert.True(criteria.Matches(JsonElement.Parse("null")));
    }

    [Theory]
    [InlineData("new", "old", true)]
    [InlineData("old", "new", true)]
    [InlineData("old", "older", false)]
    public void SeveralPatterns_PassARecordThatMatchesOne(string first, string second, bool passes) =>
        Assert.Equal(passes, FilterCriteria.Parse(FilteredSource.Sqs, [StateIs(first), StateIs(second)]).Matches(Order));

    [Fact]
    public void MorePatternsThanTheQuota_AreRefused()
    {
        string[] patterns = [.. Enumerable.Repeat(StateIs("new"), 6)];

        Assert.True(FilterCriteria.Parse(FilteredSource.Sqs, patterns[..5]).Matches(Order));
        Assert.True(FilterCriteria.Parse(FilteredSource.Sqs, patterns, maxPatterns: 10).Matches(Order));
        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() => FilterCriteria.Parse(FilteredSource.Sqs, patterns));
        Assert.Equal("Invalid pattern at Filters: found 6 filters; expected at most 5.", exception.Message);
    }

    [Fact]
    public void InvalidPattern_IsNamedByItsIndex()
    {
        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() =>
            FilterCriteria.Parse(FilteredSource.Sqs, [StateIs("new"), """{"body": {"state": "new"}}"""]));

        Assert.Equal(
            "Invalid pattern at Filters[1].Pattern $.body.state: found the string \"new\"; expected an array of values, such as [\"new\"], or an object of fields.",
            exception.Message);
        Assert.Equal("Filters[1].Pattern $.body.state", exception.Path);
    }

    [Fact]
    public void OperatorThatEventSourceMappingsLack_IsRefused()
    {
        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() =>
            FilterCriteria.Parse(FilteredSource.Sqs, ["""{"body": {"state": [{"wildcard": "n*"}]}}"""]));

        Assert.StartsWith("Invalid pattern at Filters[0].Pattern $.body.state[0].wildcard: found", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FilteredSource.Kinesis), """{"data": ["text"]}""", "Filters[0].Pattern $.data: found an array of values; expected an object of fields, because the field data of Kinesis is JSON.")]
    [InlineData(nameof(FilteredSource.Kinesis), """{"$or": [{"data": {"a": [1]}}, {"data": [{"exists": true}]}]}""",
        "Filters[0].Pattern $.data: found an array of values; expected an object of fields, because the field data of Kinesis is JSON.")]
    [InlineData(nameof(FilteredSource.DynamoDB), """{"dynamodb": ["text"]}""",
        "Filters[0].Pattern $.dynamodb: found an array of values; expected an object of fields, because the field dynamodb of DynamoDB is JSON.")]
    public void TextPatternForTheDataOfAStream_IsRefused(string source, string pattern, string message) =>
        Assert.Equal($"Invalid pattern at {message}", Assert.Throws<InvalidPatternException>(() => FilterCriteria.Parse(Enum.Parse<FilteredSource>(source), [pattern])).Message);

    private static string StateIs(string state) => $$$"""{"body": {"state": ["{{{state}}}"]}}""";
}

using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

/// <summary>The operators that event source mappings lack. Rules of EventBridge have them all.</summary>
public sealed class PatternDialectTests
{
    private const string ExpectedOperators = "expected one of: anything-but, equals-ignore-case, exists, numeric, prefix, suffix.";
    private const string ExpectedExcluded = "found an object, which only rules of EventBridge may have here; expected a string, a number, or an array of strings or of numbers.";

    [Theory]
    [InlineData("""{"wildcard": "a*"}""", $"$.a[0].wildcard: found the operator \"wildcard\", which only rules of EventBridge may have; {ExpectedOperators}")]
    [InlineData("""{"cidr": "10.0.0.0/8"}""", $"$.a[0].cidr: found the operator \"cidr\", which only rules of EventBridge may have; {ExpectedOperators}")]
    [InlineData("""{"regex": "a"}""", $"$.a[0].regex: found the operator \"regex\"; {ExpectedOperators}", false)]
    [InlineData("""{"anything-but": {"prefix": "a"}}""", $"$.a[0].anything-but: {ExpectedExcluded}")]
    [InlineData("""{"anything-but": {"suffix": ["a"]}}""", $"$.a[0].anything-but: {ExpectedExcluded}")]
    [InlineData("""{"anything-but": {"equals-ignore-case": "a"}}""", $"$.a[0].anything-but: {ExpectedExcluded}")]
    [InlineData("""{"anything-but": {"wildcard": "a*"}}""", $"$.a[0].anything-but: {ExpectedExcluded}")]
    public void OperatorOfEventRules_IsRefusedInAnEventSourceMapping(string rule, string message, bool isOfEventRules = true)
    {
        string pattern = $$"""{"a": [{{rule}}]}""";
        Assert.Equal(isOfEventRules, Record.Exception(() => EventPattern.Parse(pattern, PatternDialect.EventRule)) is null);

        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() => EventPattern.Parse(pattern, PatternDialect.EventSourceMapping));

        Assert.Equal($"Invalid pattern at {message}", exception.Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("""{"prefix": "a"}""")]
    [InlineData("""{"prefix": {"equals-ignore-case": "a"}}""")]
    [InlineData("""{"suffix": "a"}""")]
    [InlineData("""{"suffix": {"equals-ignore-case": "a"}}""")]
    [InlineData("""{"equals-ignore-case": "a"}""")]
    [InlineData("""{"anything-but": "a"}""")]
    [InlineData("""{"anything-but": [1, 2]}""")]
    [InlineData("""{"numeric": [">", 0, "<=", 5]}""")]
    [InlineData("""{"exists": false}""")]
    public void OtherRule_IsAcceptedInBoth(string rule)
    {
        string pattern = $$"""{"$or": [{"a": [{{rule}}]}, {"b": [{{rule}}]}]}""";

        Assert.Equal(2, EventPattern.Parse(pattern, PatternDialect.EventSourceMapping).Branches.Count);
        Assert.Equal(2, EventPattern.Parse(pattern, PatternDialect.EventRule).Branches.Count);
    }
}

using System.Text.Json;
using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

/// <summary>How the fields of a pattern combine.</summary>
public sealed class EventPatternTests
{
    private const string Event = """
        {
            "source": "aws.ec2",
            "detail-type": "State change",
            "resources": ["arn:a", "arn:b"],
            "detail": {"state": "running", "count": 5, "tags": [{"key": "env", "value": "test"}, {"key": "team", "value": "a"}], "nested": [[{"id": 1}], [{"id": 2, "name": "two"}]]}
        }
        """;

    [Theory]
    [InlineData("""{"source": ["aws.ec2"]}""", true)]
    [InlineData("""{"source": ["aws.ec2"], "detail": {"state": ["running", "stopped"], "count": [{"numeric": [">", 4]}]}}""", true)]
    [InlineData("""{"source": ["aws.ec2"], "detail": {"state": ["running"], "count": [4]}}""", false)]
    [InlineData("""{"source": ["aws.s3"], "detail": {"state": ["running"]}}""", false)]
    [InlineData("""{"Source": ["aws.ec2"]}""", false)]
    [InlineData("""{"detail.state": ["running"]}""", false)]
    [InlineData("""{"source": {"name": ["aws.ec2"]}}""", false)]
    [InlineData("""{"source": {"name": [{"exists": false}]}}""", true)]
    [InlineData("""{"detail": ["running"]}""", false)]
    [InlineData("""{"detail": [{"exists": false}]}""", true)]
    [InlineData("""{"missing": {"field": [{"exists": false}]}}""", true)]
    [InlineData("""{"missing": {"field": [{"exists": true}]}}""", false)]
    [InlineData("""{"resources": ["arn:b", "arn:c"]}""", true)]
    public void Fields_MustAllMatch(string pattern, bool matches) => Assert.Equal(matches, Parse(pattern).Matches(JsonElement.Parse(Event)));

    [Theory]
    [InlineData("""{"detail": {"tags": {"key": ["team"]}}}""", true)]
    [InlineData("""{"detail": {"tags": {"key": ["team"], "value": ["a"]}}}""", true)]
    // Of two elements.
    [InlineData("""{"detail": {"tags": {"key": ["env"], "value": ["a"]}}}""", false)]
    [InlineData("""{"detail": {"nested": {"id": [2], "name": ["two"]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"id": [1], "name": ["two"]}}}""", false)]
    // Of the same element, or of all.
    [InlineData("""{"detail": {"nested": {"id": [1], "name": [{"exists": false}]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"id": [2], "name": [{"exists": false}]}}}""", false)]
    [InlineData("""{"detail": {"nested": {"name": [{"exists": false}]}}}""", false)]
    [InlineData("""{"detail": {"nested": {"size": [{"exists": false}]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"name": ["three", {"exists": false}]}}}""", false)]
    [InlineData("""{"detail": {"nested": {"name": ["two", {"exists": false}]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"id": [1], "name": ["two", {"exists": false}]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"id": [3, {"exists": false}], "name": ["two", {"exists": false}]}}}""", false)]
    [InlineData("""{"detail": {"nested": {"size": [3, {"exists": false}], "name": ["two", {"exists": false}]}}}""", true)]
    [InlineData("""{"detail": {"nested": {"id": {"a": [{"exists": false}]}, "name": ["two"]}}}""", true)]
    public void FieldsInAnArrayOfObjects_MatchWithinOneElement(string pattern, bool matches) => Assert.Equal(matches, Parse(pattern).Matches(JsonElement.Parse(Event)));

    [Theory]
    [InlineData("""{"$or": [{"source": ["aws.s3"]}, {"detail": {"state": ["running"]}}]}""", true)]
    [InlineData("""{"$or": [{"source": ["aws.s3"]}, {"detail": {"state": ["stopped"]}}]}""", false)]
    [InlineData("""{"source": ["aws.ec2"], "$or": [{"detail": {"count": [1]}}, {"detail": {"count": [5]}}]}""", true)]
    [InlineData("""{"source": ["aws.s3"], "$or": [{"detail": {"count": [1]}}, {"detail": {"count": [5]}}]}""", false)]
    [InlineData("""{"detail": {"$or": [{"count": [1]}, {"state": ["running"], "tags": {"key": ["env"]}}]}}""", true)]
    [InlineData("""{"detail": {"$or": [{"count": [1]}, {"state": ["running"], "tags": {"key": ["none"]}}]}}""", false)]
    [InlineData("""{"$or": [{"source": ["a"]}, {"$or": [{"source": ["b"]}, {"source": ["aws.ec2"]}]}]}""", true)]
    [InlineData("""{"$or": [{"source": ["a"]}, {"source": ["aws.ec2"]}], "detail": {"$or": [{"count": [1]}, {"count": [2]}]}}""", false)]
    [InlineData("""{"detail": {"state": ["running"]}, "$or": [{"detail": {"count": [5]}}, {"detail": {"count": [6]}}]}""", true)]
    public void Or_NeedsOneOfItsObjects(string pattern, bool matches) => Assert.Equal(matches, Parse(pattern).Matches(JsonElement.Parse(Event)));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    public void EventThatIsNotAnObject_DoesNotMatch(string json) => Assert.False(Parse("""{"a": [{"exists": false}]}""").Matches(JsonElement.Parse(json)));

    [Fact]
    public void MemberThatAppearsTwiceInTheEvent_HasItsLastValue()
    {
        var value = JsonElement.Parse("""{"a": 1, "a": 2}""");

        Assert.True(Parse("""{"a": [2]}""").Matches(value));
        Assert.False(Parse("""{"a": [1]}""").Matches(value));
    }

    private static EventPattern Parse(string json) => EventPattern.Parse(json, PatternDialect.EventRule);
}

using System.Text.Json;
using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

/// <summary>Each operator, with the values of a field that match its rules and those that do not. Both are elements of a JSON array.</summary>
public sealed class PatternOperatorTests
{
    [Theory]
    [InlineData("""["a"]""", """["a"]""", """["A", "ab", "", null, 1, true, {"a": "a"}]""")]
    [InlineData("""["a", "b"]""", """["a", "b"]""", """["c", "a,b"]""")]
    [InlineData("""[""]""", """[""]""", """[" ", null, 0, false]""")]
    [InlineData("""["ä\"\u0061"]""", """["ä\"a", "\u00e4\u0022a"]""", """["ä\"", "a\u0308\"a"]""")]
    [InlineData("""[null]""", """[null]""", """["", "null", false, 0]""")]
    [InlineData("""[true]""", """[true]""", """["true", false, 1]""")]
    [InlineData("""[false, 5]""", """[false, 5]""", """["false", true, 0, null, "5"]""")]
    // Numbers match as they are written.
    [InlineData("""[300]""", """[300]""", """[300.0, 3.0e2, "300", 30]""")]
    [InlineData("""[123456789012345678901234567890]""", """[123456789012345678901234567890]""", """[123456789012345678901234567891]""")]
    public void Values_MatchExactly(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"prefix": "us-"}]""", """["us-east-1", "us-"]""", """["US-east-1", "eu-us-1", "us", "", null, 1]""")]
    [InlineData("""[{"prefix": ""}]""", """["a", ""]""", """[null, 1, true]""")]
    [InlineData("""[{"prefix": {"equals-ignore-case": "EventB"}}]""", """["eventbridge", "EVENTB", "EventBus"]""", """["event", "an eventb", 1]""")]
    public void Prefix_MatchesTheStartOfAString(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"suffix": ".png"}]""", """["a.png", ".png"]""", """["a.PNG", "a.png ", "png", "", null, 1]""")]
    [InlineData("""[{"suffix": {"equals-ignore-case": ".png"}}]""", """["a.png", "a.PNG", ".pNg"]""", """["a.png.gz", "png", 1]""")]
    public void Suffix_MatchesTheEndOfAString(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"equals-ignore-case": "alice"}]""", """["alice", "ALICE", "Alice"]""", """["alic", "alice ", null, 1]""")]
    [InlineData("""[{"equals-ignore-case": "TRUE"}]""", """["true"]""", """[true]""")]
    public void EqualsIgnoreCase_MatchesAllOfAString(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"anything-but": "a"}]""", """["b", "A", "", 1, null, true]""", """["a", {}, {"b": "c"}]""")]
    [InlineData("""[{"anything-but": ["a", "b"]}]""", """["c", 1]""", """["a", "b"]""")]
    [InlineData("""[{"anything-but": 123}]""", """[124, "123", null]""", """[123, 123.0, 1.23e2, 123.0000001]""")]
    [InlineData("""[{"anything-but": [100, 200]}]""", """[300, "100"]""", """[100, 200.00]""")]
    // Greater than what the service compares by value.
    [InlineData("""[{"anything-but": 123456789012}]""", """[123456789012.0, 1]""", """[123456789012]""")]
    [InlineData("""[{"anything-but": {"prefix": "init"}}]""", """["running", "Init", 1, null]""", """["init", "initializing"]""")]
    [InlineData("""[{"anything-but": {"prefix": ["init", "err"]}}]""", """["running"]""", """["initializing", "error"]""")]
    [InlineData("""[{"anything-but": {"suffix": ".png"}}]""", """["a.gif", "a.PNG"]""", """["a.png"]""")]
    [InlineData("""[{"anything-but": {"suffix": [".png", ".gif"]}}]""", """["a.txt"]""", """["a.png", "a.gif"]""")]
    [InlineData("""[{"anything-but": {"equals-ignore-case": "init"}}]""", """["running", "initial"]""", """["init", "INIT"]""")]
    [InlineData("""[{"anything-but": {"equals-ignore-case": ["init", "Stopped"]}}]""", """["running"]""", """["INIT", "stopped"]""")]
    [InlineData("""[{"anything-but": {"wildcard": "*/lib/*"}}]""", """["/usr/bin/a", "lib"]""", """["/usr/lib/a", "/lib/"]""")]
    [InlineData("""[{"anything-but": {"wildcard": ["*/lib/*", "*.jar"]}}]""", """["/usr/bin/a"]""", """["/usr/lib/a", "a.jar"]""")]
    public void AnythingBut_MatchesOtherValuesOfAnyType(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"numeric": ["=", 301.8]}]""", """[301.8, 3.018e2, 301.80, 301.8000001]""", """[301.81, "301.8", null, true]""")]
    [InlineData("""[{"numeric": ["<", 10]}]""", """[9.999999, 0, -5e9]""", """[10, 10.0, 11, -5.1e9, -1e400, "9"]""")]
    [InlineData("""[{"numeric": ["<=", 10]}]""", """[10, 1.0e1, -1]""", """[10.000001, 11]""")]
    [InlineData("""[{"numeric": [">", 0]}]""", """[0.000001, 1, 5.0e9, 5000000000]""", """[0, -0.0, -1, 0.0000001, 5000000000.1, 1e400]""")]
    [InlineData("""[{"numeric": [">=", 0]}]""", """[0, -0.0, 1e-30, 1]""", """[-0.000001, -0.0000001, -1]""")]
    [InlineData("""[{"numeric": [">", 0, "<=", 5]}]""", """[1, 5, 5.0]""", """[0, 5.000001, 6]""")]
    [InlineData("""[{"numeric": [">=", -1.5, "<", 1.5]}]""", """[-1.5, 0, 1.499999]""", """[-1.500001, 1.5]""")]
    [InlineData("""[{"numeric": ["<", -5]}, {"numeric": [">", 5]}]""", """[-6, 6]""", """[-5, 0, 5]""")]
    public void Numeric_ComparesNumbersByValue(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"cidr": "10.0.0.0/24"}]""", """["10.0.0.0", "10.0.0.255"]""", """["10.0.1.0", "9.255.255.255", "10.0.0", "10.0.0.256", "::ffff:10.0.0.1", "a", 10, null]""")]
    [InlineData("""[{"cidr": "10.0.5.77/22"}]""", """["10.0.4.0", "10.0.7.255"]""", """["10.0.8.0", "10.0.3.255"]""")]
    [InlineData("""[{"cidr": "0.0.0.0/0"}]""", """["1.2.3.4"]""", """["::1", "1.2.3", "0x1.2.3.4"]""")]
    [InlineData("""[{"cidr": "10.0.0.4/31"}]""", """["10.0.0.4", "10.0.0.5"]""", """["10.0.0.6", "10.0.0.3"]""")]
    [InlineData("""[{"cidr": "2001:db8::/33"}]""", """["2001:db8::1", "2001:DB8:7fff:0:0:0:0:1"]""", """["2001:db8:8000::", "2001:db9::", "10.0.0.1", "2001:db8::1%eth0", "[2001:db8::1]"]""")]
    public void Cidr_MatchesAddressesOfANetwork(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"wildcard": "dir/*.png"}]""", """["dir/a.png", "dir/.png", "dir/a/b.png"]""", """["dir/a.gif", "a/dir/a.png", "dir/a.PNG", "dir.png", null, 1]""")]
    [InlineData("""[{"wildcard": "*"}]""", """["", "a"]""", """[null, 1, true]""")]
    [InlineData("""[{"wildcard": "a"}]""", """["a"]""", """["ab", "ba", ""]""")]
    [InlineData("""[{"wildcard": "ab*ba"}]""", """["abba", "abxba"]""", """["aba", "ab", "ba"]""")]
    [InlineData("""[{"wildcard": "*a*bc*c"}]""", """["abcc", "xaabbcbcxc"]""", """["abc", "bcac", "acb"]""")]
    [InlineData("""[{"wildcard": "a\\*b\\\\*"}]""", """["a*b\\", "a*b\\c"]""", """["axb\\", "a*b", "a\\*b\\"]""")]
    public void Wildcard_MatchesAnyCharacters(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"exists": true}]""", """["a", "", 0, null, false, [1], [[null]]]""", """[{}, {"a": 1}, [], [[]], [{"a": 1}]]""")]
    [InlineData("""[{"exists": false}]""", """[{}, {"a": 1}, [], [{"a": 1}]]""", """["a", "", null, false, [1], [{"a": 1}, 1]]""")]
    [InlineData("""["a", {"exists": false}]""", """["a", {}, []]""", """["b", null]""")]
    public void Exists_IsAboutLeaves(string rules, string matching, string others) => Check(rules, matching, others);

    [Theory]
    [InlineData("""[{"exists": false}]""", true)]
    [InlineData("""["a", {"exists": false}]""", true)]
    [InlineData("""[{"exists": true}]""", false)]
    [InlineData("""[null]""", false)]
    [InlineData("""[""]""", false)]
    [InlineData("""[{"anything-but": "a"}]""", false)]
    [InlineData("""[{"anything-but": {"prefix": "a"}}]""", false)]
    [InlineData("""[{"wildcard": "*"}]""", false)]
    public void MissingField_MatchesOnlyIfItMayBeMissing(string rules, bool matches) =>
        Assert.Equal(matches, Parse(rules).Matches(JsonElement.Parse("""{"other": "a"}""")));

    [Theory]
    [InlineData("""["b", "c"]""", """[["a", "b"], ["c"], [["b"]]]""", """[["a"], [], [{"b": "b"}]]""")]
    [InlineData("""[{"anything-but": "a"}]""", """[["a", "b"], [1]]""", """[["a"], ["a", "a"], []]""")]
    [InlineData("""[{"prefix": "x"}, 1]""", """[["a", "xy"], [1], [null, 1]]""", """[["ax", 2]]""")]
    public void ArrayInTheEvent_MatchesIfAnElementDoes(string rules, string matching, string others) => Check(rules, matching, others);

    [Fact]
    public void TextWithHalfASurrogatePair_MatchesNoOtherText()
    {
        EventPattern pattern = Parse("""["a", {"prefix": ""}, {"wildcard": "*"}, {"cidr": "0.0.0.0/0"}]""");

        Assert.False(pattern.Matches(JsonElement.Parse("""{"field": "\ud800"}""")));
        Assert.True(pattern.Matches(JsonElement.Parse("""{"\ud801": 1, "field": ["\ud800", "a"], "\ud800": "\udc00"}""")));
    }

    private static void Check(string rules, string matching, string others)
    {
        EventPattern pattern = Parse(rules);
        Assert.All(JsonElement.Parse(matching).EnumerateArray(), value => Assert.True(Matches(pattern, value), $"{value.GetRawText()} does not match {rules}."));
        Assert.All(JsonElement.Parse(others).EnumerateArray(), value => Assert.False(Matches(pattern, value), $"{value.GetRawText()} matches {rules}."));
    }

    private static EventPattern Parse(string rules) => EventPattern.Parse($$"""{"field": {{rules}}}""", PatternDialect.EventRule);

    private static bool Matches(EventPattern pattern, JsonElement value) => pattern.Matches(JsonElement.Parse($$"""{"field": {{value.GetRawText()}}}"""));
}

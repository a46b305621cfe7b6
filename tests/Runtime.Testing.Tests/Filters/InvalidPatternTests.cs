using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Testing.Tests.Filters;

public sealed class InvalidPatternTests
{
    [Theory]
    [InlineData("[]", "$: found an empty array; expected a JSON object of fields.")]
    [InlineData("null", "$: found null; expected a JSON object of fields.")]
    [InlineData("\"simple string\"", "$: found the string \"simple string\"; expected a JSON object of fields.")]
    [InlineData("{}", "$: found an empty object; expected at least one field.")]
    [InlineData("""{"a": {}}""", "$.a: found an empty object; expected at least one field.")]
    [InlineData("""{"a": []}""", "$.a: found an empty array; expected at least one value; null is written as [null].")]
    [InlineData("""{"a": [[]]}""", "$.a[0]: found an empty array; expected a string, a number, true, false, null, or an object with an operator.")]
    [InlineData("""{"a": [1, ["b", "c"]]}""", "$.a[1]: found an array of 2 elements; expected a string, a number, true, false, null, or an object with an operator.")]
    [InlineData("""{"a": {"detail-type": "b"}}""", "$.a.detail-type: found the string \"b\"; expected an array of values, such as [\"b\"], or an object of fields.")]
    [InlineData("""{"a b": 5}""", "$['a b']: found the number 5; expected an array of values, such as [5], or an object of fields.")]
    [InlineData("""{"": null}""", "$['']: found null; expected an array of values, such as [null], or an object of fields.")]
    [InlineData("""{"a": {"prefix": "b"}}""", "$.a.prefix: found the string \"b\"; expected an array around the operator, such as [{\"prefix\": \"b\"}].")]
    public void Structure_IsRefusedWithItsPath(string pattern, string message) => AssertRefused(pattern, message);

    [Theory]
    [InlineData("""{"a": [{}]}""", "$.a[0]: found an empty object; expected an object with one operator.")]
    [InlineData("""{"a": ["b", {"prefix": "c", "suffix": "d"}]}""", "$.a[1]: found an object with the members prefix, suffix; expected an object with one operator.")]
    [InlineData("""{"a": [{"regex": "b"}]}""",
        "$.a[0].regex: found the operator \"regex\"; expected one of: anything-but, cidr, equals-ignore-case, exists, numeric, prefix, suffix, wildcard.")]
    [InlineData("""{"a": [{"prefix": 1}]}""", "$.a[0].prefix: found the number 1; expected a string, or an object with \"equals-ignore-case\".")]
    [InlineData("""{"a": [{"suffix": ["b"]}]}""", "$.a[0].suffix: found an array of one element; expected a string, or an object with \"equals-ignore-case\".")]
    [InlineData("""{"a": [{"suffix": {"wildcard": "b"}}]}""", "$.a[0].suffix.wildcard: found the operator \"wildcard\"; expected \"equals-ignore-case\".")]
    [InlineData("""{"a": [{"prefix": {"equals-ignore-case": null}}]}""", "$.a[0].prefix.equals-ignore-case: found null; expected a string.")]
    [InlineData("""{"a": [{"equals-ignore-case": ["b"]}]}""", "$.a[0].equals-ignore-case: found an array of one element; expected a string.")]
    [InlineData("""{"a": [{"exists": "true"}]}""", "$.a[0].exists: found the string \"true\"; expected true or false.")]
    [InlineData("""{"a": [{"wildcard": 1}]}""", "$.a[0].wildcard: found the number 1; expected a string.")]
    [InlineData("""{"a": [{"wildcard": "b**"}]}""", "$.a[0].wildcard: found two wildcards in succession in \"b**\"; expected one wildcard.")]
    [InlineData("""{"a": [{"wildcard": "b\\c"}]}""", """$.a[0].wildcard: found a backslash before 'c' in "b\c"; expected \* for an asterisk or \\ for a backslash.""")]
    [InlineData("""{"a": [{"wildcard": "\\"}]}""", """$.a[0].wildcard: found a backslash before the end in "\"; expected \* for an asterisk or \\ for a backslash.""")]
    public void Operator_IsRefusedWithItsPath(string pattern, string message) => AssertRefused(pattern, message);

    [Theory]
    [InlineData("null", ": found null; expected a string, a number, or an array of strings or of numbers.")]
    [InlineData("[]", ": found an empty array; expected a string, a number, or an array of strings or of numbers.")]
    [InlineData("[true]", "[0]: found true; expected a string or a number.")]
    [InlineData("""["b", 1]""", "[1]: found the number 1; expected values of the same type as the first.")]
    [InlineData("""{"exists": true}""", ".exists: found the operator \"exists\"; expected one of: equals-ignore-case, prefix, suffix, wildcard.")]
    [InlineData("""{"prefix": 1}""", ".prefix: found the number 1; expected a string, or an array of strings.")]
    [InlineData("""{"prefix": []}""", ".prefix: found an empty array; expected a string, or an array of strings.")]
    [InlineData("""{"prefix": ["b", null]}""", ".prefix[1]: found null; expected a string.")]
    [InlineData("""{"prefix": ""}""", ".prefix: found an empty string; expected a prefix of at least one character.")]
    [InlineData("""{"suffix": ["b", ""]}""", ".suffix[1]: found an empty string; expected a suffix of at least one character.")]
    [InlineData("""{"wildcard": "**"}""", ".wildcard: found two wildcards in succession in \"**\"; expected one wildcard.")]
    [InlineData("""{"prefix": "b", "suffix": "c"}""", ": found an object with the members prefix, suffix; expected an object with one operator.")]
    public void AnythingBut_IsRefusedWithItsPath(string operand, string message) => AssertRefused($$"""{"a": [{"anything-but": {{operand}}}]}""", $"$.a[0].anything-but{message}");

    [Theory]
    [InlineData("5", ": found the number 5; expected [\"=\", number], [\"<\", number], or a range such as [\">\", 0, \"<=\", 5].")]
    [InlineData("[]", ": found an empty array; expected [\"=\", number], [\"<\", number], or a range such as [\">\", 0, \"<=\", 5].")]
    [InlineData("""[">", 0, "<"]""", ": found an array of 3 elements; expected [\"=\", number], [\"<\", number], or a range such as [\">\", 0, \"<=\", 5].")]
    [InlineData("[1, 2]", "[0]: found the number 1; expected a comparison: =, <, <=, > or >=.")]
    [InlineData("""["!=", 2]""", "[0]: found the string \"!=\"; expected =, <, <=, > or >=.")]
    [InlineData("""["=", "2"]""", "[1]: found the string \"2\"; expected a number from -5.0e9 to 5.0e9.")]
    [InlineData("""["=", 5000000000.1]""", "[1]: found the number 5000000000.1; expected a number from -5.0e9 to 5.0e9.")]
    [InlineData("""["<", 5, ">", 0]""", "[0]: found the string \"<\"; expected > or >=, because a range begins with its lower limit.")]
    [InlineData("""["=", 5, "<", 0]""", "[0]: found the string \"=\"; expected > or >=, because a range begins with its lower limit.")]
    [InlineData("""[">", 0, ">", 5]""", "[2]: found the string \">\"; expected < or <=, the upper limit of the range.")]
    [InlineData("""[">", 0, 1, 5]""", "[2]: found the number 1; expected < or <=.")]
    [InlineData("""[">", 0, "<", null]""", "[3]: found null; expected a number from -5.0e9 to 5.0e9.")]
    [InlineData("""[">=", 5, "<=", 5.0]""", "[3]: found the number 5.0; expected a number greater than the lower limit, 5.")]
    public void Numeric_IsRefusedWithItsPath(string operand, string message) => AssertRefused($$"""{"a": [{"numeric": {{operand}}}]}""", $"$.a[0].numeric{message}");

    [Theory]
    [InlineData("10", "found the number 10; expected a network such as \"10.0.0.0/24\" or \"2001:db8::/32\".")]
    [InlineData("\"10.0.0.0\"", "found \"10.0.0.0\"; expected a network such as \"10.0.0.0/24\" or \"2001:db8::/32\".")]
    [InlineData("\"10.0.0/8\"", "found \"10.0.0/8\"; expected a network such as \"10.0.0.0/24\" or \"2001:db8::/32\".")]
    [InlineData("\"10.0.0.0/\"", "found \"10.0.0.0/\"; expected a network such as \"10.0.0.0/24\" or \"2001:db8::/32\".")]
    [InlineData("\"10.0.0.0/-1\"", "found \"10.0.0.0/-1\"; expected a network such as \"10.0.0.0/24\" or \"2001:db8::/32\".")]
    [InlineData("\"10.0.0.0/32\"", "found the prefix length 32; expected at most 31; a single address is a value without an operator.")]
    [InlineData("\"::1/128\"", "found the prefix length 128; expected at most 127; a single address is a value without an operator.")]
    public void Cidr_IsRefusedWithItsPath(string operand, string message) => AssertRefused($$"""{"a": [{"cidr": {{operand}}}]}""", $"$.a[0].cidr: {message}");

    [Theory]
    [InlineData("""{"$or": {"a": [1]}}""", "$.$or: found an object; expected an array of at least two objects.")]
    [InlineData("""{"a": {"$or": [{"b": [1]}]}}""", "$.a.$or: found an array of one element; expected an array of at least two objects.")]
    [InlineData("""{"$or": [{"a": [1]}, "b"]}""", "$.$or[1]: found the string \"b\"; expected an object of fields.")]
    [InlineData("""{"$or": [{"a": [1]}, {}]}""", "$.$or[1]: found an empty object; expected at least one field.")]
    [InlineData("""{"$or": [{"a": {"b": 1}}, {"c": [1]}]}""", "$.$or[0].a.b: found the number 1; expected an array of values, such as [1], or an object of fields.")]
    [InlineData("""{"$or": [{"a": [1]}, {"prefix": ["b"]}]}""",
        "$.$or[1].prefix: found the operator \"prefix\"; expected a field, because the objects in $or are patterns.")]
    [InlineData("""{"a": [1], "$or": [{"b": [1]}, {"a": [2]}]}""", "$.$or[1].a: found a field that has rules at $.a, too; expected rules at one place.")]
    public void Or_IsRefusedWithItsPath(string pattern, string message) => AssertRefused(pattern, message);

    [Fact]
    public void MoreThanAThousandCombinations_AreRefused()
    {
        string Alternatives(string field, int count) =>
            $$$"""{"{{{field}}}": {"$or": [{{{string.Join(',', Enumerable.Range(0, count).Select(static i => $$"""{"f{{i}}": [1]}"""))}}}]}}""";
        string Pattern(int last) => $$"""{"$or": [{{Alternatives("a", 49)}}, {"b": [1]}], "c": {{Alternatives("d", last)}}}""";

        // A field that may be missing is not an alternative.
        string optional = string.Join(',', Enumerable.Range(0, 11).Select(static i => $$"""{"f{{i}}": [1, {"exists": false}]}"""[1..^1]));
        Assert.Single(EventPattern.Parse($"{{{optional}}}", PatternDialect.EventRule).Branches);
        Assert.Equal(1000, EventPattern.Parse(Pattern(20), PatternDialect.EventRule).Branches.Count);
        AssertRefused(Pattern(21), "$.c: found 1050 combinations of alternatives; expected at most 1000.");
    }

    [Fact]
    public void LongPattern_IsRefused()
    {
        string Pattern(int length) => $$"""{"a": ["{{new string('b', length - 12)}}"]} """;

        Assert.Single(EventPattern.Parse(Pattern(4096), PatternDialect.EventRule).Branches);
        AssertRefused(Pattern(4097), "$: found a pattern of 4097 characters; expected at most 4096.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("""{"a": [1]""")]
    [InlineData("""{"a": [1],}""")]
    [InlineData("""{"a": [1], "a": [2]}""")]
    [InlineData("""{"a": [1], "\u0061": [2]}""")]
    [InlineData("""{"a": {"b": [1], "b": [2]}}""")]
    public void InvalidJson_IsRefused(string pattern)
    {
        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() => EventPattern.Parse(pattern, PatternDialect.EventRule));

        Assert.Equal("$", exception.Path);
        Assert.StartsWith("Invalid pattern at $: found text that is not valid JSON (", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("); expected a JSON object with each member once.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a": ["\ud800"]}""", """$.a[0]: found half of a surrogate pair in the string "\ud800"; expected valid Unicode.""")]
    [InlineData("""{"a": [{"prefix": "\ud800"}]}""", """$.a[0].prefix: found half of a surrogate pair in the string "\ud800"; expected valid Unicode.""")]
    [InlineData("""{"a": [{"anything-but": {"suffix": "\ud800"}}]}""", """$.a[0].anything-but.suffix: found half of a surrogate pair in the string "\ud800"; expected valid Unicode.""")]
    [InlineData("""{"a": {"\ud800": [1]}}""", "$: found a name with half of a surrogate pair; expected valid Unicode.")]
    [InlineData("""{"a": [{"\ud800": 1}]}""", "$: found a name with half of a surrogate pair; expected valid Unicode.")]
    public void HalfASurrogatePair_IsRefused(string pattern, string message) => AssertRefused(pattern, message);

    [Fact]
    public void LongValue_IsShortenedInTheMessage() =>
        AssertRefused(
            $$"""{"a": "{{new string('b', 200)}}"}""",
            $"$.a: found the string \"{new string('b', 79)}…; expected an array of values, such as [\"{new string('b', 79)}…], or an object of fields.");

    private static void AssertRefused(string pattern, string message)
    {
        InvalidPatternException exception = Assert.Throws<InvalidPatternException>(() => EventPattern.Parse(pattern, PatternDialect.EventRule));

        Assert.Equal($"Invalid pattern at {message}", exception.Message);
        Assert.StartsWith(exception.Path + ":", message, StringComparison.Ordinal);
    }
}

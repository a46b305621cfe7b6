using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Parses the rules of a field: values, and objects of one operator.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html</remarks>
/// <param name="dialect">Which operators are accepted.</param>
internal sealed class RuleParser(PatternDialect dialect)
{
    private const string AnythingBut = "anything-but", Cidr = "cidr", IgnoreCase = "equals-ignore-case", Exists = "exists";
    private const string Numeric = "numeric", Prefix = "prefix", Suffix = "suffix", Wildcard = "wildcard";

    private static readonly string[] Operators = [AnythingBut, Cidr, IgnoreCase, Exists, Numeric, Prefix, Suffix, Wildcard];
    private static readonly string[] OnlyOfEventRules = [Cidr, Wildcard];
    private static readonly string[] InAnythingBut = [IgnoreCase, Prefix, Suffix, Wildcard];

    public static bool IsOperator(string name) => Operators.Contains(name);

    /// <exception cref="InvalidPatternException">The array is empty, or an element is not a rule.</exception>
    public List<ValueRule> ParseArray(JsonElement array, string path) =>
        array.GetArrayLength() > 0
            ? [.. array.EnumerateArray().Select((element, index) => ParseRule(element, $"{path}[{index}]"))]
            : throw new InvalidPatternException(path, "an empty array", "at least one value; null is written as [null]");

    private ValueRule ParseRule(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => ParseOperator(value, path),
        JsonValueKind.Array => throw new InvalidPatternException(path, PatternText.Describe(value), "a string, a number, true, false, null, or an object with an operator"),
        JsonValueKind.String => new TextRule(PatternText.Read(value, path, "a string"), TextPart.All, ignoreCase: false),
        _ => new LiteralRule(value.GetRawText()),
    };

    private ValueRule ParseOperator(JsonElement value, string path)
    {
        (string name, JsonElement operand, path) = ReadOperator(value, path);
        string[] expected = [.. Operators.Where(operation => dialect == PatternDialect.EventRule || !OnlyOfEventRules.Contains(operation))];
        if (!expected.Contains(name))
            throw UnexpectedOperator(name, path, expected);

        return name switch
        {
            AnythingBut => ParseAnythingBut(operand, path),
            Cidr => CidrRule.Parse(PatternText.Read(operand, path, CidrRule.Expected), path),
            Exists when operand.ValueKind is JsonValueKind.True or JsonValueKind.False => operand.GetBoolean() ? ExistsRule.Present : ExistsRule.Missing,
            Exists => throw new InvalidPatternException(path, PatternText.Describe(operand), "true or false"),
            Numeric => NumericRule.Parse(operand, path),
            Prefix => ParsePart(operand, path, TextPart.Start),
            Suffix => ParsePart(operand, path, TextPart.End),
            _ => ParseText(name, operand, path, "a string"),
        };
    }

    // {"prefix": "a"}, {"prefix": {"equals-ignore-case": "a"}}
    private static TextRule ParsePart(JsonElement operand, string path, TextPart part)
    {
        if (operand.ValueKind != JsonValueKind.Object)
            return new TextRule(PatternText.Read(operand, path, $"a string, or an object with \"{IgnoreCase}\""), part, ignoreCase: false);

        (string name, JsonElement text, path) = ReadOperator(operand, path);
        return name == IgnoreCase
            ? new TextRule(PatternText.Read(text, path, "a string"), part, ignoreCase: true)
            : throw new InvalidPatternException(path, $"the operator \"{name}\"", $"\"{IgnoreCase}\"");
    }

    // {"anything-but": "a"}, {"anything-but": ["a", "b"]}, {"anything-but": {"prefix": "a"}}, {"anything-but": {"prefix": ["a", "b"]}}
    private AnythingButRule ParseAnythingBut(JsonElement operand, string path)
    {
        if (operand.ValueKind != JsonValueKind.Object)
            return new AnythingButRule(ParseExcludedValues(operand, path));
        if (dialect == PatternDialect.EventSourceMapping)
            throw new InvalidPatternException(path, "an object, which only rules of EventBridge may have here", "a string, a number, or an array of strings or of numbers");

        (string name, JsonElement texts, path) = ReadOperator(operand, path);
        if (!InAnythingBut.Contains(name))
            throw UnexpectedOperator(name, path, InAnythingBut);
        const string Expected = "a string, or an array of strings";
        if (texts.ValueKind != JsonValueKind.Array)
            return new AnythingButRule([ParseExcludedText(name, texts, path, Expected)]);
        return texts.GetArrayLength() > 0
            ? new AnythingButRule([.. texts.EnumerateArray().Select((text, index) => ParseExcludedText(name, text, $"{path}[{index}]", "a string"))])
            : throw new InvalidPatternException(path, "an empty array", Expected);
    }

    private static ValueRule[] ParseExcludedValues(JsonElement operand, string path)
    {
        const string Expected = "a string, a number, or an array of strings or of numbers";
        if (operand.ValueKind != JsonValueKind.Array)
            return [ParseExcludedValue(operand, path, Expected)];
        if (operand.GetArrayLength() == 0)
            throw new InvalidPatternException(path, "an empty array", Expected);

        JsonValueKind kind = operand[0].ValueKind;
        return [.. operand.EnumerateArray().Select((value, index) => value.ValueKind == kind
            ? ParseExcludedValue(value, $"{path}[{index}]", "a string or a number")
            : throw new InvalidPatternException($"{path}[{index}]", PatternText.Describe(value), "values of the same type as the first"))];
    }

    private static ValueRule ParseExcludedValue(JsonElement value, string path, string expected) =>
        value.ValueKind == JsonValueKind.Number ? new NumberRule(value.Clone()) : new TextRule(PatternText.Read(value, path, expected), TextPart.All, ignoreCase: false);

    private static ValueRule ParseExcludedText(string name, JsonElement value, string path, string expected)
    {
        // An empty prefix would exclude all strings.
        if (name is Prefix or Suffix && value.ValueKind == JsonValueKind.String && value.ValueEquals(""))
            throw new InvalidPatternException(path, "an empty string", $"a {name} of at least one character");
        return ParseText(name, value, path, expected);
    }

    private static ValueRule ParseText(string name, JsonElement operand, string path, string expected)
    {
        string text = PatternText.Read(operand, path, expected);
        return name switch
        {
            Prefix => new TextRule(text, TextPart.Start, ignoreCase: false),
            Suffix => new TextRule(text, TextPart.End, ignoreCase: false),
            IgnoreCase => new TextRule(text, TextPart.All, ignoreCase: true),
            _ => WildcardRule.Parse(text, path),
        };
    }

    private static (string Name, JsonElement Operand, string Path) ReadOperator(JsonElement value, string path)
    {
        string[] names = [.. value.EnumerateObject().Select(static member => member.Name)];
        if (names.Length == 1)
            return (names[0], value.EnumerateObject().First().Value, PatternText.Append(path, names[0]));
        string found = names.Length == 0 ? "an empty object" : $"an object with the members {string.Join(", ", names)}";
        throw new InvalidPatternException(path, found, "an object with one operator");
    }

    private static InvalidPatternException UnexpectedOperator(string name, string path, string[] expected) => new(path,
        $"the operator \"{name}\"{(OnlyOfEventRules.Contains(name) ? ", which only rules of EventBridge may have" : "")}", $"one of: {string.Join(", ", expected)}");
}

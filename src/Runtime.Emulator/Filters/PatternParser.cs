using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Parses the fields of a pattern. Alternatives between fields become branches.</summary>
/// <remarks>
/// <para>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or</para>
/// <para>
/// Where the service would accept a pattern that its author hardly intended, this parser refuses it: EventBridge reads <c>$or</c> without two objects as the name of a
/// field, and of two rules for a field, one inside <c>$or</c> and one outside, it takes the last.
/// </para>
/// </remarks>
/// <param name="rules">Parses the rules of a field.</param>
internal sealed class PatternParser(RuleParser rules)
{
    /// <summary>The maximum number of branches, as of the service.</summary>
    public const int MaxBranches = 1000;

    private const string Or = "$or";

    /// <summary>Returns the fields of each branch.</summary>
    /// <exception cref="InvalidPatternException">The service would refuse the pattern.</exception>
    public IReadOnlyList<IReadOnlyList<PatternField>> Parse(JsonElement pattern) =>
        pattern.ValueKind == JsonValueKind.Object
            ? ParseObject(pattern, "$", [], insideOr: false)
            : throw new InvalidPatternException("$", PatternText.Describe(pattern), "a JSON object of fields");

    private List<IReadOnlyList<PatternField>> ParseObject(JsonElement value, string path, string[] names, bool insideOr)
    {
        List<IReadOnlyList<PatternField>> branches = [[]];
        if (!value.EnumerateObject().Any())
            throw new InvalidPatternException(path, "an empty object", "at least one field");

        foreach (JsonProperty member in value.EnumerateObject())
        {
            string name = member.Name, memberPath = PatternText.Append(path, name);
            if (insideOr && RuleParser.IsOperator(name))
                throw new InvalidPatternException(memberPath, $"the operator \"{name}\"", $"a field, because the objects in {Or} are patterns");
            List<IReadOnlyList<PatternField>> alternatives = name == Or
                ? ParseOr(member.Value, memberPath, names)
                : ParseField(member.Value, memberPath, [.. names, name], insideOr);
            if (branches.Count * alternatives.Count > MaxBranches)
                throw new InvalidPatternException(memberPath, $"{branches.Count * alternatives.Count} combinations of alternatives", $"at most {MaxBranches}");
            branches = [.. branches.SelectMany(_ => alternatives, static IReadOnlyList<PatternField> (branch, alternative) => [.. branch, .. alternative])];
        }

        return branches;
    }

    private List<IReadOnlyList<PatternField>> ParseOr(JsonElement value, string path, string[] names)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < 2)
            throw new InvalidPatternException(path, PatternText.Describe(value), "an array of at least two objects");

        var branches = new List<IReadOnlyList<PatternField>>();
        foreach ((int index, JsonElement alternative) in value.EnumerateArray().Index())
        {
            if (alternative.ValueKind != JsonValueKind.Object)
                throw new InvalidPatternException($"{path}[{index}]", PatternText.Describe(alternative), "an object of fields");
            branches.AddRange(ParseObject(alternative, $"{path}[{index}]", names, insideOr: true));
        }

        return branches;
    }

    private List<IReadOnlyList<PatternField>> ParseField(JsonElement value, string path, string[] names, bool insideOr)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return ParseObject(value, path, names, insideOr);
        if (value.ValueKind != JsonValueKind.Array)
            throw new InvalidPatternException(path, PatternText.Describe(value), ExpectedAt(names[^1], value));

        List<ValueRule> parsed = rules.ParseArray(value, path);
        bool mayBeMissing = parsed.RemoveAll(static rule => rule == ExistsRule.Missing) > 0;
        return [[new PatternField(names, path, parsed, mayBeMissing)]];
    }

    private static string ExpectedAt(string name, JsonElement value) => RuleParser.IsOperator(name)
        ? $"an array around the operator, such as [{{\"{name}\": {PatternText.Shorten(value)}}}]"
        : $"an array of values, such as [{PatternText.Shorten(value)}], or an object of fields";
}

using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>The part of a pattern for one field: rules for its value, and the fields below it.</summary>
/// <remarks>
/// Arrays in the event have no counterpart in the pattern: their elements count as values of the field. The fields below it must match within the same element:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-arrays.html
/// </remarks>
internal sealed class PatternNode
{
    private readonly SortedDictionary<string, PatternNode> _members = new(StringComparer.Ordinal);
    private PatternField? _field;

    /// <param name="field">The field.</param>
    /// <param name="depth">How many of its names lead to this node.</param>
    /// <exception cref="InvalidPatternException">The field has rules already.</exception>
    public void Add(PatternField field, int depth)
    {
        if (depth < field.Names.Count)
        {
            if (!_members.TryGetValue(field.Names[depth], out PatternNode? member))
                _members.Add(field.Names[depth], member = new PatternNode());
            member.Add(field, depth + 1);
            return;
        }

        if (_field is not null)
            throw new InvalidPatternException(field.Path, $"a field that has rules at {_field.Path}, too", "rules at one place");
        _field = field;
    }

    /// <param name="find">Returns a member of the event by its name; <see langword="null"/> if the event lacks it.</param>
    public FieldMatch MatchMembers(Func<string, JsonElement?> find)
    {
        FieldMatch result = FieldMatch.Missing;
        foreach ((string name, PatternNode member) in _members)
        {
            FieldMatch match = member.Match(find(name));
            if (match == FieldMatch.None)
                return FieldMatch.None;
            if (match == FieldMatch.Value)
                result = FieldMatch.Value;
        }

        return result;
    }

    private FieldMatch Match(JsonElement? value) => value switch
    {
        null => MatchMissing(),
        { ValueKind: JsonValueKind.Array } array => MatchElements(array),
        // Only a leaf of the event is a value of a field, so that the field of an object is missing.
        { ValueKind: JsonValueKind.Object } members => _field is { MayBeMissing: false } ? FieldMatch.None : MatchMembers(name => EventValue.Member(members, name)),
        { } leaf => MatchLeaf(leaf),
    };

    private FieldMatch MatchMissing() => _field is { MayBeMissing: false } ? FieldMatch.None : MatchMembers(static _ => null);

    // One element has the values, or no element has the fields.
    private FieldMatch MatchElements(JsonElement array)
    {
        FieldMatch result = MatchMissing();
        foreach (JsonElement element in array.EnumerateArray())
        {
            FieldMatch match = Match(element);
            if (match == FieldMatch.Value)
                return FieldMatch.Value;
            if (match == FieldMatch.None)
                result = FieldMatch.None;
        }

        return result;
    }

    private FieldMatch MatchLeaf(JsonElement leaf)
    {
        FieldMatch below = MatchMembers(static _ => null);
        if (_field is null || below == FieldMatch.None)
            return below;
        return _field.Rules.Any(rule => rule.Matches(leaf)) ? FieldMatch.Value : FieldMatch.None;
    }
}

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
    // Whether a field here or below must exist.
    private bool _requiresValue;

    /// <param name="field">The field.</param>
    /// <param name="depth">How many of its names lead to this node.</param>
    /// <exception cref="InvalidPatternException">The field has rules already.</exception>
    public void Add(PatternField field, int depth)
    {
        _requiresValue |= field.Rules is not null;
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

    public bool MatchesMembers(Func<string, JsonElement?> find) => _members.All(member => member.Value.Matches(find(member.Key)));

    private bool Matches(JsonElement? value) => value switch
    {
        null => !_requiresValue,
        { ValueKind: JsonValueKind.Array } array => _requiresValue
            ? array.EnumerateArray().Any(element => Matches(element))
            : array.EnumerateArray().All(element => Matches(element)),
        // A field is a leaf of the event, so that an object is not a value, and `exists` is false for it.
        { ValueKind: JsonValueKind.Object } members => _field?.Rules is null && MatchesMembers(name => EventValue.Member(members, name)),
        { } leaf => MatchesLeaf(leaf) && MatchesMembers(static _ => null),
    };

    private bool MatchesLeaf(JsonElement leaf) => _field is null || (_field.Rules is { } rules && rules.Any(rule => rule.Matches(leaf)));
}

using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>A pattern without alternatives between fields: all of its fields must match.</summary>
internal sealed class PatternBranch
{
    private readonly IReadOnlyList<PatternField> _fields;
    private readonly PatternNode _root = new();

    /// <exception cref="InvalidPatternException">A field is named twice, inside <c>$or</c> and outside.</exception>
    public PatternBranch(IReadOnlyList<PatternField> fields)
    {
        _fields = fields;
        foreach (PatternField field in fields)
            _root.Add(field, 0);
    }

    /// <param name="find">Returns a field of the event by its name; <see langword="null"/> if the event lacks it.</param>
    public bool Matches(Func<string, JsonElement?> find) => _root.MatchMembers(find) != FieldMatch.None;

    /// <summary>How the pattern names a field at the top of the event: not, as a text, or as an object of further fields.</summary>
    public DataFormat FormatOf(string name)
    {
        IEnumerable<PatternField> named = _fields.Where(field => field.Names[0] == name);
        return !named.Any() ? DataFormat.None : named.Any(static field => field.Names.Count > 1) ? DataFormat.Json : DataFormat.Text;
    }
}

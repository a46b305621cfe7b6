using Lambda.Runtime.Emulator.Filters;

namespace Lambda.Runtime.Local.Sources;

/// <summary>Checks the settings of an event source mapping in the file of <c>--state</c>, because a person may have edited it.</summary>
/// <param name="source">The name of the queue, stream, table or topic.</param>
/// <param name="function">The name of the function.</param>
internal sealed class MappingStateReader(string source, string function)
{
    /// <exception cref="InvalidDataException">The number is not in the range.</exception>
    public int Read(string member, int value, int min, int max) => value >= min && value <= max
        ? value
        : throw new InvalidDataException($"The mapping of {source} and {function} has {member} {value}. Expected {min} to {max}.");

    /// <exception cref="InvalidDataException">A pattern is not one that Lambda's API accepts.</exception>
    public FilterCriteria? ReadFilters(FilteredSource kind, IReadOnlyList<string>? patterns)
    {
        if (patterns is null or { Count: 0 })
            return null;
        if (patterns.Contains(null!))
            throw new InvalidDataException($"A filter of the mapping of {source} and {function} is null. Expected a string.");

        try
        {
            return FilterCriteria.Parse(kind, patterns);
        }
        catch (InvalidPatternException invalid)
        {
            throw new InvalidDataException($"The mapping of {source} and {function}: {invalid.Message}", invalid);
        }
    }
}

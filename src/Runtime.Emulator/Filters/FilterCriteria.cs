using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Decides which records of a source an event source mapping passes to the function. Immutable.</summary>
/// <remarks>
/// <para>https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html</para>
/// <para>
/// The documentation contradicts itself about metadata: the pages of the sources say that only the data can be filtered, their tables and examples filter by metadata as
/// well. Here, patterns may name both.
/// </para>
/// </remarks>
internal sealed class FilterCriteria
{
    /// <summary>The maximum number of patterns without a quota increase. With one, it is 10.</summary>
    public const int DefaultMaxPatterns = 5;

    private readonly FilteredSource _source;
    private readonly EventPattern[] _patterns;

    private FilterCriteria(FilteredSource source, EventPattern[] patterns, IReadOnlyList<string> texts)
    {
        _source = source;
        _patterns = patterns;
        Patterns = texts;
    }

    /// <summary>The patterns as they were parsed.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <param name="source">Where the records are from.</param>
    /// <param name="patterns">The patterns, of which one must match; none for all records.</param>
    /// <param name="maxPatterns">The quota for patterns.</param>
    /// <exception cref="InvalidPatternException">There are too many patterns, or the service would refuse one.</exception>
    public static FilterCriteria Parse(FilteredSource source, IReadOnlyList<string> patterns, int maxPatterns = DefaultMaxPatterns) =>
        patterns.Count <= maxPatterns
            ? new FilterCriteria(source, [.. patterns.Select((pattern, index) => Parse(source, pattern, $"Filters[{index}].Pattern"))], [.. patterns])
            : throw new InvalidPatternException("Filters", $"{patterns.Count} filters", $"at most {maxPatterns}");

    /// <param name="record">The record as in the event of a function.</param>
    public bool Matches(JsonElement record)
    {
        if (_patterns.Length == 0)
            return true;

        var filtered = new FilteredRecord(_source, record);
        return _patterns.Any(pattern => pattern.Branches.Any(filtered.Matches));
    }

    /// <param name="record">The JSON of the record.</param>
    public bool Matches(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        return Matches(document.RootElement);
    }

    private static EventPattern Parse(FilteredSource source, string json, string place)
    {
        try
        {
            var pattern = EventPattern.Parse(json, PatternDialect.EventSourceMapping);
            string field = FilteredRecord.DataField(source);
            // The data of streams is filtered as JSON only.
            if (source is FilteredSource.Kinesis or FilteredSource.DynamoDB && pattern.Branches.Any(branch => branch.FormatOf(field) == DataFormat.Text))
                throw new InvalidPatternException($"$.{field}", "an array of values", $"an object of fields, because the field {field} of {source} is JSON");
            return pattern;
        }
        catch (InvalidPatternException exception)
        {
            throw exception.In(place);
        }
    }
}

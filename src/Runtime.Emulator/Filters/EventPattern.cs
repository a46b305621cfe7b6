using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches events by their fields, as rules of EventBridge and filters of event source mappings do. Immutable.</summary>
/// <remarks>
/// <para>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html</para>
/// <para>
/// Strings and numbers match character by character: 300, 300.0 and 3.0e2 are three values. Only <c>numeric</c> and <c>anything-but</c> compare numbers by value.
/// </para>
/// </remarks>
internal sealed class EventPattern
{
    /// <summary>The maximum length of a pattern in characters, for both services.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html</remarks>
    public const int MaxLength = 4096;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private EventPattern(IReadOnlyList<PatternBranch> branches) => Branches = branches;

    /// <summary>The alternatives, of which one must match. There are several if the pattern has <c>$or</c>.</summary>
    public IReadOnlyList<PatternBranch> Branches { get; }

    /// <exception cref="InvalidPatternException">The pattern is not JSON, or not one that the service accepts.</exception>
    public static EventPattern Parse(string json, PatternDialect dialect)
    {
        if (json.Length > MaxLength)
            throw new InvalidPatternException("$", $"a pattern of {json.Length} characters", $"at most {MaxLength}");

        try
        {
            using JsonDocument document = ParseJson(json);
            return new EventPattern([.. new PatternParser(new RuleParser(dialect)).Parse(document.RootElement).Select(static fields => new PatternBranch(fields))]);
        }
        catch (JsonException exception)
        {
            throw new InvalidPatternException("$", $"text that is not valid JSON ({exception.Message.TrimEnd('.')})", "a JSON object with each member once", exception);
        }
    }

    /// <summary>Whether an event matches. A value that is not a JSON object does not.</summary>
    public bool Matches(JsonElement value) => value.ValueKind == JsonValueKind.Object && Branches.Any(branch => branch.Matches(name => EventValue.Member(value, name)));

    private static JsonDocument ParseJson(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (InvalidOperationException exception)
        {
            // Comparing the names decodes them.
            throw new InvalidPatternException("$", "a name with half of a surrogate pair", "valid Unicode", exception);
        }
    }
}

using System.Text.Json;
using Lambda.Runtime.Emulator.Filters;
using Lambda.Runtime.Emulator.Server;
using Lambda.Runtime.Emulator.Service.Queues;

namespace Lambda.Runtime.Emulator.Service.Mappings;

/// <summary>Reads the members of a request for an event source mapping. A member that is <c>null</c> is absent, as in the service.</summary>
internal sealed class MappingRequest
{
    /// <summary>The maximum size of a request. All settings together are far below it.</summary>
    public const int MaxBytes = 1024 * 1024;

    private readonly JsonElement _json;

    private MappingRequest(JsonElement json) => _json = json;

    /// <exception cref="ServiceErrorException">The body is not a JSON object.</exception>
    public static MappingRequest Parse(RequestBody body)
    {
        if (body.Length > MaxBytes)
            throw ServiceErrorException.Serialization($"The request has {body.Length} bytes. Expected at most {MaxBytes}.");

        try
        {
            JsonElement json = StrictJson.Parse(body.Bytes);
            return json.ValueKind == JsonValueKind.Object ? new MappingRequest(json) : throw WrongType("The request", "an object", json);
        }
        catch (JsonException exception)
        {
            throw ServiceErrorException.Serialization($"The request is not valid JSON. Expected an object with the settings of the mapping. {exception.Message}");
        }
    }

    public string? FindText(string name) => Find(_json, name, name, "a string", JsonValueKind.String)?.GetString();

    public bool? FindBoolean(string name) => Find(_json, name, name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <exception cref="ServiceErrorException">It is not a whole number of this range.</exception>
    public int? FindInteger(string name, int min, int max) => FindInteger(_json, name, name, min, max);

    /// <summary>Reads a number of seconds.</summary>
    public TimeSpan? FindSeconds(string name, int min, int max) => FindInteger(name, min, max) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Reads the maximum concurrency. An object without it removes the limit of the service.</summary>
    /// <returns>The number, or <paramref name="none"/> without one; <see langword="null"/> if the request does not have the object.</returns>
    public int? FindConcurrency(int min, int max, int none) => FindObject(MappingMembers.ScalingConfig) is { } scaling
        ? FindInteger(scaling, "MaximumConcurrency", "ScalingConfig.MaximumConcurrency", min, max) ?? none
        : null;

    /// <summary>Reads whether the response lists the records that have failed.</summary>
    public bool? FindReportsFailures()
    {
        const string Name = MappingMembers.FunctionResponseTypes;
        if (Find(_json, Name, Name, "an array", JsonValueKind.Array) is not { } types)
            return null;

        foreach (JsonElement type in types.EnumerateArray())
        {
            if (type.ValueKind != JsonValueKind.String || type.GetString() != MappingMembers.ReportBatchItemFailures)
                throw ServiceErrorException.Validation("functionResponseTypes", types.GetRawText(), $"enum value set: [{MappingMembers.ReportBatchItemFailures}]");
        }

        return types.GetArrayLength() <= 1 ? types.GetArrayLength() == 1
            : throw ServiceErrorException.Validation("functionResponseTypes", types.GetRawText(), "length less than or equal to 1");
    }

    /// <summary>Reads the filters. No patterns remove those of the mapping.</summary>
    /// <returns><see langword="null"/> if the request has none.</returns>
    /// <exception cref="ServiceErrorException">The service would refuse a pattern.</exception>
    public FilterCriteria? FindFilters(FilteredSource source)
    {
        if (FindObject(MappingMembers.FilterCriteria) is not { } criteria)
            return null;

        string[] patterns = [];
        if (Find(criteria, "Filters", "FilterCriteria.Filters", "an array", JsonValueKind.Array) is { } filters)
            patterns = [.. filters.EnumerateArray().Select(static (filter, index) => ReadPattern(filter, $"FilterCriteria.Filters[{index}]"))];
        try
        {
            return FilterCriteria.Parse(source, patterns);
        }
        catch (InvalidPatternException invalid)
        {
            throw ServiceErrorException.InvalidParameterValue($"Invalid filter pattern definition. {invalid.Message}");
        }
    }

    /// <summary>Reads the ARN of the on-failure destination; empty to remove it.</summary>
    /// <returns><see langword="null"/> if the request does not have the object.</returns>
    public string? FindOnFailure()
    {
        if (FindObject(MappingMembers.DestinationConfig) is not { } config)
            return null;
        if (config.TryGetProperty("OnSuccess", out JsonElement success) && HasValue(success))
            throw ServiceErrorException.InvalidParameterValue("DestinationConfig has OnSuccess. Expected OnFailure only: an event source mapping has no other destination.");
        return Find(config, "OnFailure", "DestinationConfig.OnFailure", "an object", JsonValueKind.Object) is { } failure
            ? Find(failure, "Destination", "DestinationConfig.OnFailure.Destination", "a string", JsonValueKind.String)?.GetString() ?? ""
            : "";
    }

    /// <summary>Refuses another text than the current one.</summary>
    public void RequireSame(string name, string current)
    {
        if (FindText(name) is { } text && text != current)
            throw MappingMembers.CannotChange(name, text, current);
    }

    /// <summary>Refuses members that the service knows and that would have no effect.</summary>
    /// <param name="served">The members that have one.</param>
    /// <param name="source">The noun of the source: <c>queue</c>.</param>
    public void RequireOnly(IReadOnlyList<string> served, string source)
    {
        string[] others = [.. MappingMembers.All.Except(served).Where(name => _json.TryGetProperty(name, out JsonElement value) && HasValue(value))];
        if (others.Length > 0)
        {
            throw ServiceErrorException.InvalidParameterValue(
                $"{string.Join(" and ", others)}: the emulator has no such setting for a {source}. Expected only: {string.Join(", ", served)}.");
        }
    }

    private JsonElement? FindObject(string name) => Find(_json, name, name, "an object", JsonValueKind.Object);

    private static string ReadPattern(JsonElement filter, string path) =>
        filter.ValueKind != JsonValueKind.Object ? throw WrongType(path, "an object", filter)
        : Find(filter, "Pattern", $"{path}.Pattern", "a string", JsonValueKind.String)?.GetString()
            ?? throw ServiceErrorException.InvalidParameterValue($"{path} has no Pattern. Expected a string with the JSON of an event pattern.");

    private static int? FindInteger(JsonElement json, string name, string path, int min, int max)
    {
        if (Find(json, name, path, "a whole number", JsonValueKind.Number) is not { } member)
            return null;
        if (!member.TryGetInt32(out int value))
            throw WrongType(path, "a whole number", member);
        return value >= min && value <= max ? value : throw ServiceErrorException.Validation(ToPath(path), member.GetRawText(), $"value from {min} to {max}");
    }

    private static JsonElement? Find(JsonElement json, string name, string path, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!json.TryGetProperty(name, out JsonElement member) || member.ValueKind == JsonValueKind.Null)
            return null;
        return kinds.Contains(member.ValueKind) ? member : throw WrongType(path, expected, member);
    }

    private static bool HasValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        // No window.
        JsonValueKind.Number => value.GetRawText() != "0",
        _ => true,
    };

    // The service writes members of its errors in another case: scalingConfig.maximumConcurrency.
    private static string ToPath(string path) => string.Join('.', path.Split('.').Select(static part => char.ToLowerInvariant(part[0]) + part[1..]));

    private static ServiceErrorException WrongType(string path, string expected, JsonElement found)
    {
        const int MaxShown = 100;
        string text = found.GetRawText();
        return ServiceErrorException.Serialization($"{path} is {(text.Length <= MaxShown ? text : text[..MaxShown] + "…")}. Expected {expected}.");
    }
}

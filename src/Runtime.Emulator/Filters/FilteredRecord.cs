using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>A record as filters see it: its data decoded, and what else the event says about it (the metadata) beside the data.</summary>
/// <remarks>JSON here is an object or an array. A body such as <c>42</c> has no fields that a pattern could name, so it is a text.</remarks>
internal sealed class FilteredRecord
{
    private readonly FilteredSource _source;
    private readonly JsonElement _record;
    private readonly JsonElement? _data;
    private readonly DataFormat _format;

    /// <param name="source">Where the record is from.</param>
    /// <param name="record">The record as in the event of a function.</param>
    public FilteredRecord(FilteredSource source, JsonElement record)
    {
        _source = source;
        _record = record;
        (_data, _format) = source switch
        {
            FilteredSource.Sqs => Decode(Member(record, "body"), isBase64: false),
            FilteredSource.Kinesis => Decode(Member(Member(record, "kinesis"), "data"), isBase64: true),
            FilteredSource.Kafka => Decode(Member(record, "value"), isBase64: true),
            _ => Member(record, "dynamodb") is { ValueKind: JsonValueKind.Object } change ? (change, DataFormat.Json) : (null, DataFormat.Text),
        };
    }

    /// <summary>The field of the data in patterns.</summary>
    public static string DataField(FilteredSource source) => source switch
    {
        FilteredSource.Sqs => "body",
        FilteredSource.Kinesis => "data",
        FilteredSource.Kafka => "value",
        _ => "dynamodb",
    };

    public bool Matches(PatternBranch branch)
    {
        DataFormat expected = branch.FormatOf(DataField(_source));
        return (expected == DataFormat.None || expected == _format) && branch.Matches(Find);
    }

    private JsonElement? Find(string name)
    {
        if (name == DataField(_source))
            return _data;
        if (_source != FilteredSource.Kinesis)
            return Member(_record, name);

        // Patterns have `partitionKey` beside `data` at the top, and not in `kinesis`.
        return name == "kinesis" ? null : Member(Member(_record, "kinesis"), name) ?? Member(_record, name);
    }

    private static JsonElement? Member(JsonElement? value, string name) => value is { ValueKind: JsonValueKind.Object } members ? EventValue.Member(members, name) : null;

    private static (JsonElement? Data, DataFormat Format) Decode(JsonElement? data, bool isBase64)
    {
        // The value of a Kafka record can be null.
        if (data is not { } value || !EventValue.TryReadText(value, out string? text))
            return (data, DataFormat.Text);

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (isBase64 && value.TryGetBytesFromBase64(out byte[]? decoded))
        {
            bytes = decoded;
            value = JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(bytes), ReflectionJson.Default);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? (document.RootElement.Clone(), DataFormat.Json) : (value, DataFormat.Text);
        }
        catch (JsonException)
        {
            return (value, DataFormat.Text);
        }
    }
}

using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints an example of a handler's payload as JSON: <c>dotnet run</c> puts it into the events that it offers.</summary>
/// <param name="types">The types that events reach.</param>
internal sealed class PayloadExample(IEnumerable<JsonTypeModel> types)
{
    /// <summary>A longer example is not printed: types whose members have many members in turn would have one of any length.</summary>
    private const int MaxLength = 16 * 1024;

    private const string Events = "global::Lambda.Runtime.Events.";

    private readonly ILookup<JsonTypeKey, JsonTypeModel> _types = types.ToLookup(static type => type.Key);

    // Types that are being printed: a type that contains itself ends there.
    private readonly HashSet<JsonTypeKey> _open = [];

    private readonly Dictionary<JsonTypeKey, string?> _printed = [];

    /// <summary>The type of a handler's payload; <see langword="null"/> for text and bytes, if the type of the event has it as a type argument, and if it is the event.</summary>
    public static string? TypeOf(HandlerModel handler) => handler.Batch is null || handler.IsInput ? null : Payload(handler) switch
    {
        { Kind: ParameterKind.RecordPayload or ParameterKind.RecordNotification, Event: { } payload } => payload.Type,
        { Event: { } record } => TypeArgument(record.Type),
        _ => null,
    };

    /// <returns><see langword="null"/> if the payload is text or bytes, or its JSON is not known.</returns>
    public string? Print(HandlerModel handler)
    {
        if (Payload(handler)?.Event is not { } value)
            return null;
        // SqsEvent<SnsNotification<Order>>: the sample has all but the order.
        string? type = value.Type;
        if (!type.StartsWith(Events, StringComparison.Ordinal))
            return handler.Batch is null && value.Target is null ? null : Value(value);
        while (type is not null && type.StartsWith(Events, StringComparison.Ordinal))
            type = TypeArgument(type);
        type = type?.TrimEnd('?');
        return _types.FirstOrDefault(found => found.Key.Type == type && found.Key is { IsPopulated: false, Discriminator: null }) is { } found
            ? Type(found.First())
            : null;
    }

    private static ParameterModel? Payload(HandlerModel handler) => handler.Parameters.FirstOrDefault(static parameter => parameter.Event is not null
        && parameter.Kind is not ParameterKind.RecordSource && parameter.KafkaPart is not { IsKey: true });

    /// <summary>The type argument that is a payload.</summary>
    /// <remarks>Before it, records of Apache Kafka have the type of their key; events of time windows have that of their state after it.</remarks>
    private static string? TypeArgument(string type)
    {
        int begin = type.IndexOf('<') + 1;
        if (begin == 0)
            return null;
        int end = type.LastIndexOf('>');
        for (int index = begin, depth = 0; index < end; index++)
        {
            depth += type[index] is '<' or '(' ? 1 : type[index] is '>' or ')' ? -1 : 0;
            if (depth == 0 && type[index] == ',')
                (begin, end) = type.StartsWith($"{Events}Kafka", StringComparison.Ordinal) ? (index + 1, end) : (begin, index);
        }

        return type.Substring(begin, end - begin).Trim();
    }

    private string? Type(JsonTypeModel type)
    {
        if (_printed.TryGetValue(type.Key, out string? printed))
            return printed;
        if (!_open.Add(type.Key))
            return null;
        string? json = type switch
        {
            JsonEnumModel enumeration => enumeration.Names.Count == 0 ? "0" : enumeration.IsText ? $"\"{enumeration.Names[0].Name}\"" : Number(enumeration),
            JsonListModel list => $"[{Value(list.Element)}]",
            JsonDictionaryModel => "{}",
            JsonObjectModel item => Members(item),
            JsonPolymorphicModel { Derived.Count: > 0 } several when several.Derived[0] is var first && _types[first.Body].FirstOrDefault() is JsonObjectModel body =>
                Members(body, $"\"{several.EncodedDiscriminator}\":{first.Number?.ToString(CultureInfo.InvariantCulture) ?? $"\"{first.EncodedText}\""}"),
            _ => null,
        };
        _open.Remove(type.Key);
        return _printed[type.Key] = json?.Length > MaxLength ? null : json;
    }

    private static string Number(JsonEnumModel enumeration) => enumeration.IsSigned
        ? ((long)enumeration.Names[0].Value).ToString(CultureInfo.InvariantCulture)
        : enumeration.Names[0].Value.ToString(CultureInfo.InvariantCulture);

    /// <returns><see langword="null"/> if the value of a required member is not known. Others are left out.</returns>
    private string? Members(JsonObjectModel type, params string[] discriminator)
    {
        var members = new List<string>(discriminator);
        foreach (JsonMemberModel member in type.Members.Where(static member => member.Set != MemberSet.Never))
        {
            if (Value(member) is { } json)
                members.Add($"\"{member.EncodedName}\":{json}");
            else if (member.IsRequired)
                return null;
        }

        return $"{{{string.Join(",", members)}}}";
    }

    /// <summary>The name in the first example of the page is that of the README.</summary>
    private string? Value(JsonMemberModel member) => member is { EncodedName: "name", Value: { Scalar: ScalarKind.String, Format: null } } ? "\"World\"" : Value(member.Value);

    private string? Value(JsonValueModel value) => value switch
    {
        { Format: ValueFormat.UnixTimeSeconds } => "1767323045",
        { Format: ValueFormat.UnixTimeMilliseconds } => "1767323045678",
        { Format: ValueFormat.UnixTimeMicroseconds } => "1767323045678000",
        { Format: ValueFormat.UtcTime or ValueFormat.UtcTimeMilliseconds } => "\"2026-01-02T03:04:05Z\"",
        { Format: not null } => null,
        { Scalar: { } scalar } => Scalar(scalar, isAttribute: value.Attribute is not null),
        { Target: { } target } => _types[target].FirstOrDefault() is { } type ? Type(type) : null,
        _ => null,
    };

    private static string? Scalar(ScalarKind scalar, bool isAttribute) => scalar switch
    {
        ScalarKind.String => "\"text\"",
        ScalarKind.Char => "\"A\"",
        ScalarKind.Boolean => "true",
        _ when scalar.IsNumber() => "7",
        ScalarKind.DateTime or ScalarKind.DateTimeOffset => "\"2026-01-02T03:04:05Z\"",
        ScalarKind.DateOnly => "\"2026-01-02\"",
        ScalarKind.TimeOnly => "\"03:04:05\"",
        ScalarKind.TimeSpan => "\"00:00:07\"",
        ScalarKind.Guid => "\"19dd0b57-b21e-4ac1-bd88-000000000000\"",
        ScalarKind.Uri => "\"https://example.com/\"",
        ScalarKind.Version => "\"1.0\"",
        // In DynamoDB's JSON, bytes and single attribute values differ from those in other JSON.
        ScalarKind.Bytes or ScalarKind.ReadOnlyMemory or ScalarKind.Memory or ScalarKind.MemoryStream => isAttribute ? null : "\"\"",
        ScalarKind.AttributeValue => null,
        ScalarKind.JsonArray => "[]",
        ScalarKind.JsonValue => "7",
        _ => "{}",
    };
}

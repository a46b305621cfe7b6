using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Converts the parameters of forms to the members that the JSON protocol has, and the members of responses to XML.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html. The lists and maps of Amazon SQS are flattened: their items have the names of parameters.</remarks>
internal static class FormMembers
{
    // Parameter, member, and of a map the names of its key and value.
    private static readonly (string Parameter, string Member, string? Key, string? Value)[] Collections =
    [
        ("Attribute", "Attributes", "Name", "Value"),
        ("MessageAttribute", "MessageAttributes", "Name", "Value"),
        ("MessageSystemAttribute", "MessageSystemAttributes", "Name", "Value"),
        ("Tag", "Tags", "Key", "Value"),
        ("AttributeName", "AttributeNames", null, null),
        ("MessageSystemAttributeName", "MessageSystemAttributeNames", null, null),
        ("MessageAttributeName", "MessageAttributeNames", null, null),
        ("TagKey", "TagKeys", null, null),
        ("QueueUrl", "QueueUrls", null, null),
        ("QueueUrl", "queueUrls", null, null),
        ("Message", "Messages", null, null),
        ("BatchResultErrorEntry", "Failed", null, null),
        ("SendMessageBatchRequestEntry", "Entries", null, null),
        ("DeleteMessageBatchRequestEntry", "Entries", null, null),
        ("ChangeMessageVisibilityBatchRequestEntry", "Entries", null, null),
        ("ListMessageMoveTasksResultEntry", "Results", null, null),
    ];

    private static readonly string[] Numbers = ["DelaySeconds", "VisibilityTimeout", "MaxNumberOfMessages", "WaitTimeSeconds", "MaxResults", "MaxNumberOfMessagesPerSecond"];

    // Attribute.1.Name=DelaySeconds&Attribute.1.Value=5 is {"Attributes":{"DelaySeconds":"5"}}
    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<(string[] Path, string Value)> rows = [.. parameters.Select(static parameter => (parameter.Key.Split('.'), parameter.Value))];
        JsonObject members = ReadStructure(rows);
        // The model has the name in lowercase for CreateQueue.
        if (members["Tags"] is { } tags)
            members["tags"] = tags.DeepClone();
        return members;
    }

    /// <summary>Writes the members of a response.</summary>
    public static IEnumerable<XElement> Write(string operation, JsonObject members)
    {
        foreach ((string name, JsonNode? value) in members)
        {
            (string? parameter, _, string? key, string? mapValue) = Array.Find(Collections, collection => collection.Member == name);
            if (value is JsonArray items)
            {
                foreach (JsonNode? item in items)
                    yield return new XElement(parameter ?? $"{operation}ResultEntry", Content(operation, item!));
            }
            else if (value is JsonObject map && parameter is not null)
            {
                foreach ((string itemName, JsonNode? item) in map)
                    yield return new XElement(parameter, new XElement(key!, itemName), new XElement(mapValue!, Content(operation, item!)));
            }
            else
            {
                yield return new XElement(name, Content(operation, value!));
            }
        }
    }

    /// <summary>Replaces the characters that XML cannot have.</summary>
    public static string Printable(string text) => string.Concat(text.Select(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));

    private static JsonObject ReadStructure(IEnumerable<(string[] Path, string Value)> rows)
    {
        var members = new JsonObject();
        foreach (IGrouping<string, (string[] Path, string Value)> member in rows.GroupBy(static row => row.Path[0]))
        {
            (string[] path, string value) = member.First();
            if (path.Length == 1)
            {
                members[member.Key] = ReadScalar(member.Key, value);
                continue;
            }

            (string? parameter, string name, string? key, string? mapValue) = Array.Find(Collections, collection => collection.Parameter == member.Key);
            // Value.StringValue=7, of an attribute.
            if (parameter is null)
                members[member.Key] = ReadStructure(member.Select(Skip));
            else
                members[name] = ReadItems(member.Where(static row => row.Path.Length > 1).Select(Skip), key, mapValue);
        }

        return members;
    }

    private static JsonNode ReadItems(IEnumerable<(string[] Path, string Value)> rows, string? key, string? mapValue)
    {
        List<JsonNode?> items = [.. rows
            .GroupBy(static row => row.Path[0])
            .OrderBy(static item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : int.MaxValue)
            .Select(static item => item.First().Path.Length == 1 ? (JsonNode)JsonValue.Create(item.First().Value) : ReadStructure(item.Select(Skip)))];
        if (key is null || mapValue is null)
            return new JsonArray([.. items]);

        var map = new JsonObject();
        foreach (JsonObject item in items.OfType<JsonObject>())
            map[(string?)item[key] ?? ""] = item[mapValue]?.DeepClone();
        return map;
    }

    private static JsonValue ReadScalar(string name, string value) =>
        Numbers.Contains(name) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? JsonValue.Create(number) : JsonValue.Create(value);

    private static (string[] Path, string Value) Skip((string[] Path, string Value) row) => (row.Path[1..], row.Value);

    private static object Content(string operation, JsonNode value) => value switch
    {
        JsonObject members => Write(operation, members),
        _ => Printable(value.ToString()),
    };
}

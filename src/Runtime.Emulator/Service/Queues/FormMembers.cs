using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Converts the parameters of forms to the members that the JSON protocol has, and the members of responses to XML.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html. The lists and maps of Amazon SQS are flattened: their items have the names of parameters.</remarks>
internal static class FormMembers
{
    // The model has no deeper names.
    private const int MaxDepth = 8;

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
        ("SendMessageBatchRequestEntry", "Entries", null, null),
        ("DeleteMessageBatchRequestEntry", "Entries", null, null),
        ("ChangeMessageVisibilityBatchRequestEntry", "Entries", null, null),
    ];

    // Element and member. The name of other items depends on the operation.
    private static readonly (string Element, string Member)[] ResponseLists =
    [
        ("QueueUrl", "QueueUrls"),
        ("QueueUrl", "queueUrls"),
        ("Message", "Messages"),
        ("BatchResultErrorEntry", "Failed"),
    ];

    private static readonly string[] Numbers = ["DelaySeconds", "VisibilityTimeout", "MaxNumberOfMessages", "WaitTimeSeconds", "MaxResults", "MaxNumberOfMessagesPerSecond"];

    // Attribute.1.Name=DelaySeconds&Attribute.1.Value=5 is {"Attributes":{"DelaySeconds":"5"}}
    /// <exception cref="QueueErrorException">The name of a parameter is malformed.</exception>
    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<(string[] Path, string Value)> rows = [.. parameters.Select(static parameter => (parameter.Key.Split('.'), parameter.Value))];
        if (rows.Find(static row => row.Path.Length > MaxDepth) is { Path: { } deep })
            throw QueueErrorException.Serialization($"The name of a parameter has at most {MaxDepth} parts, found {deep.Length}: {string.Join('.', deep[..MaxDepth])}…");
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
            if (value is JsonArray items)
            {
                string element = Array.Find(ResponseLists, list => list.Member == name).Element ?? $"{operation}ResultEntry";
                foreach (JsonNode? item in items)
                    yield return new XElement(element, Content(operation, item!));
            }
            else if (value is JsonObject map && Array.Find(Collections, collection => collection.Member == name) is { Parameter: { } parameter, Key: { } key, Value: { } mapValue })
            {
                foreach ((string itemName, JsonNode? item) in map)
                    yield return new XElement(parameter, new XElement(key, Printable(itemName)), new XElement(mapValue, Content(operation, item!)));
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
            if (Array.Find(Collections, collection => collection.Parameter == member.Key) is { Parameter: { } parameter, Member: { } name } collection)
            {
                // An empty list is TagKey= in this protocol.
                if (path.Length == 1 && value.Length > 0)
                    throw QueueErrorException.Serialization($"The parameter {parameter} must have a number: {parameter}.1");
                members[name] = ReadItems(parameter, member.Where(static row => row.Path.Length > 1).Select(Skip), collection.Key, collection.Value);
            }
            else
            {
                // Value.StringValue=7, of an attribute.
                members[member.Key] = ReadMember(member.Key, member);
            }
        }

        return members;
    }

    private static JsonNode ReadItems(string parameter, IEnumerable<(string[] Path, string Value)> rows, string? key, string? mapValue)
    {
        List<(string Index, JsonNode Value)> items = [.. rows
            .GroupBy(static row => row.Path[0])
            .OrderBy(static item => int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : int.MaxValue)
            .Select(static item => (item.Key, ReadMember(item.Key, item)))];
        if (key is null || mapValue is null)
            return new JsonArray([.. items.Select(static item => item.Value)]);

        var map = new JsonObject();
        foreach ((string index, JsonNode value) in items)
        {
            if (value is not JsonObject item || item[key] is not JsonValue name)
                throw QueueErrorException.Serialization($"The parameter {parameter}.{index} must have {parameter}.{index}.{key} and {parameter}.{index}.{mapValue}");
            map[name.ToString()] = item[mapValue]?.DeepClone();
        }

        return map;
    }

    private static JsonNode ReadMember(string name, IEnumerable<(string[] Path, string Value)> rows)
    {
        (string[] path, string value) = rows.First();
        if (path.Length > 1)
            return ReadStructure(rows.Where(static row => row.Path.Length > 1).Select(Skip));

        return Numbers.Contains(name) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? JsonValue.Create(number)
            : JsonValue.Create(value);
    }

    private static (string[] Path, string Value) Skip((string[] Path, string Value) row) => (row.Path[1..], row.Value);

    private static object Content(string operation, JsonNode value) => value switch
    {
        JsonObject members => Write(operation, members),
        _ => Printable(value.ToString()),
    };
}

using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Lambda.Runtime.Emulator.Json;
using Lambda.Runtime.Emulator.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The query protocol: a form with the parameter <c>Action</c>, and XML. Versions of the AWS CLI before 2.14 and SDKs of before the end of 2023 use it.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html</remarks>
internal sealed class FormQueueProtocol : QueueProtocol
{
    // Of the query protocol of Amazon SQS; no other API has this version.
    private const string Version = "2012-11-05";

    private static readonly XNamespace Xml = $"http://queue.amazonaws.com/doc/{Version}/";

    public override string ContentType => "text/xml";

    // Action=SendMessage&Version=2012-11-05&QueueUrl=...
    public static bool Matches(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return false;

        Dictionary<string, StringValues> form = Parse(body);
        return form.ContainsKey("Action") && form.TryGetValue("Version", out StringValues version) && version == Version;
    }

    public override string ReadOperation(HttpRequest request, ReadOnlyMemory<byte> body) => Parse(body)["Action"].ToString();

    public override RequestMembers ReadMembers(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        Dictionary<string, StringValues> form = Parse(body);
        JsonObject members = FormMembers.Read(form.Select(static parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())));
        // In this protocol, the path can name the queue.
        if (!members.ContainsKey("QueueUrl") && request.Path.Value is { Length: > 1 } path)
            members["QueueUrl"] = path;
        return new RequestMembers(StrictJson.Parse(ReflectionJson.SerializeToUtf8Bytes(members)));
    }

    // <SendMessageResponse xmlns="..."><SendMessageResult>...</SendMessageResult><ResponseMetadata><RequestId>...</RequestId></ResponseMetadata></SendMessageResponse>
    // Also without members, because SDKs read the members from the element of the result.
    public override byte[] Write(string operation, JsonObject response, string requestId) => Write(new XElement($"{operation}Response",
        new XElement($"{operation}Result", FormMembers.Write(operation, response)),
        new XElement("ResponseMetadata", new XElement("RequestId", requestId))));

    // <ErrorResponse xmlns="..."><Error><Type>Sender</Type><Code>...</Code><Message>...</Message></Error><RequestId>...</RequestId></ErrorResponse>
    public override byte[] WriteError(QueueErrorException error, string requestId) => Write(new XElement("ErrorResponse",
        new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", error.Code), new XElement("Message", FormMembers.Printable(error.Message))),
        new XElement("RequestId", requestId)));

    private static byte[] Write(XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf())
            element.Name = Xml + element.Name.LocalName;
        return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
    }

    private static Dictionary<string, StringValues> Parse(ReadOnlyMemory<byte> body) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));
}

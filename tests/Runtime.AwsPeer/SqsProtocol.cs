using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.AwsPeer;

/// <summary>A protocol of SQS. Versions of the AWS CLI before 2.14 send forms.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html</remarks>
internal abstract class SqsProtocol
{
    public static SqsProtocol Json { get; } = new JsonProtocol();

    public static SqsProtocol Query { get; } = new QueryProtocol();

    public abstract JsonObject Read(string target, byte[] body, out string operation);

    public abstract AwsResponse Write(string operation, JsonObject response);

    public abstract AwsResponse WriteError(string operation, string type, string code, string message);

    private sealed class JsonProtocol : SqsProtocol
    {
        public override JsonObject Read(string target, byte[] body, out string operation)
        {
            operation = target.Split('.')[^1];
            return (JsonObject)JsonNode.Parse(body)!;
        }

        public override AwsResponse Write(string operation, JsonObject response) => new(operation, 200, response.ToJsonString(), ("Content-Type", "application/x-amz-json-1.0"));

        /// <summary>Clients show the code of the older protocol, which is in a header.</summary>
        public override AwsResponse WriteError(string operation, string type, string code, string message) => new(
            operation, 400, new JsonObject { ["__type"] = $"com.amazonaws.sqs#{type}", ["message"] = message }.ToJsonString(), ("x-amzn-query-error", $"{code};Sender"));
    }

    private sealed class QueryProtocol : SqsProtocol
    {
        public override JsonObject Read(string target, byte[] body, out string operation)
        {
            Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
            operation = form["Action"].ToString();
            var attributes = new JsonObject();
            for (int i = 1; form.TryGetValue($"Attribute.{i}.Name", out StringValues name); i++)
                attributes[name.ToString()] = form[$"Attribute.{i}.Value"].ToString();
            return new JsonObject
            {
                ["QueueName"] = (string?)form.GetValueOrDefault("QueueName"),
                ["QueueUrl"] = (string?)form.GetValueOrDefault("QueueUrl"),
                ["Attributes"] = attributes,
            };
        }

        public override AwsResponse Write(string operation, JsonObject response)
        {
            string result = response["Attributes"] is JsonObject attributes
                ? string.Concat(attributes.Select(static attribute => $"<Attribute><Name>{attribute.Key}</Name><Value>{attribute.Value}</Value></Attribute>"))
                : string.Concat(response.Select(static member => $"<{member.Key}>{member.Value}</{member.Key}>"));
            return new(operation, 200, $"<{operation}Response><{operation}Result>{result}</{operation}Result></{operation}Response>", ("Content-Type", "text/xml"));
        }

        public override AwsResponse WriteError(string operation, string type, string code, string message) =>
            new(operation, 400, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>");
    }
}

using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.AwsPeer;

/// <summary>SNS: creates topics and subscriptions. It has no messages.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Operations.html</remarks>
public sealed class SnsApi
{
    private const string Arn = "arn:aws:sns:us-east-1:123456789012:";

    private readonly ConcurrentDictionary<string, string> _subscriptions = new();

    /// <summary>The subscriptions: the topic and the endpoint, and then the redrive policy.</summary>
    public IReadOnlyDictionary<string, string> Subscriptions => _subscriptions;

    internal AwsResponse Respond(byte[] body)
    {
        Dictionary<string, StringValues> form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        string operation = form["Action"].ToString();
        switch (operation)
        {
            case "CreateTopic":
                return Xml($"<TopicArn>{Arn}{form["Name"]}</TopicArn>");
            case "Subscribe":
                string name = $"{form["TopicArn"]} {form["Endpoint"]}";
                _subscriptions.TryAdd(name, "");
                return Xml($"<SubscriptionArn>{name}</SubscriptionArn>");
            case "SetSubscriptionAttributes":
                _subscriptions[form["SubscriptionArn"].ToString()] = form["AttributeValue"].ToString();
                return Xml("");
            default:
                throw new NotSupportedException(operation);
        }

        AwsResponse Xml(string result) =>
            new(operation, 200, $"<{operation}Response><{operation}Result>{result}</{operation}Result></{operation}Response>", ("Content-Type", "text/xml"));
    }
}

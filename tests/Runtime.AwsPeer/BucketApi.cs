using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;

namespace Lambda.Runtime.AwsPeer;

/// <summary>The buckets of S3: creates them, and replaces their notifications, as S3 does. It checks whether S3 could invoke the functions.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html</remarks>
public sealed class BucketApi
{
    private readonly LambdaApi _lambda;

    /// <param name="lambda">The functions.</param>
    internal BucketApi(LambdaApi lambda) => _lambda = lambda;

    /// <summary>The notifications of the buckets, as XML.</summary>
    public ConcurrentDictionary<string, string> Notifications { get; } = new();

    internal AwsResponse Respond(string method, string bucket, string query, byte[] body)
    {
        bool isNotification = query.StartsWith("?notification", StringComparison.Ordinal);
        if (method == "PUT" && !isNotification)
        {
            Notifications[bucket] = "<NotificationConfiguration/>";
            return new("CreateBucket", 200, "");
        }

        if (!Notifications.TryGetValue(bucket, out string? notification))
            return new(method == "HEAD" ? "HeadBucket" : "GetBucketNotificationConfiguration", 404, "");
        if (!isNotification)
            return new("HeadBucket", 200, "");
        if (method == "GET")
            return new("GetBucketNotificationConfiguration", 200, notification, ("Content-Type", "application/xml"));
        string text = Encoding.UTF8.GetString(body);
        bool isAllowed = XDocument.Parse(text).Descendants().Where(static element => element.Name.LocalName == "CloudFunction").All(function => _lambda.Permissions.Any(
            permission => permission.Key == (function.Value.Split(':')[^1], "s3") && (string?)permission.Value["SourceArn"] == $"arn:aws:s3:::{bucket}"));
        if (!isAllowed)
        {
            return new(
                "PutBucketNotificationConfiguration", 400,
                "<Error><Code>InvalidArgument</Code><Message>Unable to validate the following destination configurations</Message></Error>", ("Content-Type", "application/xml"));
        }

        Notifications[bucket] = text;
        return new("PutBucketNotificationConfiguration", 200, "");
    }
}

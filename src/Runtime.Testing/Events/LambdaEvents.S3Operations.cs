using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A request to an access point of Amazon S3 Object Lambda.</summary>
    /// <param name="key">The key of the object, or the prefix of a list.</param>
    /// <param name="operation">What the client reads: <c>GetObject</c>, <c>HeadObject</c>, <c>ListObjects</c> or <c>ListObjectsV2</c>.</param>
    /// <param name="headers">Headers of the client, in addition to <c>Host</c>.</param>
    /// <exception cref="ArgumentException">The client does something else.</exception>
    public static JsonObject S3ObjectLambda(string key, string operation = "GetObject", IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        (string context, string path) = operation switch
        {
            "GetObject" => ("getObjectContext", UrlPath(key)),
            "HeadObject" => ("headObjectContext", UrlPath(key)),
            "ListObjects" => ("listObjectsContext", $"?prefix={Uri.EscapeDataString(key)}"),
            "ListObjectsV2" => ("listObjectsV2Context", $"?list-type=2&prefix={Uri.EscapeDataString(key)}"),
            _ => throw new ArgumentException($"The operation is '{operation}'. Expected GetObject, HeadObject, ListObjects or ListObjectsV2.", nameof(operation)),
        };
        string signature = $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Signature=0a1b2c3d";
        var read = new JsonObject { ["inputS3Url"] = $"https://access-point-{Account}.s3-accesspoint.{Region}.amazonaws.com/{path}{signature}" };
        if (operation == "GetObject")
        {
            read["outputRoute"] = "io-use1-001";
            read["outputToken"] = "OutputToken";
        }

        var sent = new JsonObject { ["Host"] = $"object-lambda-{Account}.s3-object-lambda.{Region}.amazonaws.com", ["Accept-Encoding"] = "identity" };
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
            sent[name] = value;
        return new JsonObject
        {
            ["xAmzRequestId"] = Id(0),
            [context] = read,
            ["configuration"] = new JsonObject
            {
                ["accessPointArn"] = AwsAccount.Arn("s3-object-lambda", "accesspoint/object-lambda"),
                ["supportingAccessPointArn"] = AwsAccount.Arn("s3", "accesspoint/access-point"),
                ["payload"] = "",
            },
            ["userRequest"] = new JsonObject { ["url"] = $"https://{sent["Host"]}/{path}", ["headers"] = sent },
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "IAMUser",
                ["principalId"] = "AIDAIENQZJOLO23YVJ4VO",
                ["arn"] = $"arn:aws:iam::{Account}:user/ada",
                ["accountId"] = Account,
                ["accessKeyId"] = "AKIAIOSFODNN7EXAMPLE",
                ["userName"] = "ada",
            },
            ["protocolVersion"] = "1.00",
        };
    }

    /// <summary>An object that a job of Amazon S3 Batch Operations processes.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key as it is; the event has it encoded, as S3 sends it.</param>
    /// <param name="userArguments">The arguments of the job, if any. Only for version 2.0.</param>
    /// <param name="schemaVersion">The version of the event, which the job sets: <c>2.0</c> or <c>1.0</c>.</param>
    /// <exception cref="ArgumentException">The version is another one, or does not have arguments.</exception>
    public static JsonObject S3Batch(string bucket, string key, IReadOnlyDictionary<string, string>? userArguments = null, string schemaVersion = "2.0")
    {
        if (schemaVersion is not ("1.0" or "2.0"))
            throw new ArgumentException($"The version is '{schemaVersion}'. Expected 1.0 or 2.0.", nameof(schemaVersion));
        if (userArguments is not null && schemaVersion == "1.0")
            throw new ArgumentException("The event of version 1.0 has arguments. Expected them for version 2.0 only.", nameof(userArguments));

        var job = new JsonObject { ["id"] = "f3cc4f60-61f6-4a2b-8a21-d07600c373ce" };
        if (userArguments is not null)
            job["userArguments"] = Texts(userArguments);
        var task = new JsonObject { ["taskId"] = "dGFza2lk", ["s3Key"] = FormEncoded(key), ["s3VersionId"] = null };
        if (schemaVersion == "1.0")
            task["s3BucketArn"] = $"arn:aws:s3:::{bucket}";
        else
            task["s3Bucket"] = bucket;
        return new JsonObject
        {
            ["invocationSchemaVersion"] = schemaVersion,
            ["invocationId"] = "YXNkbGZqYWRmaiBhc2RmdW9hZHNmZGpm",
            ["job"] = job,
            ["tasks"] = new JsonArray(task),
        };
    }

    // invoices/order%207.pdf
    private static string UrlPath(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);

    // invoices/order+7.pdf
    private static string FormEncoded(string key) => UrlPath(key).Replace("%20", "+", StringComparison.Ordinal);
}

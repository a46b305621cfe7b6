namespace Lambda.Runtime.AwsPeer;

/// <summary>Buckets that take everything, and know what they have.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</remarks>
internal static class S3Api
{
    public static AwsResponse Answer(string method, string path, IEnumerable<AwsRequest> before)
    {
        bool isThere = method == "PUT" || before.Any(request => request.Operation == $"PUT {path}");
        return isThere ? new($"{method} {path}", 200, "", ("ETag", "\"0\"")) : new($"{method} {path}", 404, "");
    }
}

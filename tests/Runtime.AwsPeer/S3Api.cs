namespace Lambda.Runtime.AwsPeer;

/// <summary>S3: accepts every upload, and finds the objects that were uploaded.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html</remarks>
internal static class S3Api
{
    public static AwsResponse Respond(string method, string path, IEnumerable<AwsRequest> before)
    {
        bool exists = method == "PUT" || before.Any(request => request.Operation == $"PUT {path}");
        return exists ? new($"{method} {path}", 200, "", ("ETag", "\"0\"")) : new($"{method} {path}", 404, "");
    }
}

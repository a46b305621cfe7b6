namespace Lambda.Runtime.Events.Tests;

/// <summary>Jobs of Amazon S3 Batch Operations, whose keys are encoded, and requests to Amazon S3 Object Lambda.</summary>
public sealed class S3JobEventTests
{
    [Theory]
    [InlineData("red+flower%2B.jpg", "red flower+.jpg")]
    [InlineData("%7B%22origKey%22%3A%20%22a%22%7D", """{"origKey": "a"}""")]
    public void KeyOfATask_IsDecoded(string encoded, string key) =>
        Assert.Equal(key, LambdaJson.Deserialize<S3BatchEvent>($$"""{"tasks":[{"s3Key":"{{encoded}}"}]}""")!.Tasks[0].S3Key);

    [Theory]
    [InlineData("""{"s3BucketArn":"arn:aws:s3:::orders"}""", "orders")]
    [InlineData("""{"s3BucketArn":"arn:aws:s3:us-east-1:0123456788:orders"}""", "orders")]
    [InlineData("""{"s3Bucket":"orders--euc1-az1--x-s3"}""", "orders--euc1-az1--x-s3")]
    [InlineData("{}", "")]
    public void Bucket_IsFoundInBothVersions(string task, string bucket) => Assert.Equal(bucket, LambdaJson.Deserialize<S3BatchTask>(task)!.BucketName);

    [Fact]
    public void Response_HasTheIdsOfTheEvent()
    {
        S3BatchEvent e = LambdaJson.Deserialize<S3BatchEvent>("""{"invocationSchemaVersion":"2.0","invocationId":"i","tasks":[{"taskId":"t"}]}""")!;

        Assert.Equal(
            """{"invocationSchemaVersion":"2.0","treatMissingKeysAs":"PermanentFailure","invocationId":"i","results":[{"taskId":"t","resultCode":"TemporaryFailure","resultString":"later"}]}""",
            LambdaJson.Serialize(S3BatchResponse.Create(e, [e.Tasks[0].TemporaryFailure("later")])));
        Assert.Equal("Succeeded", e.Tasks[0].Succeeded().ResultCode);
        Assert.Equal(("PermanentFailure", "no"), (e.Tasks[0].PermanentFailure("no").ResultCode, e.Tasks[0].PermanentFailure("no").ResultString));
    }

    [Fact]
    public void HeaderOfARequest_IsFoundInAnyCase() => Assert.Equal(
        "identity",
        LambdaJson.Deserialize<S3ObjectLambdaEvent>("""{"userRequest":{"headers":{"Accept-Encoding":"identity"}}}""")!.UserRequest!.GetHeader("accept-encoding"));

    [Fact]
    public void ResponseToARequestForHeaders_IsWritten() => Assert.Equal(
        """{"statusCode":200,"headers":{"Content-Length":"5"}}""",
        LambdaJson.Serialize(new S3ObjectLambdaHeadResponse { Headers = new Dictionary<string, string> { ["Content-Length"] = "5" } }));
}

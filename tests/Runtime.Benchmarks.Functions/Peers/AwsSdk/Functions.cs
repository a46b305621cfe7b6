using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Lambda.Runtime;

public sealed record Document(string Id, string Text);

public sealed record Stored(int Count);

/// <summary>Stores an object and reads an item, with the AWS SDK.</summary>
public static class Functions
{
    private static readonly SharedHttpClient s_http = new();
    private static readonly AmazonS3Client s_s3 = new(new AmazonS3Config { HttpClientFactory = s_http, ForcePathStyle = true });
    private static readonly AmazonDynamoDBClient s_dynamoDb = new(new AmazonDynamoDBConfig { HttpClientFactory = s_http });

    [LambdaHandler]
    public static async Task<Stored> Store(Document document)
    {
        await s_s3.PutObjectAsync(new PutObjectRequest { BucketName = "documents", Key = document.Id, ContentBody = document.Text, UseChunkEncoding = false });
        GetItemResponse found = await s_dynamoDb.GetItemAsync("documents", new() { ["id"] = new AttributeValue(document.Id) });
        return new Stored(int.Parse(found.Item["count"].N));
    }

    public static void Connect() => LambdaWarmUp.Connect(SharedHttpClient.Client, Endpoint("S3"), Endpoint("DYNAMODB"));

    public static Task Call() => Store(new Document("7", "warm-up"));

    private static string Endpoint(string service) => $"{Environment.GetEnvironmentVariable($"AWS_ENDPOINT_URL_{service}")}/ping";

    private sealed class SharedHttpClient : HttpClientFactory
    {
        public static HttpClient Client { get; } = new(LambdaWarmUp.Handler, disposeHandler: false);

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}

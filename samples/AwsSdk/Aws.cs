using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Lambda.Runtime;

/// <summary>The clients of the function. They are fields, so that all invocations share their connections.</summary>
internal static class Aws
{
    private static readonly SharedHttpClient Http = new();

    public static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        HttpClientFactory = Http,
        // Other servers than Amazon S3 do not have a host name for each bucket.
        ForcePathStyle = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is not null,
    });

    public static readonly AmazonDynamoDBClient DynamoDb = new(new AmazonDynamoDBConfig { HttpClientFactory = Http });

    public static readonly AmazonSQSClient Sqs = new(new AmazonSQSConfig { HttpClientFactory = Http });

    /// <summary>One client of HTTP for all clients of the SDK. By default, each has its own, with its own connections.</summary>
    private sealed class SharedHttpClient : HttpClientFactory
    {
        private static readonly HttpClient Client = new(LambdaWarmUp.Handler, disposeHandler: false);

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}

using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Lambda.Runtime;

/// <summary>Calls each service once, so that the first invocation finds connections, certificates and code that are ready.</summary>
[LambdaStartup]
internal static class Startup
{
    public static Task InitializeAsync() => Task.WhenAll(
        IgnoreErrors("S3", () => Aws.S3.GetObjectMetadataAsync(Documents.Bucket, "warm-up")),
        IgnoreErrors("DynamoDB", () => Aws.DynamoDb.GetItemAsync(Documents.Table, new() { ["id"] = new AttributeValue("warm-up") })),
        IgnoreErrors("SQS", () => Aws.Sqs.GetQueueAttributesAsync(Documents.QueueUrl, ["QueueArn"])));

    // That the object does not exist, or the role may not read it, does not matter here. An invocation that fails for this reason says so itself.
    private static async Task IgnoreErrors(string service, Func<Task> call)
    {
        try
        {
            await call().WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (AmazonServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // The object, as expected.
        }
        catch (Exception exception)
        {
            // Not the message: if a signature is wrong, that of some services has the request, with its session token.
            Console.WriteLine($"warm-up of {service}: {(exception as AmazonServiceException)?.ErrorCode ?? exception.GetType().Name}");
        }
    }
}

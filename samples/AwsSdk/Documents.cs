using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using Lambda.Runtime;

internal static class Documents
{
    public static readonly string Bucket = Read("BUCKET_NAME"), Table = Read("TABLE_NAME"), QueueUrl = Read("QUEUE_URL");

    /// <summary>Stores a document in the bucket, an item about it in the table, and sends its ID to the queue.</summary>
    [LambdaHandler]
    public static async Task<Stored> Store(Document document)
    {
        string key = $"documents/{document.Id}.txt";
        // The text is in memory, so its hash can be sent before it. By default, the body is sent in signed chunks, which some other servers than Amazon S3 do not know.
        await Aws.S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = document.Text, UseChunkEncoding = false });
        await Aws.DynamoDb.PutItemAsync(Table, new()
        {
            ["id"] = new AttributeValue(document.Id),
            ["key"] = new AttributeValue(key),
            ["length"] = new AttributeValue { N = $"{document.Text.Length}" },
        });
        await Aws.Sqs.SendMessageAsync(QueueUrl, document.Id);
        return new Stored(key, document.Text.Length);
    }

    /// <summary>Finds a document by its ID.</summary>
    [LambdaHandler]
    public static async Task<Document?> Find(string id)
    {
        GetItemResponse found = await Aws.DynamoDb.GetItemAsync(Table, new() { ["id"] = new AttributeValue(id) });
        if (found.Item is not { Count: > 0 } item)
            return null;
        using GetObjectResponse stored = await Aws.S3.GetObjectAsync(Bucket, item["key"].S);
        using var reader = new StreamReader(stored.ResponseStream);
        return new Document(id, await reader.ReadToEndAsync());
    }

    private static string Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"The environment variable {name} is not set.");
}

internal sealed record Document(string Id, string Text);

internal sealed record Stored(string Key, int Length);

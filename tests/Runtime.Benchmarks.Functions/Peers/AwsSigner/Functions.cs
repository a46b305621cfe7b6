using System.Text.Json.Serialization;
using Lambda.Runtime;

public sealed record Document(string Id, string Text);

public sealed record Stored(int Count);

public sealed record ItemResponse([property: JsonPropertyName("Item")] Dictionary<string, AttributeValue> Item);

public sealed record AttributeValue([property: JsonPropertyName("N")] string? Number);

/// <summary>Stores an object and reads an item, with <see cref="HttpClient"/> and a signer.</summary>
public static class Functions
{
    private const string Key = """{"TableName":"documents","Key":{"id":{"S":""";

    private static readonly HttpClient s_s3 = new(new AwsSigner("s3", LambdaWarmUp.Handler));
    private static readonly HttpClient s_dynamoDb = new(new AwsSigner("dynamodb", LambdaWarmUp.Handler));
    private static readonly string s_bucket = $"{Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3")}/documents/";
    private static readonly string s_table = $"{Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB")}/";

    [LambdaHandler]
    public static async Task<Stored> Store(Document document)
    {
        using var text = new StringContent(document.Text);
        using HttpResponseMessage stored = await s_s3.PutAsync(s_bucket + document.Id, text);
        stored.EnsureSuccessStatusCode();

        using var request = new HttpRequestMessage(HttpMethod.Post, s_table)
        {
            Content = new StringContent($"{Key}{LambdaJson.Serialize(document.Id)}}}}}}}", mediaType: new("application/x-amz-json-1.0")),
        };
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.GetItem");
        using HttpResponseMessage found = await s_dynamoDb.SendAsync(request);
        found.EnsureSuccessStatusCode();
        ItemResponse item = LambdaJson.Deserialize<ItemResponse>(await found.Content.ReadAsStringAsync())!;
        return new Stored(int.Parse(item.Item["count"].Number!));
    }

    public static void Connect()
    {
        using var client = new HttpClient(LambdaWarmUp.Handler, disposeHandler: false);
        LambdaWarmUp.Connect(client, s_bucket[..^"documents/".Length] + "ping", s_table + "ping");
    }

    public static Task Call() => Store(new Document("7", "warm-up"));
}

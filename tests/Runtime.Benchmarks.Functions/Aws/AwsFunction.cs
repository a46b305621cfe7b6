using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>A function that stores an object and reads an item.</summary>
/// <param name="Name">The folder below artifacts/bench that holds its <c>bootstrap</c>.</param>
/// <param name="Title">The title in the table.</param>
internal sealed record AwsFunction(string Name, string Title)
{
    public static AwsFunction Signer { get; } = new("aws-signer", "`HttpClient` with `AwsSigner`");

    public static AwsFunction Sdk { get; } = new("aws-sdk", "AWS SDK");

    public static AwsFunction[] All { get; } = [Signer, Sdk];

    public static Event Event { get; } = new("aws", "an object and an item", 4_000, """{"id":"7","text":"hello"}""", """{"count":5}"""u8.ToArray());

    /// <summary>The item that the functions read, by its table and its ID.</summary>
    public static (string Id, string Json) Item => ("documents/7", """{"id":{"S":"7"},"count":{"N":"5"}}""");

    public double BinaryKB => new FileInfo(Bootstrap).Length / 1024.0;

    public double ZipKB => new FileInfo(Directory.GetFiles(Path.GetDirectoryName(Bootstrap)!, "*.zip").Single()).Length / 1024.0;

    private string Bootstrap => Path.Combine(Peer.Folder, Name, "bootstrap");

    public FunctionProcess Start(ApiServer api, AwsServer aws, Preparation preparation) => Start(Bootstrap, api, aws, preparation);

    /// <summary>Starts a function. It calls the server, and trusts what a preparation says.</summary>
    public static FunctionProcess Start(string bootstrap, ApiServer api, AwsServer aws, Preparation preparation)
    {
        var variables = new Dictionary<string, string?>();
        aws.SetEnvironment(variables);
        foreach (string proxy in new[] { "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy" })
            variables.Remove(proxy);
        (variables["AWS_ENDPOINT_URL_S3"], variables["AWS_ENDPOINT_URL_DYNAMODB"]) = (aws.Endpoint, aws.OtherEndpoint);
        (variables["SSL_CERT_FILE"], variables["SSL_CERT_DIR"]) = (preparation.File, preparation.Folder);
        variables["WARM_UP"] = preparation.WarmUp;
        return FunctionProcess.Start(bootstrap, api, [.. variables.Select(static variable => (variable.Key, variable.Value!))]);
    }
}

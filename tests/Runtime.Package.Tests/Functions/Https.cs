using Lambda.Runtime;

// A function that calls servers, which needs TLS and name resolution.
public static class Functions
{
    private static readonly HttpClient Client = new(), LocalClient = new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=localhost",
    });

    [LambdaHandler]
    public static async Task<string> Get(string url) => await LocalClient.GetStringAsync(url);

    // Trusts what .NET trusts.
    [LambdaHandler]
    public static Task<string> Call(string url) => Client.GetStringAsync(url);

    [LambdaHandler]
    public static string Variables(string none) =>
        $"{Environment.GetEnvironmentVariable("SSL_CERT_FILE") ?? "(none)"} {Environment.GetEnvironmentVariable("SSL_CERT_DIR") ?? "(none)"}{none}";
}

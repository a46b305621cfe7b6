using Lambda.Runtime;

// A function that calls a server, which needs TLS and name resolution.
public static class Functions
{
    [LambdaHandler]
    public static async Task<string> Get(string url)
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=localhost" };
        using var client = new HttpClient(handler);
        return await client.GetStringAsync(url);
    }
}

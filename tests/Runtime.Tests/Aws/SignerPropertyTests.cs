using System.Net;
using System.Text;

namespace Lambda.Runtime.Tests.Aws;

/// <summary>Random requests over TLS, each verified as it was sent. A failure names the request.</summary>
public sealed class SignerPropertyTests
{
    private const int Count = 1000;

    /// <summary>What .NET, the signer and services treat in different ways, more often than other characters.</summary>
    private static readonly string[] Pieces =
    [
        "/", "//", "/./", "/../", ".", "..", "%2F", "%2f", "%25", "%", "%2", "%7E", "%2e", "~", "*", "+", "%2B", " ", "%20", "'", "(", ")", "!", "@", ":", ";", ",", "=", "&", "$",
        "ü", "%C3%BC", "%c3", "é", "ሴ", "😀", "[", "]", "|", "\\", "\"", "<", "{", "^", "`", "\t", "a", "B", "9", "-", "_", "%00", "%ff",
    ];

    [Theory]
    [InlineData("lambda", 1)]
    [InlineData("s3", 2)]
    public async Task RandomRequests_AreSignedAsTheyAreSent(string service, int seed)
    {
        await using var setup = SigningSetup.Start(service);
        using HttpClient client = setup.CreateClient();
        var random = new Random(seed);
        var targets = new HashSet<string>();
        for (int i = 0; i < Count; i++)
        {
            string path = Text(random, 8);
            string query = string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => $"{Text(random, 3)}{(random.Next(3) == 0 ? "" : "=")}{Text(random, 3)}"));
            using var message = new HttpRequestMessage(random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Put, $"{SigningSetup.Bucket}/{path}?{query}");
            if (message.Method == HttpMethod.Put)
                message.Content = new StringContent(Text(random, 50), Encoding.UTF8);
            for (int header = random.Next(4); header > 0; header--)
                message.Headers.TryAddWithoutValidation($"X-Amz-Meta-{"aBc-"[random.Next(4)]}{random.Next(5)}", HeaderValue(random));
            SignedRequest request = await setup.SendAsync(client, message);
            targets.Add(request.Target);
        }

        Assert.True(targets.Count > Count * 9 / 10, $"There were only {targets.Count} different addresses.");
    }

    [Fact]
    public async Task RandomPresignedAddresses_AreValid()
    {
        await using var setup = SigningSetup.Start("s3");
        using AwsSigner signer = setup.CreateSigner();
        using var client = new HttpClient(setup.Server.CreateHandler());
        var random = new Random(3);
        for (int i = 0; i < Count / 4; i++)
        {
            var address = new Uri($"{SigningSetup.Bucket}/{Text(random, 8)}?{Text(random, 3)}={Text(random, 3)}&{Text(random, 2)}");
            Uri signed = await signer.PresignAsync(HttpMethod.Get, address, TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
            using HttpResponseMessage response = await client.GetAsync(signed, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    private static string Text(Random random, int maxPieces) => string.Concat(Enumerable.Range(0, random.Next(maxPieces + 1)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string HeaderValue(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(3) == 0 ? " \t,\""[random.Next(4)] : (char)random.Next('!', '~' + 1)));
}

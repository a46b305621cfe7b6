using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>Tags and compression of responses: <c>[assembly: LambdaHttp(ETags = true, Compression = true)]</c>.</summary>
public sealed class CachingTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Lambda.Runtime.Http;
        [assembly: LambdaHttp(ETags = true, Compression = true)]
        public static class Functions
        {
            [LambdaRoute("GET /long")] public static string Long() => new string('ä', 3000);
            [LambdaRoute("GET /json")] public static string[] Json() => Array.ConvertAll(new int[200], static _ => "a \"value\"");
            [LambdaRoute("GET /short"), LambdaRoute("POST /short")] public static string Short() => "short";
            [LambdaRoute("GET /own")] public static Ok<string> Own() =>
                TypedResults.Ok("own").WithHeader("ETag", "\"v7\"").WithHeader("Cache-Control", "max-age=60").WithHeader("Content-Language", "de").WithCookie("a=1").WithCookie("b=2");
            [LambdaRoute("GET /missing")] public static NotFound Missing() => TypedResults.NotFound();
            [LambdaRoute("GET /bytes")] public static byte[] Bytes() => new byte[3000];
            [LambdaRoute("GET /encoded")] public static ContentHttpResult Encoded() => TypedResults.Text(new string('a', 3000)).WithHeader("Content-Encoding", "identity");
            [LambdaRoute("GET /fixed")] public static ContentHttpResult Fixed() => TypedResults.Text(new string('a', 3000)).WithHeader("Cache-Control", "public, No-Transform");
            [LambdaRoute("GET /vary")] public static ContentHttpResult Vary() => TypedResults.Text(new string('a', 3000)).WithHeader("Vary", "Accept");
            [LambdaRoute("GET /stream")] public static async IAsyncEnumerable<string> Stream() { await Task.Yield(); yield return new string('a', 3000); }
        }
        """;

    private static readonly Lazy<CompiledFunction> s_function = new(static () => CompiledFunction.Start(Generation.Of(Source)));

    public static TheoryData<string> Forms => ["rest", "http-api-v1", "alb", "alb-multi", "lattice", "function-url"];

    /// <summary>The publish warns if the API would not decode compressed responses.</summary>
    [Theory]
    [InlineData("[assembly: LambdaHttp(Compression = true)]", true)]
    [InlineData("[assembly: LambdaHttp(ETags = true)]", false)]
    public void Description_SaysWhetherResponsesAreCompressed(string attribute, bool expected)
    {
        var generation = Generation.Of($"{attribute} public static class Functions {{ [LambdaRoute(\"GET /\")] public static void Get() {{ }} }}");
        string description = generation.Result.GeneratedSources.Single(static source => source.HintName == "LambdaDescriptions.g.cs").SourceText.ToString();
        Assert.Equal(expected, description.Contains("const bool Compresses = true;", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void ResponseWithTheSameTag_IsNotSentAgain(string form)
    {
        Answer first = Send(form, "GET", "/short");
        Assert.Equal((200, "short"), (first.Status, first.Text));
        Assert.Matches("^W/\"[0-9a-f]{16}\"$", first.Headers["etag"]);
        Answer second = Send(form, "GET", "/short", ("If-None-Match", $"\"other\", {first.Headers["etag"]}"));
        Assert.Equal((304, "", first.Headers["etag"]), (second.Status, second.Text, second.Headers["etag"]));
        Assert.DoesNotContain("content-type", second.Headers.Keys);
        Assert.Equal(304, Send(form, "GET", "/short", ("If-None-Match", "*")).Status);
        Assert.Equal(200, Send(form, "GET", "/short", ("If-None-Match", "\"other\"")).Status);
        Assert.NotEqual(first.Headers["etag"], Send(form, "GET", "/long").Headers["etag"]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void TagOfTheResult_IsKept_WithItsOtherHeaders(string form)
    {
        Answer first = Send(form, "GET", "/own");
        Assert.Equal("\"v7\"", first.Headers["etag"]);
        foreach (string verb in new[] { "GET", "HEAD" })
        {
            Answer second = Send(form, verb, "/own", ("If-None-Match", "W/\"v7\""));
            Assert.Equal((304, "", "\"v7\"", "max-age=60"), (second.Status, second.Text, second.Headers["etag"], second.Headers["cache-control"]));
            Assert.DoesNotContain("content-language", second.Headers.Keys);
            Assert.Equal(first.Cookies, second.Cookies);
        }
    }

    [Theory]
    [InlineData("POST", "/short", 200)]
    [InlineData("HEAD", "/short", 200)]
    [InlineData("GET", "/missing", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/short", 405)]
    public void OtherResponses_HaveNoTag(string method, string path, int status)
    {
        Answer answer = Send("rest", method, path, ("If-None-Match", "*"));
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("etag", answer.Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Body_IsCompressedAsTheClientAccepts(string form)
    {
        Answer plain = Send(form, "GET", "/long");
        Assert.Equal((new string('ä', 3000), "Accept-Encoding"), (plain.Text, plain.Headers["vary"]));
        foreach ((string accepted, string? encoding) in new[]
        {
            ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("GZIP;q=0.5", "gzip"), ("br;q=0.1, gzip;q=0.9", "gzip"), ("br;q=0, *", "gzip"), ("*", "br"), ("br;q=0,gzip;q=0", null),
            ("deflate", null), ("identity", null), ("", null), ("br;q=x", null), (";,;q=1", null),
        })
        {
            Answer answer = Send(form, "GET", "/long", ("Accept-Encoding", accepted));
            Assert.Equal((200, encoding, new string('ä', 3000)), (answer.Status, answer.Headers.GetValueOrDefault("content-encoding"), answer.Text));
            Assert.Equal(("Accept-Encoding", plain.Headers["etag"]), (answer.Headers["vary"], answer.Headers["etag"]));
        }

        Assert.Equal(Send(form, "GET", "/json").Text, Send(form, "GET", "/json", ("Accept-Encoding", "br")).Text);
        Answer same = Send(form, "GET", "/long", ("Accept-Encoding", "br"), ("If-None-Match", plain.Headers["etag"]));
        Assert.Equal((304, ""), (same.Status, same.Text));
    }

    [Theory]
    [InlineData("/short")]
    [InlineData("/bytes")]
    [InlineData("/encoded")]
    [InlineData("/fixed")]
    public void OtherBodies_AreSentAsTheyAre(string path)
    {
        Answer plain = Send("function-url", "GET", path), answer = Send("function-url", "GET", path, ("Accept-Encoding", "br"));
        Assert.Equal(plain.Body, answer.Body);
        Assert.Equal(plain.Headers.GetValueOrDefault("content-encoding"), answer.Headers.GetValueOrDefault("content-encoding"));
        Assert.DoesNotContain("vary", answer.Headers.Keys);
    }

    [Fact]
    public void Vary_IsExtended() => Assert.Equal("Accept, Accept-Encoding", Send("rest", "GET", "/vary", ("Accept-Encoding", "gzip")).Headers["vary"]);

    /// <summary>The event of a function URL, whose response is sent while it is created.</summary>
    [Fact]
    public void Stream_IsNotChanged()
    {
        string json = """{"rawPath":"/stream","headers":{"accept-encoding":"br"},"requestContext":{"domainName":"a.lambda-url.eu-west-1.on.aws","http":{"method":"GET"}}}""";
        string response = s_function.Value.Invoke(json).Body;
        Assert.StartsWith("""{"statusCode":200,"headers":{"content-type":"application/json"}}""" + "\0\0\0\0\0\0\0\0[\"aaa", response, StringComparison.Ordinal);
    }

    /// <summary>Other responses of such a function are streams, too.</summary>
    [Fact]
    public void CompleteResponse_IsChangedBeforeItIsStreamed()
    {
        string json = """{"rawPath":"/short","headers":{"if-none-match":"*"},"requestContext":{"domainName":"a.lambda-url.eu-west-1.on.aws","http":{"method":"GET"}}}""";
        Assert.Matches("^{\"statusCode\":304,\"headers\":{\"etag\":\"W/[^,]*\"}}\0{8}$", s_function.Value.Invoke(json).Body);
    }

    private static Answer Send(string form, string method, string path, params (string Name, string Value)[] headers)
    {
        (bool isError, string body) = s_function.Value.Invoke(RouteEvent.CreateAs(form, method, path, headers));
        Assert.False(isError, body);
        return Answer.Of(JsonNode.Parse(body)!.AsObject());
    }

    /// <summary>What the client gets.</summary>
    private sealed record Answer(int Status, Dictionary<string, string> Headers, string Cookies, byte[] Body)
    {
        /// <summary>The text of the body, which the client decompresses.</summary>
        public string Text
        {
            get
            {
                using Stream body = new MemoryStream(Body);
                using Stream decoded = Headers.GetValueOrDefault("content-encoding") switch
                {
                    "br" => new BrotliStream(body, CompressionMode.Decompress),
                    "gzip" => new GZipStream(body, CompressionMode.Decompress),
                    _ => body,
                };
                return new StreamReader(decoded).ReadToEnd();
            }
        }

        public static Answer Of(JsonObject response)
        {
            var headers = (response["multiValueHeaders"] ?? response["headers"])!.AsObject().ToDictionary(
                static header => header.Key.ToLowerInvariant(),
                static header => header.Value is JsonArray list ? string.Join('|', list.Select(static one => (string)one!)) : (string)header.Value!);
            string text = (string)response["body"]!;
            byte[] body = (bool?)response["isBase64Encoded"] == true ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
            headers.Remove("set-cookie", out string? cookies);
            return new Answer((int)response["statusCode"]!, headers, response["cookies"]?.ToJsonString() ?? cookies ?? "", body);
        }
    }
}

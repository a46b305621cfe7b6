using Lambda.Runtime.Testing.Tests.TestFunctions;
using static Lambda.Runtime.Testing.Tests.Streaming.StreamedResponseTests;

namespace Lambda.Runtime.Testing.Tests.Streaming;

public class HttpPreludeTests
{
    private const string ContentType = "application/vnd.awslambda.http-integration-response";
    private const string Nul8 = "\0\0\0\0\0\0\0\0";

    private const string Full = """
        {"statusCode":201,"headers":{"Content-Type":"text/plain","X-One":"1"},
         "multiValueHeaders":{"X-Many":["a","b"]},"cookies":["a=1","b=2; Secure"]}
        """;

    [Fact]
    public async Task Prelude_IsSeparatedFromTheBody()
    {
        InvocationOutcome outcome = await StreamAsync(Full + Nul8 + "body");

        Assert.Null(outcome.Error);
        Assert.Equal(201, outcome.Prelude!.StatusCode);
        Assert.Equal(("text/plain", "1"), (outcome.Prelude.Headers["content-type"], outcome.Prelude.Headers["X-One"]));
        Assert.Equal(["a", "b"], outcome.Prelude.MultiValueHeaders["x-many"]);
        Assert.Equal(["a=1", "b=2; Secure"], outcome.Prelude.Cookies);
        Assert.Equal("body", outcome.Text);
        Assert.Equal(4, outcome.StreamedLength);
        Assert.Equal("body", Text(Assert.Single(outcome.Chunks)));
        Assert.Equal(ContentType, outcome.ContentType);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"statusCode":null,"headers":null,"multiValueHeaders":null,"cookies":null,"other":[1]}""")]
    public async Task MissingMembers_HaveDefaults(string prelude)
    {
        InvocationOutcome outcome = await StreamAsync(prelude + Nul8);

        Assert.Null(outcome.Error);
        Assert.Equal(200, outcome.Prelude!.StatusCode);
        Assert.Empty(outcome.Prelude.Headers);
        Assert.Empty(outcome.Prelude.MultiValueHeaders);
        Assert.Empty(outcome.Prelude.Cookies);
        Assert.Empty(outcome.Chunks);
        Assert.Equal("", outcome.Text);
    }

    [Fact]
    public async Task PreludeInChunksOfAByte_IsReadTheSame()
    {
        List<string> seen = [];
        LambdaFunctionOptions options = TestFunction.LongTimeouts with
        {
            OnStreamedChunk = (chunk, _) =>
            {
                seen.Add(Text(chunk));
                return ValueTask.CompletedTask;
            },
        };
        await using LambdaFunction function = await RawFunction.StartAsync(async invocation =>
        {
            await invocation.Connection.SendAsync(invocation.Head + Head(ContentType));
            foreach (char character in "{\"statusCode\":404}" + Nul8 + "\0no")
                await invocation.Connection.SendAsync(RawFunction.Chunk(character.ToString()));
            await invocation.Connection.SendAsync("0\r\n\r\n");
            await invocation.Connection.ReadResponseAsync();
        }, options);

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Null(outcome.Error);
        Assert.Equal(404, outcome.Prelude!.StatusCode);
        // A ninth NUL byte belongs to the body.
        Assert.Equal("\0no", outcome.Text);
        Assert.Equal("\0no", string.Concat(seen));
    }

    [Theory]
    [InlineData("", $"the response ended without the 8 NUL bytes after it, after 0 bytes: ''")]
    [InlineData("{}", $"the response ended without the 8 NUL bytes after it, after 2 bytes: '{{}}'")]
    [InlineData("{}\0\0\0\0\0\0\0", @"the response ended without the 8 NUL bytes after it, after 9 bytes: '{}\0\0\0\0\0\0\0'")]
    [InlineData("{}\0\0\0\0\0\0\0body", "its JSON is followed by 7 NUL bytes; expected 8")]
    [InlineData("{}\0body" + Nul8, "its JSON is followed by 1 NUL bytes; expected 8")]
    [InlineData("[]" + Nul8, "it is not a JSON object: '[]'")]
    [InlineData("""{"statusCode":"200"}""" + Nul8, "its statusCode is not a JSON Number: \"200\"")]
    [InlineData("""{"statusCode":99}""" + Nul8, "its statusCode is not an HTTP status from 100 to 599: 99")]
    [InlineData("""{"statusCode":200.5}""" + Nul8, "its statusCode is not an HTTP status from 100 to 599: 200.5")]
    [InlineData("""{"headers":[]}""" + Nul8, "its headers is not a JSON Object: []")]
    [InlineData("""{"headers":{"a":1}}""" + Nul8, "its headers contain something other than strings: 1")]
    [InlineData("""{"multiValueHeaders":{"a":"b"}}""" + Nul8, "its multiValueHeaders contain something other than lists of strings: \"b\"")]
    [InlineData("""{"multiValueHeaders":{"a":[null]}}""" + Nul8, "its multiValueHeaders contain something other than strings: null")]
    [InlineData("""{"cookies":{}}""" + Nul8, "its cookies is not a JSON Array: {}")]
    [InlineData("""{"cookies":[1]}""" + Nul8, "its cookies contain something other than strings: 1")]
    public async Task MalformedPrelude_IsAnErrorWithWhatWasFound(string stream, string problem)
    {
        InvocationOutcome outcome = await StreamAsync(stream);

        AssertError("Runtime.InvalidPrelude", $"The prelude of the streamed HTTP response ({ContentType}) is malformed: {problem}.", outcome);
        Assert.Null(outcome.Prelude);
        Assert.Equal(stream, outcome.Text);
        Assert.Equal(stream, string.Concat(outcome.Chunks.Select(Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"statusCode":200""")]
    public async Task PreludeThatIsNotJson_IsShown(string prelude)
    {
        InvocationOutcome outcome = await StreamAsync(prelude + Nul8 + "body");

        Assert.Equal("Runtime.InvalidPrelude", outcome.Error!.FunctionErrorType);
        Assert.Contains(" is malformed: it is not JSON (", outcome.Error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"): '{prelude}'.", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(prelude + Nul8 + "body", outcome.Text);
    }

    [Fact]
    public async Task LongestPrelude_IsRead()
    {
        string json = $$"""{"cookies":["{{new string('x', 16 * 1024 - 8 - 16)}}"]}""";

        InvocationOutcome outcome = await StreamAsync(json + Nul8 + "body");

        Assert.Equal(16 * 1024, json.Length + 8);
        Assert.Null(outcome.Error);
        Assert.Equal("body", outcome.Text);
    }

    [Theory]
    [InlineData("x", "it has 16385 bytes; the maximum is 16384.")]
    [InlineData("xxxxxxxxx", "it has not ended within 16384 bytes: '{\"cookies\":[\"xxx")]
    public async Task LongerPrelude_IsRefused(string more, string problem)
    {
        string json = $$"""{"cookies":["{{new string('x', 16 * 1024 - 8 - 16)}}{{more}}"]}""";

        InvocationOutcome outcome = await StreamAsync(more.Length == 1 ? json + Nul8 : json);

        Assert.Contains(problem, outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(json, outcome.Text.TrimEnd('\0'));
    }

    [Theory]
    [InlineData("APPLICATION/vnd.awslambda.http-integration-response; charset=utf-8", true)]
    [InlineData("application/vnd.awslambda.http-integration-response-2", false)]
    [InlineData("text/plain", false)]
    public async Task ContentType_DecidesWhetherThereIsAPrelude(string contentType, bool prelude)
    {
        InvocationOutcome outcome = await StreamAsync("{}" + Nul8 + "body", contentType);

        Assert.Null(outcome.Error);
        Assert.Equal(prelude, outcome.Prelude is not null);
        Assert.Equal(prelude ? "body" : "{}" + Nul8 + "body", outcome.Text);
        Assert.Equal(contentType, outcome.ContentType);
    }

    [Fact]
    public async Task ErrorInTheTrailers_OverridesAMalformedPrelude()
    {
        (InvocationOutcome outcome, _) = await RawFunction.InvokeAsync(
            RawFunction.Trailer + Head(ContentType) + RawFunction.Chunk("{}")
            + "0\r\nLambda-Runtime-Function-Error-Type: Function.Odd\r\n\r\n");

        AssertError("Function.Odd", "", outcome);
        Assert.Equal("{}", outcome.Text);
    }

    [Fact]
    public async Task BufferedResponse_HasNoPrelude()
    {
        (InvocationOutcome outcome, _) = await RawFunction.InvokeAsync(
            $"Content-Type: {ContentType}\r\nContent-Length: 10\r\n\r\n{{}}{Nul8}");

        Assert.Null(outcome.Prelude);
        Assert.Equal("{}" + Nul8, outcome.Text);
    }

    private static async Task<InvocationOutcome> StreamAsync(string stream, string contentType = ContentType)
    {
        string chunks = stream.Length == 0 ? "" : RawFunction.Chunk(stream);
        (InvocationOutcome outcome, string response) = await RawFunction.InvokeAsync(Head(contentType) + chunks + "0\r\n\r\n");
        // The Runtime API treats the prelude as any other body.
        AssertStatus("202", response);
        return outcome;
    }

    private static string Head(string contentType) =>
        RawFunction.Streaming + RawFunction.Chunked + $"Content-Type: {contentType}\r\n\r\n";
}

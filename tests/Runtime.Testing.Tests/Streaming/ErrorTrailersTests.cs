using Lambda.Runtime.Testing.Tests.TestFunctions;
using static Lambda.Runtime.Testing.Tests.Streaming.StreamedResponseTests;

namespace Lambda.Runtime.Testing.Tests.Streaming;

public class ErrorTrailersTests
{
    private const string Type = "Lambda-Runtime-Function-Error-Type";
    private const string Body = "Lambda-Runtime-Function-Error-Body";
    private const string Error = """{"errorType":"FormatException","errorMessage":"no ones","stackTrace":["at A"]}""";

    [Fact]
    public async Task ErrorInTheTrailers_IsTheOutcomeWithTheStreamedBody()
    {
        (InvocationOutcome outcome, string response) = await InvokeAsync(
            $"{Type}: Function.FormatException", $"{Body}: {RawFunction.Base64(Error)}");

        Assert.Equal(("FormatException", "no ones", "Function.FormatException"),
            (outcome.Error!.Type, outcome.Error.Message, outcome.Error.FunctionErrorType));
        Assert.Equal(["at A"], outcome.Error.StackTrace);
        Assert.True(outcome.IsStreamed);
        Assert.Equal("one", outcome.Text);
        Assert.Equal("one", Text(Assert.Single(outcome.Chunks)));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => outcome.Value<int>());
        Assert.Contains("FormatException: no ones", refused.Message, StringComparison.Ordinal);
        AssertStatus("202", response);
    }

    [Theory]
    [InlineData("lambda-runtime-function-error-type", "LAMBDA-RUNTIME-FUNCTION-ERROR-BODY")]
    [InlineData(Body, Type)]
    public async Task NamesAndAnnouncement_AreReadInAnyCaseAndOrder(string first, string second)
    {
        string body = RawFunction.Base64(Error);
        (InvocationOutcome outcome, _) = await RawFunction.InvokeAsync(
            RawFunction.Streaming + RawFunction.Chunked + $"Trailer: {second}\r\nTrailer: X, {first}\r\n\r\n0\r\n"
            + $"{first}: {(first == Body ? body : "Function.Odd")}\r\n{second}: {(first == Body ? "Function.Odd" : body)}\r\n\r\n");

        AssertError("Function.Odd", "no ones", outcome);
    }

    [Fact]
    public async Task TypeAlone_IsAnErrorWithoutMessage()
    {
        (InvocationOutcome outcome, _) = await InvokeAsync($"{Type}: Function.Odd");

        AssertError("Function.Odd", "", outcome);
        Assert.Equal("Function.Odd", outcome.Error!.Type);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("FormatException")]
    public async Task MissingOrMalformedType_IsUnknownAsInAnErrorPost(string? type)
    {
        string body = $"{Body}: {RawFunction.Base64(Error)}";
        (InvocationOutcome outcome, _) = type is null ? await InvokeAsync(body) : await InvokeAsync($"{Type}: {type}", body);

        AssertError("Runtime.Unknown", "no ones", outcome);
        Assert.Equal("FormatException", outcome.Error!.Type);
    }

    [Fact]
    public async Task BodyThatIsNotJson_IsTheMessage()
    {
        (InvocationOutcome outcome, _) = await InvokeAsync($"{Type}: Function.Odd", $"{Body}: {RawFunction.Base64("plain text")}");

        AssertError("Function.Odd", "plain text", outcome);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("e30")]
    [InlineData("e3_=")]
    public async Task BodyThatIsNotBase64_IsShown(string body)
    {
        (InvocationOutcome outcome, string response) = await InvokeAsync($"{Type}: Function.Odd", $"{Body}: {body}");

        AssertError("Function.Odd", $"The streamed response ended with a trailer {Body} that is not base64: '{body}'", outcome);
        Assert.Equal("one", outcome.Text);
        AssertStatus("202", response);
    }

    [Theory]
    [InlineData("", $"{Type}, {Body}")]
    [InlineData("Trailer: Something-Else\r\n", $"{Type}, {Body}")]
    [InlineData($"Trailer: {Type}\r\n", Body)]
    [InlineData($"Trailer: {Body}\r\n", Type)]
    public async Task UnannouncedTrailer_IsNamed(string announcement, string missing)
    {
        (InvocationOutcome outcome, _) = await RawFunction.InvokeAsync(
            RawFunction.Streaming + RawFunction.Chunked + announcement + "\r\n3\r\none\r\n0\r\n"
            + $"{Type}: Function.Odd\r\n{Body}: {RawFunction.Base64(Error)}\r\n\r\n");

        AssertError("Runtime.TrailerNotAnnounced",
            "The streamed response ended with an error of type 'Function.Odd' in trailers that the service would not see, "
            + $"because the header Trailer does not announce them: {missing}.", outcome);
        Assert.Equal("one", outcome.Text);
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "The trailers of the streamed response have 4097 bytes; the service reads 4096 and treats more as a malformed body.")]
    public async Task TrailersOverTheLimit_AreAMalformedBody(int bytes, string? problem)
    {
        // The length of base64 is a multiple of four; the type fills the rest.
        int spare = bytes - $"{Type}: Function.O\r\n{Body}: \r\n\r\n".Length;
        string type = "Function.O" + new string('d', spare % 4 + 4);
        string body = new('A', spare / 4 * 4 - 4);

        (InvocationOutcome outcome, string response) = await InvokeAsync($"{Type}: {type}", $"{Body}: {body}");

        Assert.Equal(problem is null ? type : "Runtime.TruncatedResponse", outcome.Error!.FunctionErrorType);
        if (problem is not null)
            Assert.Equal(problem, outcome.Error.Message);
        Assert.Equal("one", outcome.Text);
        AssertStatus(problem is null ? "202" : "400", response);
    }

    private static Task<(InvocationOutcome Outcome, string Response)> InvokeAsync(params string[] trailers) => RawFunction.InvokeAsync(
        RawFunction.Streaming + RawFunction.Chunked + RawFunction.Trailer
        + "\r\n3\r\none\r\n0\r\n" + string.Join("\r\n", trailers) + "\r\n\r\n");
}

using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>The AWS SDK for Python, if it is installed: how it parses responses, errors and event streams by the service's model.</summary>
[FullTier]
public class AwsSdkTests
{
    [Fact]
    public async Task Invoke_GivesResponseLogAndError()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next =>
            next.Text == "\"fail\"" ? throw new FormatException("no such order") : next.Body);

        JsonElement seen = await RunAsync(service, """
            response = aws.invoke(FunctionName="echo", Payload=b'{"name":"W\xc3\xb6rld"}', LogType="Tail", ClientContext="e30=")
            failed = aws.invoke(FunctionName="echo", Payload=b'"fail"')
            print(json.dumps([response["StatusCode"], response["ExecutedVersion"], response["Payload"].read().decode(), response["LogResult"], "FunctionError" in response,
                failed["FunctionError"], failed["Payload"].read().decode(), aws.invoke(FunctionName="echo", InvocationType="Event")["StatusCode"],
                aws.invoke(FunctionName="echo", InvocationType="DryRun")["StatusCode"]]))
            """);

        Assert.Equal("[200,\"$LATEST\",\"{\\\"name\\\":\\\"Wörld\\\"}\"", Written(seen, 0..3));
        Assert.StartsWith("START RequestId: ", Encoding.UTF8.GetString(seen[3].GetBytesFromBase64()), StringComparison.Ordinal);
        Assert.Equal("[false,\"Unhandled\",\"{\\\"errorType\\\":\\\"FormatException\\\",\\\"errorMessage\\\":\\\"no such order\\\"}\",202,204", Written(seen, 4..9));
    }

    [Fact]
    public async Task Refusal_IsTheExceptionOfTheModel()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next => next.Body);

        JsonElement seen = await RunAsync(service, """
            print(json.dumps([
                failure(lambda: aws.invoke(FunctionName="nothing")),
                failure(lambda: aws.invoke(FunctionName="echo", Payload=b'no json')),
                failure(lambda: aws.invoke(FunctionName="echo", Payload=b'"' + b'x' * 6291456 + b'"')),
                failure(lambda: aws.invoke(FunctionName="echo:1", Qualifier="2"))]))
            """);

        Assert.Equal(
            ["ResourceNotFoundException 404", "InvalidRequestContentException 400", "RequestTooLargeException 413", "InvalidParameterValueException 400"],
            seen.EnumerateArray().Select(static error => $"{error[0].GetString()} {error[2].GetInt32()}"));
        Assert.All(seen.EnumerateArray(), static error => Assert.NotEqual("", error[1].GetString()));
    }

    [Fact]
    public async Task ResponseStream_IsReadWithItsEnd()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next =>
            next.Text == "\"fail\"" ? throw new FormatException("no such order") : next.Body);

        JsonElement seen = await RunAsync(service, """
            def events(payload):
                stream = aws.invoke_with_response_stream(FunctionName="echo", Payload=payload, LogType="Tail")["EventStream"]
                return [[list(e)[0], *[v.decode() if isinstance(v, bytes) else v for k, v in sorted(list(e.values())[0].items()) if k != "LogResult"]] for e in stream]
            print(json.dumps([events(b'"whole"'), events(b'"fail"')]))
            """);

        Assert.Equal("""[["PayloadChunk","\u0022whole\u0022"],["InvokeComplete"]]""", JsonSerializer.Serialize(seen[0]));
        Assert.Equal("InvokeComplete", seen[1][0][0].GetString());
        Assert.Contains("no such order", seen[1][0][2].GetString(), StringComparison.Ordinal);
    }

    private static string Written(JsonElement list, Range range) =>
        $"[{string.Join(',', list.EnumerateArray().ToArray()[range].Select(static item => item.GetRawText()))}".Replace("\\u00f6", "ö", StringComparison.Ordinal);

    private static Task<JsonElement> RunAsync(ServiceFixture service, string script) => PythonSdk.RunAsync("lambda", service.Address, script);
}

using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests;

/// <summary><c>handlers.json</c> beside a binary has its CORS configuration.</summary>
public sealed class HandlersFileTests : IDisposable
{
    private const string Cors = """
        {"allowOrigins":["https://app.example"],"allowMethods":["GET","HEAD"],"allowHeaders":["content-type"],"exposeHeaders":["etag"],"allowCredentials":true,"maxAge":600}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-handlers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Cors_IsThatOfTheHandlerThatHasIt()
    {
        Write($$"""{"handlers":[{"handler":"Ship"},{"handler":"Http","routes":["GET /"],"cors":{{Cors}}}]}""");
        Assert.Equal(
            [
                "vary: Origin", "access-control-allow-origin: https://app.example", "access-control-allow-credentials: true", "access-control-allow-methods: GET,HEAD",
                "access-control-allow-headers: content-type", "access-control-max-age: 600",
            ],
            HandlersFile.FindCors(_folder.FullName)!.HeadersFor("https://app.example", isPreflight: true).Select(static header => $"{header.Key}: {header.Value}"));
    }

    [Fact]
    public void NoFileOrNoAttribute_IsNoCors()
    {
        Assert.Null(HandlersFile.FindCors(_folder.FullName));
        Write("""{"handlers":[{"handler":"Http","routes":["GET /"]}]}""");
        Assert.Null(HandlersFile.FindCors(_folder.FullName));
    }

    [Theory]
    [InlineData("{\"handlers\":[{\"ha")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"handlers":{}}""")]
    [InlineData("""{"handlers":["Http"]}""")]
    [InlineData("""{"handlers":[{"cors":{"allowOrigins":["https://app.example"]}}]}""")]
    [InlineData("""{"handlers":[{"cors":{"allowOrigins":"*","allowMethods":[],"allowHeaders":[],"exposeHeaders":[],"allowCredentials":false,"maxAge":0}}]}""")]
    [InlineData("""{"handlers":[{"cors":{"allowOrigins":["*"],"allowMethods":[],"allowHeaders":[],"exposeHeaders":[],"allowCredentials":false,"maxAge":0.5}}]}""")]
    public async Task OtherFile_IsRefusedAtTheStart(string text)
    {
        Write(text);
        string bootstrap = Path.Combine(_folder.FullName, "bootstrap");
        await File.WriteAllTextAsync(bootstrap, "", TestContext.Current.CancellationToken);

        InvalidDataException exception = await Assert.ThrowsAsync<InvalidDataException>(() => LambdaFunction.StartAsync(bootstrap, TestFunctionProcess.Options("echo")));

        Assert.StartsWith($"'{Path.Combine(_folder.FullName, "handlers.json")}' is not a file that 'dotnet publish' writes: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Publish again, or delete the file.", exception.Message, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, "handlers.json"), text);
}

using System.Text.Json;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>GetFunction, GetFunctionConfiguration and ListFunctions.</summary>
public class FunctionConfigurationTests
{
    [Theory]
    [InlineData("echo", "", "arn:aws:lambda:us-east-1:123456789012:function:echo")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:echo", "", "arn:aws:lambda:us-east-1:123456789012:function:echo")]
    [InlineData("echo:live", "", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    [InlineData("echo", "?Qualifier=live", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    public async Task Function_IsDescribedByGetFunctionAndGetFunctionConfiguration(string name, string query, string arn)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        await service.AddAsync("echo", static next => next.Body, new LambdaFunctionOptions
        {
            Handler = "Orders",
            MemorySizeMB = 512,
            Timeout = TimeSpan.FromMinutes(1.001),
            InitTimeout = TimeSpan.FromMinutes(1),
            Environment = new Dictionary<string, string> { ["PASSWORD"] = "secret" },
        });

        CallerResponse function = await service.SendAsync(HttpMethod.Get, $"/2015-03-31/functions/{name}{query}");
        CallerResponse configuration = await service.SendAsync(HttpMethod.Get, $"/2015-03-31/functions/{name}/configuration{query}");

        JsonElement json = configuration.Json;
        Assert.Equal((200, 200, json.GetRawText()), (function.Status, configuration.Status, function.Json.GetProperty("Configuration").GetRawText()));
        Assert.Equal(("echo", arn, "Orders"), (Text(json, "FunctionName"), Text(json, "FunctionArn"), Text(json, "Handler")));
        Assert.Equal(("$LATEST", "Zip"), (Text(json, "Version"), Text(json, "PackageType")));
        Assert.Equal((61, 512), (json.GetProperty("Timeout").GetInt32(), json.GetProperty("MemorySize").GetInt32()));
        Assert.Equal(("Active", "Successful"), (Text(json, "State"), Text(json, "LastUpdateStatus")));
        Assert.DoesNotContain("secret", configuration.Text, StringComparison.Ordinal);
    }

    // A waiter of the AWS CLI ends with an error instead of waiting.
    [Fact]
    public async Task FunctionThatCannotRun_IsFailedWithTheReason()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        service.Functions.Set("broken", new BrokenFunction());

        JsonElement json = (await service.SendAsync(HttpMethod.Get, "/2015-03-31/functions/broken/configuration")).Json;

        Assert.Equal(("Failed", "Failed"), (Text(json, "State"), Text(json, "LastUpdateStatus")));
        Assert.Equal(("Shop.cs(1,1): error CS1002: ; expected", "Shop.cs(1,1): error CS1002: ; expected"), (Text(json, "StateReason"), Text(json, "LastUpdateStatusReason")));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("nothing/configuration")]
    [InlineData("echo:1")]
    public async Task UnknownFunction_IsResourceNotFound(string name)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next => next.Body);

        CallerResponse response = await service.SendAsync(HttpMethod.Get, $"/2015-03-31/functions/{name}");

        Assert.Equal((404, "ResourceNotFoundException"), (response.Status, response.ErrorType));
        Assert.EndsWith(" Expected one of: echo.", response.Json.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_HasAllFunctionsInPages()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();
        foreach (string name in (string[])["c", "a", "b"])
            await service.AddAsync(name, static next => next.Body);

        Assert.Equal(("a b c", null), await ListAsync(service, "/2015-03-31/functions"));
        Assert.Equal(("a b c", null), await ListAsync(service, "/2015-03-31/functions/?FunctionVersion=ALL"));
        Assert.Equal(("a b", "b"), await ListAsync(service, "/2015-03-31/functions?MaxItems=2"));
        Assert.Equal(("c", null), await ListAsync(service, "/2015-03-31/functions?MaxItems=2&Marker=b"));
    }

    [Theory]
    [InlineData("MaxItems=0", "maxItems")]
    [InlineData("MaxItems=many", "maxItems")]
    [InlineData("FunctionVersion=1", "functionVersion")]
    public async Task MalformedQuery_IsAValidationException(string query, string member)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync();

        CallerResponse response = await service.SendAsync(HttpMethod.Get, $"/2015-03-31/functions?{query}");

        Assert.Equal((400, "ValidationException"), (response.Status, response.ErrorType));
        Assert.StartsWith(
            $"1 validation error detected: Value '{query.Split('=')[1]}' at '{member}' failed ", response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(string Names, string? NextMarker)> ListAsync(ServiceFixture service, string path)
    {
        JsonElement list = (await service.SendAsync(HttpMethod.Get, path)).Json;
        return (string.Join(' ', list.GetProperty("Functions").EnumerateArray().Select(static function => Text(function, "FunctionName"))),
            list.TryGetProperty("NextMarker", out JsonElement marker) ? marker.GetString() : null);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private sealed class BrokenFunction : IInvocableFunction
    {
        public FunctionConfiguration Configuration { get; } = new() { FunctionName = "broken" };

        public int? PeakMemoryMB => null;

        public string Problem => "Shop.cs(1,1): error CS1002: ; expected";

        public Task<InvocationResult> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}

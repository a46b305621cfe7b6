using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>Events of many types in native code, which has no metadata of them.</summary>
public sealed class TypedEventTests(PackedPackages packages)
{
    private const string Order =
        """{"id":"d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d","time":"2026-11-23T10:20:30.5Z","offset":"2026-11-23T10:20:30+02:00","day":"2026-11-23","hour":"10:20:30","length":"1.02:03:04","link":"https://a.example/b?c=d","version":"1.2.3","state":"Closed","maybe":null,"price":{"amount":1.10,"currency":"EUR"},"numbers":[1,2,3],"tags":["a","b"],"frozen":[1],"series":{"x":[1.5,2],"y":[]},"data":"AQID","free":{"a":[1,null]},"node":[true],"any":{"b":1},"big":170141183460469231731687303715884105727,"small":1.5,"letter":"x","reversed":"desrever","key":"k","counts":{"one":1},"more":{"unknown":true}}""";

    [Fact]
    public async Task EventOfManyTypes_IsReturnedUnchanged()
    {
        await using LambdaFunction function = await Start("Same");
        InvocationOutcome outcome = await function.InvokeJsonAsync(Order, TestContext.Current.CancellationToken);
        Assert.Equal(Members(Order), Members(outcome.Text));
    }

    [Fact]
    public async Task JsonReadAndWrittenByHandler_RoundTrips()
    {
        await using LambdaFunction function = await Start("Twice");
        string open = Order.Replace("Closed", "open", StringComparison.Ordinal);
        InvocationOutcome outcome = await function.InvokeAsync(open, TestContext.Current.CancellationToken);
        Assert.Equal(Members(Order), Members(outcome.Value<string>()));
    }

    [Theory]
    [InlineData("""{"state":"ajar"}""", "$.state: expected one of Open, Closed, found a string (line 1, position 10)")]
    [InlineData("""{"price":{"amount":"x"}}""", "$.price.amount: expected a number within the range of decimal, found a string (line 1, position 20)")]
    [InlineData("""{"counts":{"one":1.5}}""", "$.counts.one: expected an integer from -2147483648 to 2147483647, found the number 1.5 (line 1, position 18)")]
    [InlineData("{}", "$: the required member \"key\" is missing (line 1, position 2)")]
    public async Task MismatchedEvent_IsErrorWithPathAndPosition(string json, string message)
    {
        await using LambdaFunction function = await Start("Same");
        InvocationOutcome outcome = await function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.Equal(("JsonException", message), (outcome.Error!.Type, outcome.Error.Message));
    }

    /// <summary>A record writes its own members before those of its base, and those without a type last.</summary>
    private static IEnumerable<string> Members(string json) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject().Select(static member => member.ToString()).Order(StringComparer.Ordinal);

    private async Task<LambdaFunction> Start(string handler) =>
        await LambdaFunction.StartAsync(await packages.Typed.Bootstrap, new() { Handler = handler }, TestContext.Current.CancellationToken);
}

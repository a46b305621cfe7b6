using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Http.Tests;

/// <summary>The routes of this assembly as a function, which gets requests in each form.</summary>
internal sealed class HttpFunction(LambdaFunction function) : IAsyncDisposable
{
    public LambdaFunction Function => function;

    public static async Task<HttpFunction> StartAsync(string handler = "Http") =>
        new(await LambdaFunction.StartAsync(typeof(Routes), new LambdaFunctionOptions { Handler = handler }, TestContext.Current.CancellationToken));

    /// <summary>Sends a request as a service does.</summary>
    /// <param name="form">The form of the event.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The path and query, percent-encoded.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The headers.</param>
    public Task<HttpAnswer> SendAsync(HttpForm form, string method, string target, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(form, CreateEvent(form, method, target, body, headers));

    /// <summary>Sends an event.</summary>
    public async Task<HttpAnswer> SendAsync(HttpForm form, JsonObject json)
    {
        InvocationOutcome outcome = await function.InvokeAsync(json, TestContext.Current.CancellationToken);
        Assert.True(outcome.Error is null, outcome.Error?.Message);
        return HttpAnswer.From(form, outcome);
    }

    public ValueTask DisposeAsync() => function.DisposeAsync();

    public static JsonObject CreateEvent(HttpForm form, string method, string target, string? body, params (string Name, string Value)[] headers)
    {
        Dictionary<string, string> map = headers.ToDictionary(static header => header.Name, static header => header.Value);
        JsonObject json = form switch
        {
            HttpForm.FunctionUrl => LambdaEvents.FunctionUrl(method, target, body, map),
            HttpForm.HttpApi => LambdaEvents.HttpApi(method, target, body, map),
            HttpForm.RestApi or HttpForm.HttpApiV1 => LambdaEvents.RestApi(method, target, body, map),
            HttpForm.Lattice => LambdaEvents.VpcLattice(method, target, body, map),
            HttpForm.LatticeV1 => LambdaEvents.VpcLatticeV1(method, target, body, map),
            _ => LambdaEvents.Alb(method, target, body, map, multiValue: form == HttpForm.AlbMultiValue),
        };
        if (form == HttpForm.HttpApiV1)
        {
            json["version"] = "1.0";
            json["requestContext"]!["stage"] = "$default";
        }

        if (form != HttpForm.HttpApi)
            return json;

        // A stage other than $default is in front of the path.
        json["rawPath"] = $"/prod{json["rawPath"]}";
        json["requestContext"]!["stage"] = "prod";
        return json;
    }
}

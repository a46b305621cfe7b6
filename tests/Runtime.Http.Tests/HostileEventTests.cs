using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Http.Tests;

/// <summary>Events that no service sends: each is a response or an error of the invocation, and the next request is served.</summary>
public sealed class HostileEventTests
{
    public static TheoryData<HttpForm> Forms => [.. Enum.GetValues<HttpForm>()];

    /// <summary>Every member is missing, null, and of each other type.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task OddMembers_DoNotEndTheProcess(HttpForm form)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        foreach (JsonObject changed in Variants(form))
        {
            string json = changed.ToJsonString().Replace("half", "\\ud800", StringComparison.Ordinal);
            InvocationOutcome outcome = await function.Function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
            if (outcome.Error is null)
                Assert.InRange(outcome.Prelude?.StatusCode ?? (int)JsonNode.Parse(outcome.Text)!["statusCode"]!, 200, 599);
        }

        Assert.Equal("a", (await function.SendAsync(form, "GET", "/names/a")).Text);
    }

    [Theory]
    [InlineData("{}", "expected an HTTP request, found another event")]
    [InlineData("[]", "expected an object, found an array")]
    [InlineData("""{"requestContext":{"connectionId":"a"}}""", "expected an HTTP request, found an event of a WebSocket API")]
    [InlineData("""{"requestContext":{"http":{"method":"GET"}}}""", "found an event without a path")]
    [InlineData("""{"requestContext":{"http":{}},"rawPath":"/"}""", "found an event without a method")]
    [InlineData("""{"requestContext":{"http":{"method":"GET"}},"rawPath":7}""", "$.rawPath: expected a string, found the number 7")]
    public async Task OtherEvents_AreErrors(string json, string message)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        InvocationOutcome outcome = await function.Function.InvokeJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.Contains(message, outcome.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/text")]
    [InlineData("/length")]
    [InlineData("/orders")]
    public async Task InvalidBase64_IsAProblem(string path)
    {
        await using HttpFunction function = await HttpFunction.StartAsync();
        JsonObject json = HttpFunction.CreateEvent(HttpForm.FunctionUrl, "POST", path, "%");
        json["isBase64Encoded"] = true;

        InvocationOutcome outcome = await function.Function.InvokeAsync(json, TestContext.Current.CancellationToken);

        var answer = HttpAnswer.From(HttpForm.FunctionUrl, outcome);
        Assert.Equal(400, answer.Status);
        Assert.Contains("""{"body":["expected base64, as the event says, found other text"]}""", answer.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Variants(HttpForm form)
    {
        string[] others = ["null", "7", "true", "\"half\"", "\"text\"", "[]", "{}", "[null]", "[7,\"a\",{}]", """{"a":null,"b":[null],"c":{}}"""];
        JsonObject original = HttpFunction.CreateEvent(form, "POST", "/orders?tag=a", """{"name":"a"}""", ("Cookie", "a=b"));
        foreach (string path in Paths(original, ""))
        {
            foreach (string? other in others.Append(null))
            {
                JsonObject changed = original.DeepClone().AsObject();
                string[] names = path.Split('/');
                JsonObject parent = changed;
                foreach (string name in names[..^1])
                    parent = parent[name]!.AsObject();
                if (other is null)
                    parent.Remove(names[^1]);
                else
                    parent[names[^1]] = JsonNode.Parse(other);
                yield return changed;
            }
        }
    }

    private static IEnumerable<string> Paths(JsonObject json, string prefix)
    {
        foreach ((string name, JsonNode? value) in json)
        {
            if (name.Contains('/', StringComparison.Ordinal))
                continue;
            yield return prefix + name;
            if (value is JsonObject child)
            {
                foreach (string path in Paths(child, $"{prefix}{name}/"))
                    yield return path;
            }
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Http.Tests;

/// <summary>A response as the client gets it, after the service has evaluated what the function returned.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The values of each header, with its name in lowercase; without cookies.</param>
/// <param name="Cookies">The cookies.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string[]> Headers, IReadOnlyList<string> Cookies, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Evaluates a response as the service does.</summary>
    public static HttpAnswer From(HttpForm form, InvocationOutcome outcome) => outcome.IsStreamed ? FromStream(outcome) : From(form, outcome.Text);

    private static HttpAnswer FromStream(InvocationOutcome outcome)
    {
        HttpResponsePrelude prelude = outcome.Prelude ?? throw new InvalidOperationException("The stream has no prelude.");
        Assert.Empty(prelude.MultiValueHeaders);
        var headers = prelude.Headers.ToDictionary(static header => header.Key.ToLowerInvariant(), static header => new[] { header.Value });
        return new HttpAnswer(prelude.StatusCode, headers, [.. prelude.Cookies], outcome.Payload.ToArray());
    }

    /// <summary>Evaluates a response by the rules of a service. A member that the service does not know fails the test.</summary>
    public static HttpAnswer From(HttpForm form, string json)
    {
        JsonObject response = JsonNode.Parse(json)!.AsObject();
        string[] allowed = form switch
        {
            HttpForm.FunctionUrl or HttpForm.HttpApi => ["statusCode", "headers", "cookies", "body", "isBase64Encoded"],
            HttpForm.RestApi or HttpForm.HttpApiV1 => ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"],
            _ => ["statusCode", "statusDescription", "headers", "multiValueHeaders", "body", "isBase64Encoded"],
        };
        Assert.Empty(response.Select(static member => member.Key).Except(allowed));
        bool isList = form is HttpForm.RestApi or HttpForm.HttpApiV1 or HttpForm.AlbMultiValue;
        Assert.Equal(isList, response.ContainsKey("multiValueHeaders"));
        Assert.NotEqual(isList, response.ContainsKey("headers"));
        var headers = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in response[isList ? "multiValueHeaders" : "headers"]!.AsObject())
            headers.Add(name.ToLowerInvariant(), isList ? [.. value!.AsArray().Select(static one => (string)one!)] : [(string)value!]);
        headers.Remove("set-cookie", out string[]? set);
        string[] cookies = response["cookies"] is JsonArray list ? [.. list.Select(static one => (string)one!)] : set ?? [];
        string body = (string)response["body"]!;
        bool isBase64 = (bool?)response["isBase64Encoded"] ?? false;
        return new HttpAnswer((int)response["statusCode"]!, headers, cookies, isBase64 ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body));
    }
}

using System.Text;
using System.Xml.Linq;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>Requests that clients of other AWS APIs send to the emulator's ports: no function gets them. <see cref="AwsCliTests"/> sends real ones.</summary>
public class AwsApiTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("GET", "/", "s3", 501, "NotImplemented", "Error/Code")]
    [InlineData("GET", "/bucket?list-type=2&prefix=a", "s3", 501, "NotImplemented", "Error/Code")]
    [InlineData("GET", "/2013-04-01/hostedzone", "route53", 501, "NotImplemented", "ErrorResponse/Error/Code")]
    public async Task SignedRequest_IsRefusedInTheXmlOfItsApi(string method, string path, string service, int status, string code, string element)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync(method, path, null, ("Authorization", Signature(service))))
        {
            Assert.Equal((status, code), (response.Status, response.ErrorType));
            Assert.Equal(code, ReadXml(response, element));
            Assert.StartsWith($"{method} {path.Split('?')[0]} is a request to the AWS API '{service}'. The emulator serves Lambda's Invoke, ",
                ReadXml(response, element.Replace("Code", "Message", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PresignedRequest_IsRefused()
    {
        const string Path = "/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261129%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=00";

        foreach (CallerResponse response in await SendToBothPortsAsync("GET", Path, null))
            Assert.Equal((501, "NotImplemented"), (response.Status, response.ErrorType));
    }

    // A client takes 404 in response to HEAD for an object that does not exist.
    [Fact]
    public async Task SignedHead_IsNotTakenForAMissingObject()
    {
        foreach (CallerResponse response in await SendToBothPortsAsync("HEAD", "/bucket/key", null, ("Authorization", Signature("s3"))))
            Assert.Equal((501, "NotImplemented", ""), (response.Status, response.ErrorType, response.Text));
    }

    [Theory]
    [InlineData("sts", "Action=GetCallerIdentity&Version=2011-06-15", "ErrorResponse/Error")]
    [InlineData(null, "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=a", "ErrorResponse/Error")]
    [InlineData("ec2", "Action=DescribeRegions&Version=2016-11-15", "Response/Errors/Error")]
    public async Task FormWithAction_IsRefusedByItsName(string? service, string body, string element)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync("POST", "/", body, ("Content-Type", $"{Form}; charset=utf-8"), ("Authorization", Signature(service))))
        {
            Assert.Equal((400, "InvalidAction"), (response.Status, response.ErrorType));
            Assert.Equal("InvalidAction", ReadXml(response, $"{element}/Code"));
            Assert.Contains($", operation {body.Split('=', '&')[1]}. ", ReadXml(response, $"{element}/Message"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dynamodb", "'dynamodb', operation ListTables. ")]
    [InlineData(null, "'DynamoDB_20120810', operation ListTables. ")]
    public async Task Target_IsRefusedByItsName(string? service, string expected)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync("POST", "/", "{}", ("X-Amz-Target", "DynamoDB_20120810.ListTables"),
            ("Content-Type", "application/x-amz-json-1.0"), ("Authorization", Signature(service))))
        {
            Assert.Equal((404, "UnknownOperationException"), (response.Status, response.Json.GetProperty("__type").GetString()));
            Assert.Contains(expected, response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cbor_IsRefusedInCbor()
    {
        foreach (CallerResponse response in await SendToBothPortsAsync("POST", "/service/GraniteServiceVersion20100801/operation/ListMetrics", "\u00a0",
            ("smithy-protocol", "rpc-v2-cbor"), ("Authorization", Signature("monitoring"))))
        {
            Assert.Equal((404, "application/cbor", "rpc-v2-cbor"), (response.Status, response.Headers["Content-Type"], response.Headers["smithy-protocol"]));
            Assert.Equal([0xA2, 0x79, 0, 6, .. "__type"u8, 0x79, 0, 25, .. "UnknownOperationException"u8, 0x79, 0, 7, .. "message"u8], response.Body[..48]);
            Assert.Contains("'monitoring', operation ListMetrics. ", response.Text, StringComparison.Ordinal);
        }
    }

    // A signature for several regions, an API with JSON and paths, and an SDK without a signature.
    [Theory]
    [InlineData("Authorization", "AWS4-ECDSA-P256-SHA256 Credential=AKID/20261129/apigateway/aws4_request, SignedHeaders=host, Signature=00", "to the AWS API 'apigateway'")]
    [InlineData("amz-sdk-invocation-id", "5b1f0d9e-31a8-4bb3-8a4b-4b0a6f6f4a10", "of an AWS SDK")]
    public async Task OtherRequest_IsRefusedInJson(string header, string value, string expected)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync("GET", "/restapis", null, (header, value)))
        {
            Assert.Equal((404, "UnknownOperationException"), (response.Status, response.ErrorType));
            Assert.StartsWith($"GET /restapis is a request {expected}. ", response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/2016-08-19/account-settings", "is a request to Lambda's API, ")]
    [InlineData("GET", "/2018-10-31/layers?find=LayerVersion", "is a request to Lambda's API, ")]
    [InlineData("PUT", "/2015-03-31/functions/echo/code", "is a request to Lambda's API, ")]
    [InlineData("GET", "/2018-06-01/runtime/invocation/next", "is a request of a runtime. ")]
    [InlineData("POST", "/2020-01-01/extension/register", "is a request of a runtime. ")]
    public async Task PathOfLambda_IsRefusedOnBothPorts(string method, string path, string expected)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync(method, path, null))
        {
            Assert.Equal((404, "UnknownOperationException"), (response.Status, response.ErrorType));
            Assert.StartsWith($"{method} {path.Split('?')[0]} {expected}", response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/2015-03-31/functions/echo/invocations", "To invoke the function, send its event to this path with POST, as 'curl -d' does. The emulator serves ")]
    [InlineData("POST", "/2015-03-31/functions/echo/invocations/", "To invoke the function, send its event to this path without the slash at the end with POST, as 'curl -d' does. The ")]
    public async Task RequestThatLooksLikeInvoke_IsRefusedWithHowToInvoke(string method, string path, string expected)
    {
        foreach (CallerResponse response in await SendToBothPortsAsync(method, path, null))
        {
            Assert.Equal((404, "UnknownOperationException"), (response.Status, response.ErrorType));
            Assert.Contains($" this port does not serve it. {expected}", response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task InvokeOnThePortOfFunctionUrls_NamesTheOtherPort()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static next => next.Body);

        CallerResponse response = await service.VisitAsync(HttpMethod.Post, "/2015-03-31/functions/echo/invocations", "{}"u8.ToArray());

        Assert.Equal(404, response.Status);
        Assert.EndsWith(
            $"and the operations of event source mappings, and Amazon SQS, at {service.Address}.", response.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(response.Json.GetProperty("message").GetString(), Assert.Single(service.Refusals).Message);
    }

    // Requests that a deployed function gets: signed for a function URL with AWS_IAM or for API Gateway, and with paths and forms that only look like those of AWS.
    [Theory]
    [InlineData("GET", "/orders", null, "Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20261129/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("GET", "/orders", null, "Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20261129/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("GET", "/orders", null, "Authorization", "AWS4-HMAC-SHA256 Credential=s3")]
    [InlineData("GET", "/?X-Amz-Credential=AKID%2F20261129%2Fus-east-1%2Flambda%2Faws4_request", null, "Authorization", "")]
    [InlineData("GET", "/orders", null, "Authorization", "Bearer s3/aws4_request")]
    [InlineData("POST", "/", "Action=Buy&Version=2", "Content-Type", Form)]
    [InlineData("POST", "/orders", "Action=Buy&Version=2026-11-29", "Content-Type", Form)]
    [InlineData("GET", "/2026-11-29/posts", null, "Accept", "*/*")]
    [InlineData("GET", "/2026-11-29/functions", null, "Accept", "*/*")]
    [InlineData("GET", "/2015-03-31", null, "Accept", "*/*")]
    public async Task RequestOfAFunctionUrl_ReachesItsFunction(string method, string path, string? body, string header, string value)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(static _ => "\"reached\""u8.ToArray());

        CallerResponse response = await service.VisitAsync(new HttpMethod(method), path, body is null ? null : Encoding.UTF8.GetBytes(body), (header, value));

        Assert.Equal((200, "reached"), (response.Status, response.Text));
    }

    /// <summary>Sends a request to the port of Lambda's API and to that of function URLs, with one function, which must not be invoked.</summary>
    private static async Task<CallerResponse[]> SendToBothPortsAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        int invocations = 0;
        await using ServiceFixture service = await ServiceFixture.StartAsync(_ => Encoding.UTF8.GetBytes($"{++invocations}"));
        byte[]? bytes = body is null ? null : Encoding.Latin1.GetBytes(body);
        CallerResponse[] responses =
        [
            await service.SendAsync(new HttpMethod(method), path, bytes, headers),
            await service.VisitAsync(new HttpMethod(method), path, bytes, headers),
        ];

        Assert.Equal(0, invocations);
        Assert.Equal(2, service.Refusals.Count);
        return responses;
    }

    private static string Signature(string? service) =>
        service is null ? "" : $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/us-east-1/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";

    private static string ReadXml(CallerResponse response, string path)
    {
        Assert.Equal("text/xml", response.Headers["Content-Type"]);
        string[] names = path.Split('/');
        XElement element = XDocument.Parse(response.Text).Root!;
        Assert.Equal(names[0], element.Name.LocalName);
        return names.Skip(1).Aggregate(element, static (parent, name) => parent.Element(name)!).Value;
    }
}

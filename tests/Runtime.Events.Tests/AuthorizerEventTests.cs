namespace Lambda.Runtime.Events.Tests;

/// <summary>The responses of authorizers: what is not set must not let a caller in, or be rejected by API Gateway.</summary>
public sealed class AuthorizerEventTests
{
    private const string MethodArn = "arn:aws:execute-api:eu-central-1:123456789012:k3x9q2/prod/GET/orders/7";

    [Fact]
    public void Policy_IsOfTheFormThatApiGatewayReads() => Assert.Equal(
        """{"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":["execute-api:Invoke"],"Effect":"Allow","Resource":["arn:aws:execute-api:*/orders/7"]}]},"context":{"tenant":"north"}}""",
        LambdaJson.Serialize(new AuthorizerPolicyResponse
        {
            PrincipalId = "ada",
            PolicyDocument = new() { Statement = [new() { Effect = AuthorizerEffects.Allow, Resource = ["arn:aws:execute-api:*/orders/7"] }] },
            Context = new Dictionary<string, string> { ["tenant"] = "north" },
        }));

    [Fact]
    public void ResponseWithoutEffect_Denies()
    {
        Assert.Equal("Deny", new AuthorizerPolicyStatement { Resource = [MethodArn] }.Effect);
        Assert.Equal("""{"principalId":"","policyDocument":{"Version":"2012-10-17","Statement":[]}}""", LambdaJson.Serialize(new AuthorizerPolicyResponse()));
        Assert.Equal("""{"isAuthorized":false}""", LambdaJson.Serialize(new AuthorizerSimpleResponse()));
    }

    /// <summary>The policy language allows a text for a list with one element, and an object for a list with one statement.</summary>
    [Fact]
    public void PolicyWithSingleValues_IsRead()
    {
        AuthorizerPolicyResponse api = LambdaJson.Deserialize<AuthorizerPolicyResponse>(
            """{"policyDocument":{"Statement":{"Action":"execute-api:Invoke","Effect":"Allow","Resource":"*"}}}""")!;
        IotAuthorizerResponse iot = LambdaJson.Deserialize<IotAuthorizerResponse>(
            """{"policyDocuments":[{"Statement":[{"Action":"iot:Connect","Effect":"Allow","Resource":["*"]}]},{"Statement":{"Action":["iot:Publish"],"Effect":"Deny","Resource":"*"}}]}""")!;

        AuthorizerPolicyStatement statement = Assert.Single(api.PolicyDocument.Statement);
        Assert.Equal(("execute-api:Invoke", "*"), (Assert.Single(statement.Action), Assert.Single(statement.Resource)));
        Assert.Equal(["iot:Connect", "iot:Publish"], iot.PolicyDocuments.Select(static document => Assert.Single(Assert.Single(document.Statement).Action)));
        Assert.Equal(
            """{"principalId":"","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":["execute-api:Invoke"],"Effect":"Allow","Resource":["*"]}]}}""",
            LambdaJson.Serialize(api));
    }

    [Fact]
    public void ContextOfAnyType_IsWritten() => Assert.Equal(
        """{"isAuthorized":true,"context":{"id":"7","count":2}}""",
        LambdaJson.Serialize(new AuthorizerSimpleResponse<Order> { IsAuthorized = true, Context = new("7", 2) }));

    [Fact]
    public void Header_IsFoundInAnyCase()
    {
        const string Json = """{"headers":{"AUTHORIZATION":"Bearer x"}}""";

        Assert.Equal("Bearer x", LambdaJson.Deserialize<RequestAuthorizerRequest>(Json)!.GetHeader("Authorization"));
        Assert.Equal("Bearer x", LambdaJson.Deserialize<WebSocketAuthorizerRequest>(Json)!.GetHeader("Authorization"));
        Assert.Equal("Bearer x", LambdaJson.Deserialize<HttpApiAuthorizerRequest>(Json)!.GetHeader("Authorization"));
        Assert.Equal("Bearer x", LambdaJson.Deserialize<WebSocketRequest>(Json)!.GetHeader("Authorization"));
    }

    [Fact]
    public void QueryOfHttpApi_IsDecoded() =>
        Assert.Equal(["a,b"], LambdaJson.Deserialize<HttpApiAuthorizerRequest>("""{"rawQueryString":"tag=a%2Cb","queryStringParameters":{"tag":"a,b"}}""")!.GetQueryValues("tag"));

    [Fact]
    public void ContextOfAuthorizer_IsReadIntoAType()
    {
        HttpApiRequest http = LambdaJson.Deserialize<HttpApiRequest>("""{"requestContext":{"authorizer":{"lambda":{"id":"7","count":2}}}}""")!;
        RestApiRequest rest = LambdaJson.Deserialize<RestApiRequest>("""{"requestContext":{"authorizer":{"principalId":"ada","integrationLatency":451,"id":"7","count":"2"}}}""")!;

        Assert.Equal(new Order("7", 2), http.RequestContext.Authorizer!.Lambda.Deserialize<Order>());
        Assert.Equal(new Order("7", 2), rest.RequestContext.Authorizer.Deserialize<Order>());
        Assert.True(new HttpApiRequest().RequestContext.Authorizer is null);
        Assert.True(new RestApiRequest().RequestContext.Authorizer.IsNull);
    }
}

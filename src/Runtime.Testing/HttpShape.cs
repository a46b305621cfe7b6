namespace Lambda.Runtime.Testing;

/// <summary>The service that passes HTTP requests to a function, which decides the form of events and responses.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store));
/// using HttpClient client = function.CreateHttpClient(HttpShape.RestApi);
/// using HttpResponseMessage response = await client.GetAsync("/orders/7");
/// </code>
/// </example>
public enum HttpShape
{
    /// <summary>A function URL.</summary>
    FunctionUrl,

    /// <summary>An HTTP API of API Gateway with payload format 2.0.</summary>
    HttpApi,

    /// <summary>An HTTP API of API Gateway with payload format 1.0.</summary>
    HttpApiV1,

    /// <summary>A REST API of API Gateway.</summary>
    RestApi,

    /// <summary>An Application Load Balancer.</summary>
    Alb,

    /// <summary>An Application Load Balancer whose target group has multi-value headers.</summary>
    AlbMultiValue,
}

namespace Lambda.Runtime.Events;

/// <summary>Whether a call is allowed: the response of a Lambda authorizer of an HTTP API that enables simple responses.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html</remarks>
public sealed class AuthorizerSimpleResponse
{
    /// <summary>Whether the call is allowed. Otherwise the client receives status 403.</summary>
    public bool IsAuthorized { get; init; }

    /// <summary>Values for the function that serves the request, which finds them in <see cref="HttpApiAuthorizer.Lambda"/>.</summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }
}

/// <summary>The same as <see cref="AuthorizerSimpleResponse"/>, with a context of any JSON.</summary>
/// <typeparam name="TContext">The type of the context, which is an object in JSON.</typeparam>
/// <inheritdoc cref="AuthorizerSimpleResponse" path="/remarks"/>
public sealed class AuthorizerSimpleResponse<TContext>
{
    /// <inheritdoc cref="AuthorizerSimpleResponse.IsAuthorized"/>
    public bool IsAuthorized { get; init; }

    /// <inheritdoc cref="AuthorizerSimpleResponse.Context"/>
    public TContext? Context { get; init; }
}

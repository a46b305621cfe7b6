using System.Collections.ObjectModel;

namespace Lambda.Runtime.Events;

/// <summary>A user signs in with another identity provider: the handler can change the attributes that it sends.</summary>
/// <remarks>https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html</remarks>
public sealed class CognitoInboundFederationEvent : CognitoTriggerEvent
{
    /// <summary>The identity provider, and what it sent.</summary>
    public CognitoInboundFederationRequest Request { get => field ??= new(); init; }

    /// <summary>What the handler sets.</summary>
    public CognitoInboundFederationResponse Response { get => field ??= new(); init; }
}

/// <summary>What a <see cref="CognitoInboundFederationEvent"/> asks.</summary>
public sealed class CognitoInboundFederationRequest
{
    /// <summary>The name of the provider in the user pool.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The kind of provider: <c>OIDC</c>, <c>SAML</c>, <c>Google</c>, <c>Facebook</c>, <c>SignInWithApple</c> or <c>LoginWithAmazon</c>.</summary>
    public string? ProviderType { get; init; }

    /// <summary>What the provider sent.</summary>
    public CognitoFederatedAttributes? Attributes { get; init; }
}

/// <summary>The response to a <see cref="CognitoInboundFederationEvent"/>.</summary>
public sealed class CognitoInboundFederationResponse
{
    /// <summary>The attributes for the user pool's mapping, which replace all that the provider sent. Empty by default, which keeps those.</summary>
    public IReadOnlyDictionary<string, string> UserAttributesToMap { get; set; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>What an identity provider sent about a user. The values are any JSON, most of them strings.</summary>
public sealed class CognitoFederatedAttributes
{
    /// <summary>The response with the tokens. <see langword="null"/> for SAML.</summary>
    public IReadOnlyDictionary<string, RawJson>? TokenResponse { get; init; }

    /// <summary>The claims of the ID token. <see langword="null"/> for SAML, and if there is no ID token.</summary>
    public IReadOnlyDictionary<string, RawJson>? IdToken { get; init; }

    /// <summary>The claims of the provider's endpoint for user information. <see langword="null"/> for SAML.</summary>
    public IReadOnlyDictionary<string, RawJson>? UserInfo { get; init; }

    /// <summary>The attributes of the SAML assertion. <see langword="null"/> for other providers.</summary>
    public IReadOnlyDictionary<string, RawJson>? SamlResponse { get; init; }
}

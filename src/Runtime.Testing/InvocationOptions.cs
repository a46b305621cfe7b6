using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Testing;

/// <summary>What an invocation carries besides its event.</summary>
public sealed record InvocationOptions
{
    /// <summary>The tenant, as of a function with tenant isolation.</summary>
    public string? TenantId { get; init; }

    /// <summary>What the caller says of itself: an object that is written as JSON, such as <c>new { custom = new { city = "Berne" } }</c>.</summary>
    public object? ClientContext { get; init; }

    /// <summary>Who the caller is by Amazon Cognito: the identity's id.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The pool of <see cref="CognitoIdentityId"/>.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>X-Ray's header, <c>Root=…;Parent=…;Sampled=…</c>; a new trace unless set.</summary>
    public string? TraceId { get; init; }

    /// <summary>The alias that the caller gives, in which the ARN then ends.</summary>
    public string? Qualifier { get; init; }

    /// <exception cref="ArgumentException">A text cannot be a header: it has a line break, or a letter outside of ASCII.</exception>
    internal InvocationRequest ToRequest(ReadOnlyMemory<byte> payload) => new(payload)
    {
        TenantId = Header(TenantId, nameof(TenantId)),
        // The writer escapes what is no ASCII.
        ClientContext = ClientContext is null ? null : ReflectionJson.Serialize(ClientContext),
        CognitoIdentity = CognitoIdentityId is null && CognitoIdentityPoolId is null
            ? null
            : ReflectionJson.Serialize(new { cognitoIdentityId = CognitoIdentityId, cognitoIdentityPoolId = CognitoIdentityPoolId }),
        TraceId = Header(TraceId, nameof(TraceId)),
        Qualifier = Header(Qualifier, nameof(Qualifier)),
    };

    /// <exception cref="ArgumentException">The text cannot be a header.</exception>
    internal static string? Header(string? value, string name) => value is null || (Ascii.IsValid(value) && !value.Any(char.IsControl))
        ? value
        : throw new ArgumentException($"{name} is '{value}'. It travels in a header, and so is ASCII without line breaks.", name);
}

using System.Text;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Testing;

/// <summary>The properties of an invocation besides its event.</summary>
/// <example>
/// <code>
/// await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Store));
/// InvocationOutcome outcome = await function.InvokeAsync(new Order("A-1", 2), new InvocationOptions { TenantId = "7", ClientContext = new { Version = 3 } });
/// </code>
/// </example>
public sealed record InvocationOptions
{
    /// <summary>The tenant ID, for a function with tenant isolation.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client context: an object that is serialized as JSON, such as <c>new { custom = new { city = "Berne" } }</c>.</summary>
    public object? ClientContext { get; init; }

    /// <summary>The ID of the caller's Amazon Cognito identity.</summary>
    public string? CognitoIdentityId { get; init; }

    /// <summary>The pool of <see cref="CognitoIdentityId"/>.</summary>
    public string? CognitoIdentityPoolId { get; init; }

    /// <summary>X-Ray's header, <c>Root=…;Parent=…;Sampled=…</c>; a new trace unless set.</summary>
    public string? TraceId { get; init; }

    /// <summary>The alias that the caller uses; the ARN ends with it.</summary>
    public string? Qualifier { get; init; }

    /// <exception cref="ArgumentException">A text cannot be a header value: it has a line break or a non-ASCII character.</exception>
    internal InvocationRequest ToRequest(ReadOnlyMemory<byte> payload) => new(payload)
    {
        TenantId = Header(TenantId, nameof(TenantId)),
        // The serializer escapes non-ASCII characters.
        ClientContext = ClientContext is null ? null : ReflectionJson.Serialize(ClientContext),
        CognitoIdentity = CognitoIdentityId is null && CognitoIdentityPoolId is null
            ? null
            : ReflectionJson.Serialize(new { cognitoIdentityId = CognitoIdentityId, cognitoIdentityPoolId = CognitoIdentityPoolId }),
        TraceId = Header(TraceId, nameof(TraceId)),
        Qualifier = Header(Qualifier, nameof(Qualifier)),
    };

    /// <exception cref="ArgumentException">The text cannot be a header value.</exception>
    internal static string? Header(string? value, string name) => value is null || (Ascii.IsValid(value) && !value.Any(char.IsControl))
        ? value
        : throw new ArgumentException($"{name} is '{value}'. Expected ASCII without line breaks, because it is sent in a header.", name);
}

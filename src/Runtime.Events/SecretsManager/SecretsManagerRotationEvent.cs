using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A step of the rotation of a secret of AWS Secrets Manager.</summary>
/// <remarks>
/// What the handler returns is ignored. The function is invoked for each step; a step that fails is repeated with the same token.
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
/// </remarks>
public sealed class SecretsManagerRotationEvent
{
    /// <summary>What to do: one of <see cref="SecretsManagerRotationSteps"/>.</summary>
    [JsonPropertyName("Step")]
    public string Step { get; init; } = "";

    /// <summary>The ARN of the secret.</summary>
    [JsonPropertyName("SecretId")]
    public string SecretId { get; init; } = "";

    /// <summary>Identifies the new version of the secret.</summary>
    [JsonPropertyName("ClientRequestToken")]
    public string ClientRequestToken { get; init; } = "";

    /// <summary>Identifies the source of the request, for <c>PutSecretValue</c> with the credentials of another account. <see langword="null"/> if it is not needed.</summary>
    [JsonPropertyName("RotationToken")]
    public string? RotationToken { get; init; }
}

/// <summary>The values of <see cref="SecretsManagerRotationEvent.Step"/>, in their order.</summary>
public static class SecretsManagerRotationSteps
{
    /// <summary>Create the new version of the secret, with the staging label <c>AWSPENDING</c>.</summary>
    public const string CreateSecret = "createSecret";

    /// <summary>Set it in the database or service.</summary>
    public const string SetSecret = "setSecret";

    /// <summary>Use it.</summary>
    public const string TestSecret = "testSecret";

    /// <summary>Move the staging label <c>AWSCURRENT</c> to it.</summary>
    public const string FinishSecret = "finishSecret";
}

using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Responds to GET /secretsmanager/get with what GetSecretValue returns.</summary>
/// <remarks>https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html</remarks>
internal static class SecretRequest
{
    public const string Path = "/secretsmanager/get";

    private const string Current = "AWSCURRENT";

    // arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1b2c3
    private const string Suffix = "-local1";

    /// <exception cref="ExtensionErrorException">There is no such secret, or no such version of it.</exception>
    public static JsonObject Respond(IQueryCollection query, ExtensionValues values, ExtensionSettings settings)
    {
        if (query["secretId"].ToString() is not { Length: > 0 } id)
            throw ExtensionErrorException.MissingParameter("secretId", $"{Path}?secretId=prod%2Fdb");
        string name = FindName(id, values) ?? throw ExtensionErrorException.NoSecret(id, settings.Source, values.Secrets.Keys);
        SecretValue secret = values.Secrets[name];
        ValueVersion version = settings.Versions.Get($"{Path} {name}", secret.Text);
        if (query["versionStage"].ToString() is { Length: > 0 } stage && stage != Current)
            throw ExtensionErrorException.NoSecretVersion(name, stage);
        if (query["versionId"].ToString() is { Length: > 0 } versionId && versionId != version.Id)
            throw ExtensionErrorException.NoSecretVersion(name, versionId);

        return new JsonObject
        {
            ["ARN"] = ResourceName.IsArn(name) ? name : ResourceName.IsArn(id) ? id : AwsAccount.Arn("secretsmanager", $"secret:{name}{Suffix}"),
            ["CreatedDate"] = version.Time,
            ["Name"] = ResourceName.IsArn(name) ? ResourceName.OfSecret(name) : name,
            ["SecretBinary"] = secret.IsBase64 ? secret.Text : null,
            ["SecretString"] = secret.IsBase64 ? null : secret.Text,
            ["VersionId"] = version.Id,
            ["VersionStages"] = new JsonArray(Current),
            ["ResultMetadata"] = new JsonObject(),
        };
    }

    /// <summary>Finds a secret by its name, or by an ARN with or without the six characters that the service adds to the name.</summary>
    private static string? FindName(string id, ExtensionValues values)
    {
        if (values.Secrets.ContainsKey(id))
            return id;
        if (!ResourceName.IsArn(id))
            return null;
        string name = ResourceName.AfterType(id);
        return values.Secrets.ContainsKey(name) ? name : values.Secrets.ContainsKey(ResourceName.OfSecret(id)) ? ResourceName.OfSecret(id) : null;
    }
}

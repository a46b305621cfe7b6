using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A step of the rotation of a secret of AWS Secrets Manager.</summary>
    /// <param name="step">The step: <c>createSecret</c>, <c>setSecret</c>, <c>testSecret</c> or <c>finishSecret</c>, in this order.</param>
    /// <param name="secret">The secret's name.</param>
    public static JsonObject SecretsManagerRotation(string step = "createSecret", string secret = "secret") => new()
    {
        ["Step"] = step,
        ["SecretId"] = AwsAccount.Arn("secretsmanager", $"secret:{secret}-a1b2c3"),
        ["ClientRequestToken"] = Id(0),
    };
}

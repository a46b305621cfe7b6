using System;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.SecretsManager;

public record RotationEvent(
    [property: JsonPropertyName("SecretId")] string SecretId,
    [property: JsonPropertyName("ClientRequestToken")] Guid ClientRequestToken,
    [property: JsonPropertyName("Step")] RotationStep Step,
    [property: JsonPropertyName("RotationToken")] Guid? RotationToken);

[JsonConverter(typeof(JsonStringEnumConverter<RotationStep>))]
public enum RotationStep
{
    [JsonStringEnumMemberName("createSecret")]
    CreateSecret,

    [JsonStringEnumMemberName("setSecret")]
    SetSecret,

    [JsonStringEnumMemberName("testSecret")]
    TestSecret,

    [JsonStringEnumMemberName("finishSecret")]
    FinishSecret,
}

public static class Functions
{
    [LambdaHandler("secrets-manager")]
    public static RotationEvent SecretsManager(RotationEvent value) => value;
}

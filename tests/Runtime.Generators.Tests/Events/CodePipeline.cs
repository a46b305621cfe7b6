using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.CodePipeline;

public record PipelineEvent
{
    [JsonPropertyName("CodePipeline.job")]
    public required Job Job { get; init; }
}

public record Job(Guid Id, string AccountId, JobData Data);

public record JobData(
    ActionConfiguration ActionConfiguration,
    IReadOnlyList<Artifact> InputArtifacts,
    IReadOnlyList<Artifact> OutputArtifacts,
    Credentials ArtifactCredentials,
    string? ContinuationToken,
    EncryptionKey? EncryptionKey);

public record ActionConfiguration(Configuration Configuration);

public class Configuration
{
    [JsonPropertyName("FunctionName")]
    public string? FunctionName { get; init; }

    [JsonPropertyName("UserParameters")]
    public string? UserParameters { get; init; }
}

public record Artifact(string Name, string? Revision, ArtifactLocation Location);

public record ArtifactLocation(ArtifactLocationType Type, S3Location? S3Location);

[JsonConverter(typeof(JsonStringEnumConverter<ArtifactLocationType>))]
public enum ArtifactLocationType : byte { S3 = 1 }

public record S3Location(string BucketName, string ObjectKey);

// The secret is not read: the handler's own role can read the artifacts.
public record Credentials(string AccessKeyId, string? SessionToken);

public record EncryptionKey(string Id, string Type);

public static class Functions
{
    [LambdaHandler("code-pipeline")]
    public static PipelineEvent CodePipeline(PipelineEvent value) => value;
}

using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>An action of a pipeline of AWS CodePipeline that invokes the function.</summary>
/// <remarks>
/// What the handler returns is ignored: the action waits until <c>PutJobSuccessResult</c> or <c>PutJobFailureResult</c> is called, or it times out. Do not log the event: it
/// has credentials. https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html
/// </remarks>
public sealed class CodePipelineEvent
{
    /// <summary>The job.</summary>
    [JsonPropertyName("CodePipeline.job")]
    public CodePipelineJob Job { get => field ??= new(); init; }
}

/// <summary>A job of AWS CodePipeline.</summary>
public sealed class CodePipelineJob
{
    /// <summary>Identifies the job, for its result.</summary>
    public string Id { get; init; } = "";

    /// <summary>The AWS account of the pipeline.</summary>
    public string? AccountId { get; init; }

    /// <summary>What to do.</summary>
    public CodePipelineJobData Data { get => field ??= new(); init; }
}

/// <summary>What a job of AWS CodePipeline does.</summary>
public sealed class CodePipelineJobData
{
    /// <summary>The configuration of the action.</summary>
    public CodePipelineActionConfiguration? ActionConfiguration { get; init; }

    /// <summary>The artifacts that the action reads.</summary>
    public IReadOnlyList<CodePipelineArtifact> InputArtifacts { get; init; } = [];

    /// <summary>The artifacts that the action writes.</summary>
    public IReadOnlyList<CodePipelineArtifact> OutputArtifacts { get; init; } = [];

    /// <summary>Credentials for the bucket of the artifacts.</summary>
    public CodePipelineCredentials? ArtifactCredentials { get; init; }

    /// <summary>What the function returned with <c>PutJobSuccessResult</c> to be invoked again. <see langword="null"/> for the first time.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>The key that encrypts the artifacts. <see langword="null"/> for that of Amazon S3.</summary>
    public CodePipelineEncryptionKey? EncryptionKey { get; init; }
}

/// <summary>The configuration of an action of AWS CodePipeline.</summary>
public sealed class CodePipelineActionConfiguration
{
    /// <summary>The configuration.</summary>
    public CodePipelineConfiguration? Configuration { get; init; }
}

/// <summary>The function, and its parameters.</summary>
public sealed class CodePipelineConfiguration
{
    /// <summary>The name of the function.</summary>
    [JsonPropertyName("FunctionName")]
    public string? FunctionName { get; init; }

    /// <summary>The parameters from the pipeline: any text, such as JSON. <see langword="null"/> or empty if the action has none.</summary>
    [JsonPropertyName("UserParameters")]
    public string? UserParameters { get; init; }
}

/// <summary>An artifact of a pipeline.</summary>
public sealed class CodePipelineArtifact
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The revision, such as the id of a commit.</summary>
    public string? Revision { get; init; }

    /// <summary>Where it is, or is to be written.</summary>
    public CodePipelineArtifactLocation? Location { get; init; }
}

/// <summary>Where an artifact is.</summary>
public sealed class CodePipelineArtifactLocation
{
    /// <summary><c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The object of Amazon S3, a zip.</summary>
    public CodePipelineS3Location? S3Location { get; init; }
}

/// <summary>An object of Amazon S3.</summary>
public sealed class CodePipelineS3Location
{
    /// <summary>The name of the bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>The key, which is not encoded.</summary>
    public string? ObjectKey { get; init; }
}

/// <summary>Credentials for the bucket of artifacts.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-codepipeline.html</remarks>
public sealed class CodePipelineCredentials
{
    /// <summary>The id of the access key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret of the access key.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>The session token.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When they expire. Not every example of AWS has it, so it may be <see langword="null"/>.</summary>
    [LambdaJsonFormat(JsonFormat.UnixTimeMilliseconds)]
    public DateTimeOffset? ExpirationTime { get; init; }
}

/// <summary>A key that encrypts artifacts.</summary>
public sealed class CodePipelineEncryptionKey
{
    /// <summary>The id, ARN or alias.</summary>
    public string? Id { get; init; }

    /// <summary><c>KMS</c>.</summary>
    public string? Type { get; init; }
}

using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.CodeCommit;

public class CommitEvent
{
    [JsonPropertyName("Records")]
    public Record[]? Records { get; init; }
}

public class Record
{
    public string? AwsRegion { get; init; }
    public Changes? Codecommit { get; init; }
    public string? CustomData { get; init; }
    public Guid EventId { get; init; }
    public string? EventName { get; init; }
    public byte EventPartNumber { get; init; }
    public string? EventSource { get; init; }
    public string? EventSourceARN { get; init; }
    public string? EventTime { get; init; }
    public byte EventTotalParts { get; init; }
    public Guid? EventTriggerConfigId { get; init; }
    public string? EventTriggerName { get; init; }
    public string? EventVersion { get; init; }
    public string? UserIdentityARN { get; init; }
}

public record Changes(List<Reference> References);

public record Reference(string Commit, string Ref, bool? Created = null, bool? Deleted = null);

public static class Functions
{
    [LambdaHandler("code-commit")]
    public static CommitEvent CodeCommit(CommitEvent value) => value;
}

using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.S3;

public record S3Event([property: JsonPropertyName("Records")] S3Record[] Records);

public record S3Record(
    string EventVersion,
    string EventSource,
    string AwsRegion,
    DateTime EventTime,
    string EventName,
    Principal UserIdentity,
    RequestParameters RequestParameters,
    Dictionary<string, string> ResponseElements,
    S3Entity S3,
    GlacierEventData? GlacierEventData = null);

public record struct Principal(string PrincipalId);

public record struct RequestParameters(string SourceIPAddress);

public record S3Entity(
    [property: JsonPropertyName("s3SchemaVersion")] string SchemaVersion,
    string ConfigurationId,
    Bucket Bucket,
    StoredObject Object);

public record Bucket(string Name, Principal OwnerIdentity, string Arn);

public record StoredObject(string Key, long? Size, string? ETag, string? VersionId, string Sequencer);

public record GlacierEventData(RestoreEventData RestoreEventData);

public record RestoreEventData(DateTimeOffset LifecycleRestorationExpiryTime, string LifecycleRestoreStorageClass);

public static class Functions
{
    [LambdaHandler("s3")]
    public static S3Event S3(S3Event value) => value;
}

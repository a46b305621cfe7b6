using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.CloudFormation;

public class CustomResourceRequest
{
    [JsonPropertyName("RequestType")]
    public required RequestType RequestType { get; init; }

    [JsonPropertyName("ServiceToken")]
    public string? ServiceToken { get; init; }

    [JsonPropertyName("ResponseURL")]
    public required string ResponseUrl { get; init; }

    [JsonPropertyName("StackId")]
    public required string StackId { get; init; }

    [JsonPropertyName("RequestId")]
    public required Guid RequestId { get; init; }

    [JsonPropertyName("ResourceType")]
    public required string ResourceType { get; init; }

    [JsonPropertyName("LogicalResourceId")]
    public required string LogicalResourceId { get; init; }

    [JsonPropertyName("PhysicalResourceId")]
    public string? PhysicalResourceId { get; init; }

    [JsonPropertyName("ResourceProperties")]
    public JsonElement ResourceProperties { get; init; }

    [JsonPropertyName("OldResourceProperties")]
    public JsonNode? OldResourceProperties { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<RequestType>))]
public enum RequestType { Create, Update, Delete }

public static class Functions
{
    [LambdaHandler("cloud-formation")]
    public static CustomResourceRequest CloudFormation(CustomResourceRequest value) => value;
}

using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>The response to a <see cref="CustomResourceRequest"/>, at most 4,096 bytes of JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html</remarks>
public sealed class CustomResourceResponse
{
    /// <summary>The result: one of <see cref="CustomResourceStatuses"/>, <see cref="CustomResourceStatuses.Failed"/> by default.</summary>
    [JsonPropertyName("Status")]
    public string Status { get; init; } = CustomResourceStatuses.Failed;

    /// <summary>Why the request failed. Required then.</summary>
    [JsonPropertyName("Reason")]
    public string? Reason { get; init; }

    /// <summary>
    /// Identifies the resource, up to 1 KB. Must not be empty. Another id than that of the request replaces the resource: after the update, the stack deletes the one
    /// with the old id.
    /// </summary>
    [JsonPropertyName("PhysicalResourceId")]
    public string PhysicalResourceId { get; init; } = "";

    /// <summary>That of the request.</summary>
    [JsonPropertyName("StackId")]
    public string StackId { get; init; } = "";

    /// <summary>That of the request.</summary>
    [JsonPropertyName("RequestId")]
    public string RequestId { get; init; } = "";

    /// <summary>That of the request.</summary>
    [JsonPropertyName("LogicalResourceId")]
    public string LogicalResourceId { get; init; } = "";

    /// <summary>Whether the values of <see cref="Data"/> are secret, so that CloudFormation shows asterisks.</summary>
    [JsonPropertyName("NoEcho")]
    public bool? NoEcho { get; init; }

    /// <summary>Values for the template, which reads them with <c>Fn::GetAtt</c>.</summary>
    [JsonPropertyName("Data")]
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Creates the response to a request that was successful.</summary>
    /// <param name="request">The request, whose ids are copied.</param>
    /// <param name="physicalResourceId">Identifies the resource; by default with the id of the request, or for a new resource with its name in the template.</param>
    /// <param name="data">Values for the template.</param>
    public static CustomResourceResponse Success(
        CustomResourceRequestBase request, string? physicalResourceId = null, IReadOnlyDictionary<string, string>? data = null) =>
        Create(request, CustomResourceStatuses.Success, physicalResourceId, null, data);

    /// <summary>Creates the response to a request that has failed. A new resource has an id then, too, with which the stack deletes it.</summary>
    /// <param name="request">The request, whose ids are copied.</param>
    /// <param name="reason">Why it failed, for the events of the stack.</param>
    /// <param name="physicalResourceId">Identifies the resource; by default with the id of the request, or for a new resource with its name in the template.</param>
    public static CustomResourceResponse Failure(CustomResourceRequestBase request, string reason, string? physicalResourceId = null) =>
        Create(request, CustomResourceStatuses.Failed, physicalResourceId, reason, null);

    private static CustomResourceResponse Create(
        CustomResourceRequestBase request, string status, string? physicalResourceId, string? reason, IReadOnlyDictionary<string, string>? data)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Status = status,
            Reason = reason,
            PhysicalResourceId = physicalResourceId ?? request.PhysicalResourceId ?? request.LogicalResourceId,
            StackId = request.StackId,
            RequestId = request.RequestId,
            LogicalResourceId = request.LogicalResourceId,
            Data = data,
        };
    }
}

/// <summary>The values of <see cref="CustomResourceResponse.Status"/>.</summary>
public static class CustomResourceStatuses
{
    /// <summary>The request was successful.</summary>
    public const string Success = "SUCCESS";

    /// <summary>The request has failed.</summary>
    public const string Failed = "FAILED";
}

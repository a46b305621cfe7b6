using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every request for a custom resource of AWS CloudFormation has.</summary>
public abstract class CustomResourceRequestBase
{
    private protected CustomResourceRequestBase()
    {
    }

    /// <summary>What to do: one of <see cref="CustomResourceRequestTypes"/>.</summary>
    [JsonPropertyName("RequestType")]
    public string RequestType { get; init; } = "";

    /// <summary>The ARN of the function, or of the topic, from the template.</summary>
    [JsonPropertyName("ServiceToken")]
    public string? ServiceToken { get; init; }

    /// <summary>
    /// A URL of Amazon S3 that the function sends the JSON of a <see cref="CustomResourceResponse"/> to, with the method <c>PUT</c> and an empty content type.
    /// </summary>
    [JsonPropertyName("ResponseURL")]
    public string ResponseUrl { get; init; } = "";

    /// <summary>The ARN of the stack.</summary>
    [JsonPropertyName("StackId")]
    public string StackId { get; init; } = "";

    /// <summary>Identifies the request.</summary>
    [JsonPropertyName("RequestId")]
    public string RequestId { get; init; } = "";

    /// <summary>The name of the resource in the template.</summary>
    [JsonPropertyName("LogicalResourceId")]
    public string LogicalResourceId { get; init; } = "";

    /// <summary>The id that the response to the last request for this resource had. <see langword="null"/> to create one.</summary>
    [JsonPropertyName("PhysicalResourceId")]
    public string? PhysicalResourceId { get; init; }

    /// <summary>The type of the resource, such as <c>Custom::Certificate</c>.</summary>
    [JsonPropertyName("ResourceType")]
    public string? ResourceType { get; init; }
}

/// <summary>A request to create, update or delete a custom resource of AWS CloudFormation.</summary>
/// <remarks>
/// What the handler returns is ignored: the response is sent to <see cref="CustomResourceRequestBase.ResponseUrl"/>. Without one, also after an exception, the stack waits
/// for up to an hour. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html
/// </remarks>
public sealed class CustomResourceRequest : CustomResourceRequestBase
{
    /// <summary>The resource's properties from the template: an object, whose numbers and booleans are strings. It includes <c>ServiceToken</c>.</summary>
    [JsonPropertyName("ResourceProperties")]
    public RawJson ResourceProperties { get; init; }

    /// <summary>The properties before an update. <see cref="RawJson.IsNull"/> for other requests.</summary>
    [JsonPropertyName("OldResourceProperties")]
    public RawJson OldResourceProperties { get; init; }
}

/// <summary>A request to create, update or delete a custom resource of AWS CloudFormation, whose properties are those of a type.</summary>
/// <typeparam name="TProperties">
/// The type of the properties. CloudFormation sends numbers and booleans as strings: numbers are read from them, unless an option says otherwise; for booleans, declare
/// a string.
/// </typeparam>
/// <inheritdoc cref="CustomResourceRequest" path="/remarks"/>
public sealed class CustomResourceRequest<TProperties> : CustomResourceRequestBase
{
    /// <summary>The resource's properties from the template.</summary>
    [JsonPropertyName("ResourceProperties")]
    public TProperties? ResourceProperties { get; init; }

    /// <summary>The properties before an update. <see langword="null"/> for other requests.</summary>
    [JsonPropertyName("OldResourceProperties")]
    public TProperties? OldResourceProperties { get; init; }
}

/// <summary>The values of <see cref="CustomResourceRequestBase.RequestType"/>.</summary>
public static class CustomResourceRequestTypes
{
    /// <summary>Create the resource.</summary>
    public const string Create = "Create";

    /// <summary>Update the resource.</summary>
    public const string Update = "Update";

    /// <summary>Delete the resource, also after its creation or an update has failed, and after an update whose response had another id.</summary>
    public const string Delete = "Delete";
}

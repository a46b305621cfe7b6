using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A contact of Amazon Connect. What is not known, or not set in the flow, is <see langword="null"/>.</summary>
/// <remarks>https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html</remarks>
public sealed class ConnectContactData
{
    /// <summary>The attributes that the flow set.</summary>
    [JsonPropertyName("Attributes")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>How the contact came: one of <see cref="ConnectChannels"/>.</summary>
    [JsonPropertyName("Channel")]
    public string? Channel { get; init; }

    /// <summary>Identifies the contact.</summary>
    [JsonPropertyName("ContactId")]
    public string ContactId { get; init; } = "";

    /// <summary>The customer.</summary>
    [JsonPropertyName("CustomerEndpoint")]
    public ConnectEndpoint? CustomerEndpoint { get; init; }

    /// <summary>The id of the customer, as the flow set it.</summary>
    [JsonPropertyName("CustomerId")]
    public string? CustomerId { get; init; }

    /// <summary>The description of a task.</summary>
    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    /// <summary>The first of a series of contacts, such as transfers.</summary>
    [JsonPropertyName("InitialContactId")]
    public string? InitialContactId { get; init; }

    /// <summary>How the contact began, such as <c>INBOUND</c>, <c>OUTBOUND</c>, <c>TRANSFER</c>, <c>CALLBACK</c> or <c>API</c>.</summary>
    [JsonPropertyName("InitiationMethod")]
    public string? InitiationMethod { get; init; }

    /// <summary>The ARN of the instance of Amazon Connect.</summary>
    [JsonPropertyName("InstanceARN")]
    public string? InstanceArn { get; init; }

    /// <summary>The language, such as <c>en-US</c>.</summary>
    [JsonPropertyName("LanguageCode")]
    public string? LanguageCode { get; init; }

    /// <summary>The stream of the customer's audio.</summary>
    [JsonPropertyName("MediaStreams")]
    public ConnectMediaStreams? MediaStreams { get; init; }

    /// <summary>The name of a task.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    /// <summary>The contact before this one, such as that before a transfer.</summary>
    [JsonPropertyName("PreviousContactId")]
    public string? PreviousContactId { get; init; }

    /// <summary>The queue. <see langword="null"/> before the flow has chosen one.</summary>
    [JsonPropertyName("Queue")]
    public ConnectQueue? Queue { get; init; }

    /// <summary>Links and files of a task, by name.</summary>
    [JsonPropertyName("References")]
    public IReadOnlyDictionary<string, ConnectReference>? References { get; init; }

    /// <summary>The number or address that the customer contacted.</summary>
    [JsonPropertyName("SystemEndpoint")]
    public ConnectEndpoint? SystemEndpoint { get; init; }

    /// <summary>The tags of the contact.</summary>
    [JsonPropertyName("Tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>A number or an address.</summary>
public sealed class ConnectEndpoint
{
    /// <summary>The number, such as <c>+4930123456</c>, or the address.</summary>
    [JsonPropertyName("Address")]
    public string? Address { get; init; }

    /// <summary>What it is, such as <c>TELEPHONE_NUMBER</c>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }
}

/// <summary>A queue of Amazon Connect.</summary>
public sealed class ConnectQueue
{
    /// <summary>The ARN.</summary>
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    /// <summary>The number that customers see if the queue calls them.</summary>
    [JsonPropertyName("OutboundCallerId")]
    public ConnectEndpoint? OutboundCallerId { get; init; }
}

/// <summary>A link or a file of a task.</summary>
public sealed class ConnectReference
{
    /// <summary>What it is, such as <c>url</c>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    /// <summary>The value, such as the address.</summary>
    [JsonPropertyName("Value")]
    public string? Value { get; init; }
}

/// <summary>Values of <see cref="ConnectContactData.Channel"/>.</summary>
public static class ConnectChannels
{
    /// <summary>A call.</summary>
    public const string Voice = "VOICE";

    /// <summary>A chat.</summary>
    public const string Chat = "CHAT";

    /// <summary>A task.</summary>
    public const string Task = "TASK";

    /// <summary>An email.</summary>
    public const string Email = "EMAIL";
}

using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Lambda.Runtime;
using Lambda.Runtime.Logging;

namespace Events.Sns;

public class SnsEvent
{
    [JsonPropertyName("Records")]
    public IList<Record> Records { get; set; } = [];

    public class Record
    {
        [JsonPropertyName("EventSource")]
        public string EventSource { get; set; } = "";

        [JsonPropertyName("EventVersion")]
        public Version? EventVersion { get; set; }

        [JsonPropertyName("EventSubscriptionArn")]
        public string EventSubscriptionArn { get; set; } = "";

        [JsonPropertyName("Sns")]
        public Notification? Sns { get; set; }
    }
}

public class Notification
{
    [JsonPropertyName("Type")]
    public string? Type { get; set; }

    [JsonPropertyName("MessageId")]
    public Guid? MessageId { get; set; }

    [JsonPropertyName("TopicArn")]
    public string TopicArn { get; set; } = "";

    [JsonPropertyName("Subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("Message")]
    public string Message { get; set; } = "";

    [JsonPropertyName("Timestamp")]
    public DateTime Timestamp { get; set; }

    [JsonPropertyName("Signature")]
    public byte[]? Signature { get; set; }

    [JsonPropertyName("SigningCertUrl")]
    public Uri? SigningCertUrl { get; set; }

    [JsonPropertyName("UnsubscribeUrl")]
    public Uri? UnsubscribeUrl { get; set; }

    [JsonPropertyName("MessageAttributes")]
    public IDictionary<string, Attribute>? MessageAttributes { get; set; }

    public class Attribute
    {
        [JsonPropertyName("Type")]
        public string Type { get; set; } = "";

        [JsonPropertyName("Value")]
        public string? Value { get; set; }
    }
}

public static class Functions
{
    [LambdaHandler("sns")]
    public static SnsEvent Sns(SnsEvent value) => value;
}

namespace Lambda.Runtime.Dispatch;

/// <summary>A member of an event that only some sources have.</summary>
internal enum EventMark
{
    /// <summary>Any other member.</summary>
    None,

    /// <summary><c>Records</c>, of most batches.</summary>
    Records,

    /// <summary><c>records</c>, of Apache Kafka: an object with an array for each partition.</summary>
    Partitions,

    /// <summary><c>eventSource</c>, of batches that do not have it in each record.</summary>
    EventSource,

    /// <summary><c>eventSourceARN</c>, of batches in a time window, whose last one has no records.</summary>
    EventSourceArn,

    /// <summary><c>requestContext</c></summary>
    RequestContext,

    /// <summary><c>httpMethod</c></summary>
    HttpMethod,

    /// <summary><c>methodArn</c></summary>
    MethodArn,

    /// <summary><c>routeArn</c></summary>
    RouteArn,

    /// <summary><c>type</c>, of the authorizers of a REST API.</summary>
    Type,

    /// <summary><c>detail-type</c></summary>
    DetailType,

    /// <summary><c>detail</c></summary>
    Detail,

    /// <summary><c>awslogs</c></summary>
    AwsLogs,

    /// <summary><c>deliveryStreamArn</c></summary>
    DeliveryStreamArn,

    /// <summary><c>alarmData</c></summary>
    AlarmData,

    /// <summary><c>triggerSource</c></summary>
    TriggerSource,

    /// <summary><c>RequestType</c></summary>
    RequestType,

    /// <summary><c>ResponseURL</c></summary>
    ResponseUrl,

    /// <summary>The number of values.</summary>
    Count,
}

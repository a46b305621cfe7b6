using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The source of an event, which its members tell.</summary>
/// <remarks>First those whose queues, streams and other sources have names.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum EventKind
{
    /// <summary>Nothing in the event tells its source.</summary>
    None,

    /// <summary>Amazon SQS.</summary>
    Sqs,

    /// <summary>Amazon Kinesis Data Streams.</summary>
    Kinesis,

    /// <summary>A stream of Amazon DynamoDB.</summary>
    DynamoDb,

    /// <summary>Apache Kafka, of Amazon MSK or self-managed.</summary>
    Kafka,

    /// <summary>Amazon Data Firehose.</summary>
    Firehose,

    /// <summary>Amazon SNS.</summary>
    Sns,

    /// <summary>Amazon S3.</summary>
    S3,

    /// <summary>Amazon EventBridge, and its scheduled events.</summary>
    EventBridge,

    /// <summary>Amazon CloudWatch Logs.</summary>
    Logs,

    /// <summary>An alarm of Amazon CloudWatch.</summary>
    CloudWatchAlarm,

    /// <summary>Amazon SES.</summary>
    Ses,

    /// <summary>Amazon MQ for ActiveMQ.</summary>
    ActiveMq,

    /// <summary>Amazon MQ for RabbitMQ.</summary>
    RabbitMq,

    /// <summary>Amazon DocumentDB.</summary>
    DocumentDb,

    /// <summary>HTTP requests of all services, for routes.</summary>
    Http,

    /// <summary>An HTTP API with payload format 2.0, or a function URL.</summary>
    HttpApi,

    /// <summary>A REST API, or an HTTP API with payload format 1.0.</summary>
    RestApi,

    /// <summary>An Application Load Balancer.</summary>
    Alb,

    /// <summary>Amazon VPC Lattice.</summary>
    Lattice,

    /// <summary>A WebSocket API.</summary>
    WebSocket,

    /// <summary>An authorizer of type <c>TOKEN</c>.</summary>
    TokenAuthorizer,

    /// <summary>An authorizer of type <c>REQUEST</c>.</summary>
    RequestAuthorizer,

    /// <summary>An authorizer of an HTTP API with payload format 2.0.</summary>
    HttpApiAuthorizer,

    /// <summary>A trigger of Amazon Cognito.</summary>
    Cognito,

    /// <summary>A custom resource of AWS CloudFormation.</summary>
    CustomResource,
}

using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Dispatch;

/// <summary>What is known about each source of events.</summary>
internal static class EventKinds
{
    /// <summary>The source by the value of <c>eventSource</c>, which most batches have.</summary>
    public static EventKind FromEventSource(string? value) => value switch
    {
        "aws:sqs" => EventKind.Sqs,
        "aws:kinesis" => EventKind.Kinesis,
        "aws:dynamodb" => EventKind.DynamoDb,
        "aws:sns" => EventKind.Sns,
        "aws:s3" => EventKind.S3,
        "aws:ses" => EventKind.Ses,
        "aws:kafka" or "SelfManagedKafka" or "aws:SelfManagedKafka" => EventKind.Kafka,
        "aws:mq" or "aws:amq" => EventKind.ActiveMq,
        "aws:rmq" => EventKind.RabbitMq,
        "aws:docdb" => EventKind.DocumentDb,
        _ => EventKind.None,
    };

    /// <summary>The source of a time window by the ARN of its stream: <c>arn:aws:kinesis:…</c></summary>
    public static EventKind FromArn(string arn) =>
        arn.Contains(":kinesis:", StringComparison.Ordinal) ? EventKind.Kinesis
        : arn.Contains(":dynamodb:", StringComparison.Ordinal) ? EventKind.DynamoDb
        : EventKind.None;

    /// <summary>The name by which events of a source differ, in the value that contains it.</summary>
    /// <param name="kind">The source.</param>
    /// <param name="value">
    /// An ARN; for Apache Kafka, a topic and a partition, such as <c>orders-0</c>; for Amazon Cognito, such as <c>PreSignUp_SignUp</c>; otherwise the name itself.
    /// </param>
    public static string NameIn(EventKind kind, string value) => kind switch
    {
        EventKind.Sqs or EventKind.Sns => value[(value.LastIndexOf(':') + 1)..],

        // arn:aws:kinesis:eu-west-1:123456789012:stream/clicks, arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000
        EventKind.Kinesis or EventKind.DynamoDb or EventKind.Firehose => Until(value[(value.IndexOf('/') + 1)..], '/'),
        EventKind.Kafka => value[..Math.Max(value.LastIndexOf('-'), 0)],
        EventKind.Cognito => Until(value, '_'),
        _ => value,
    };

    /// <summary>The source for messages.</summary>
    public static string Describe(EventKind kind) => kind switch
    {
        EventKind.Sqs => "Amazon SQS",
        EventKind.Kinesis => "Amazon Kinesis",
        EventKind.DynamoDb => "Amazon DynamoDB",
        EventKind.Kafka => "Apache Kafka",
        EventKind.Firehose => "Amazon Data Firehose",
        EventKind.Sns => "Amazon SNS",
        EventKind.S3 => "Amazon S3",
        EventKind.EventBridge => "Amazon EventBridge",
        EventKind.Logs => "Amazon CloudWatch Logs",
        EventKind.CloudWatchAlarm => "an alarm of Amazon CloudWatch",
        EventKind.Ses => "Amazon SES",
        EventKind.ActiveMq => "Amazon MQ for ActiveMQ",
        EventKind.RabbitMq => "Amazon MQ for RabbitMQ",
        EventKind.DocumentDb => "Amazon DocumentDB",
        EventKind.Http => "HTTP requests",
        EventKind.Lattice => "Amazon VPC Lattice",
        EventKind.HttpApi => "an HTTP API or function URL",
        EventKind.RestApi => "a REST API",
        EventKind.Alb => "an Application Load Balancer",
        EventKind.WebSocket => "a WebSocket API",
        EventKind.TokenAuthorizer => "an authorizer of type TOKEN",
        EventKind.RequestAuthorizer => "an authorizer of type REQUEST",
        EventKind.HttpApiAuthorizer => "an authorizer of an HTTP API",
        EventKind.Cognito => "Amazon Cognito",
        EventKind.CustomResource => "AWS CloudFormation",
        _ => "an unknown source",
    };

    private static string Until(string value, char end) => value.IndexOf(end) is var found and >= 0 ? value[..found] : value;
}

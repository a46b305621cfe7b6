namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Refuses a request to a queue, with an error of Amazon SQS.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html</remarks>
internal sealed class QueueErrorException : Exception
{
    /// <summary>The <see cref="Type"/> of the error for a queue that does not exist.</summary>
    public const string QueueDoesNotExist = nameof(QueueDoesNotExist);

    private QueueErrorException(string type, string code, string message)
        : base(message)
    {
        Type = type;
        Code = code;
    }

    /// <summary>The name in the JSON protocol.</summary>
    public string Type { get; }

    /// <summary>The name in the query protocol, which clients of the JSON protocol show as well.</summary>
    public string Code { get; }

    public static QueueErrorException NoSuchQueue(string queue, IReadOnlyList<string> names) =>
        new(QueueDoesNotExist, "AWS.SimpleQueueService.NonExistentQueue",
            $"The specified queue does not exist: {queue}. {(names.Count == 0 ? "There are no queues." : $"Expected one of: {string.Join(", ", names)}.")}");

    public static QueueErrorException NameExists(string name, string attribute) =>
        new("QueueNameExists", "QueueAlreadyExists", $"A queue already exists with the same name and a different value for attribute {attribute}: {name}.");

    public static QueueErrorException InvalidAttributeName(string message) => new("InvalidAttributeName", "InvalidAttributeName", message);

    public static QueueErrorException InvalidAttributeValue(string message) => new("InvalidAttributeValue", "InvalidAttributeValue", message);

    public static QueueErrorException InvalidParameterValue(string message) => new("InvalidParameterValueException", "InvalidParameterValue", message);

    /// <summary>A parameter of FIFO queues was given for a standard queue, or the reverse.</summary>
    public static QueueErrorException InvalidForQueueType(string parameter, string value) =>
        InvalidParameterValue($"Value {value} for parameter {parameter} is invalid. Reason: The request includes a parameter that is not valid for this queue type.");

    public static QueueErrorException MissingParameter(string name) =>
        new("MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {name}.");

    public static QueueErrorException InvalidContents(string message) => new("InvalidMessageContents", "InvalidMessageContents", message);

    public static QueueErrorException InvalidReceiptHandle(string handle) =>
        new("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle of this queue.");

    /// <summary>The receipt handle of a FIFO queue's message that is visible, or was received again.</summary>
    public static QueueErrorException ExpiredReceiptHandle(string handle) =>
        InvalidParameterValue($"Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");

    /// <summary>The receipt handle of a message that was deleted or received again, whose visibility timeout was to be changed.</summary>
    public static QueueErrorException NotAvailable(string handle) =>
        InvalidParameterValue($"Value {handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.");

    /// <summary>A message would be in flight for more than 12 hours since it was received.</summary>
    public static QueueErrorException VisibleTooLate(TimeSpan timeout) =>
        InvalidParameterValue(
            $"Value {timeout.TotalSeconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit "
            + $"[{QueueLimits.MaxVisibilityTimeout.TotalSeconds} seconds].");

    /// <summary>Messages do not move between a FIFO queue and a standard queue.</summary>
    public static QueueErrorException OtherQueueType(string source, string destination) =>
        InvalidParameterValue($"The queues {source} and {destination} are not of the same type. Expected two FIFO queues or two standard queues.");

    public static QueueErrorException NotInFlight(string id) =>
        new("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", $"The message {id} is not in flight: its visibility timeout has passed.");

    public static QueueErrorException OverLimit() =>
        new("OverLimit", "OverLimit", $"Too many messages in flight: the maximum is {QueueLimits.MaxInFlight}. Delete those that are processed.");

    public static QueueErrorException PurgeInProgress(string name) =>
        new("PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress", $"Only one PurgeQueue operation on {name} is allowed every 60 seconds.");

    public static QueueErrorException EmptyBatch(string entry) =>
        new("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", $"There should be at least one {entry} in the request.");

    public static QueueErrorException TooManyEntries(int count) =>
        new("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            $"Maximum number of entries per request are {QueueLimits.MaxBatch}. You have sent {count}.");

    public static QueueErrorException RepeatedEntryId(string id) =>
        new("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    public static QueueErrorException InvalidEntryId(string id) =>
        new("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId",
            $"A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long. Found '{id}'.");

    public static QueueErrorException BatchTooLong(long bytes) =>
        new("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong",
            $"Batch requests cannot be longer than {QueueLimits.MaxMessageBytes} bytes. You have sent {bytes} bytes.");

    public static QueueErrorException InvalidAddress(string url) =>
        new("InvalidAddress", "InvalidAddress",
            $"The address '{url}' is not the URL of a queue. Expected what GetQueueUrl returns: an address, an account of 12 digits, and the name of the queue.");

    public static QueueErrorException NotFound(string message) => new("ResourceNotFoundException", "ResourceNotFoundException", message);

    public static QueueErrorException UnsupportedOperation(string message) => new("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", message);

    public static QueueErrorException UnknownOperation(string message) => new("UnknownOperationException", "InvalidAction", message);

    /// <summary>The request is not JSON, or a value has another type than the service's model says.</summary>
    public static QueueErrorException Serialization(string message) => new("SerializationException", "SerializationException", message);
}

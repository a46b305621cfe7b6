namespace Lambda.Runtime.Emulator.Queues;

/// <summary>Refuses a request to a queue, with an error of Amazon SQS.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html</remarks>
internal sealed class QueueErrorException : Exception
{
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
        new("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
            $"The specified queue does not exist: {queue}. {(names.Count == 0 ? "There are no queues." : $"Expected one of: {string.Join(", ", names)}.")}");

    public static QueueErrorException NameExists(string name, string attribute) =>
        new("QueueNameExists", "QueueAlreadyExists", $"A queue already exists with the same name and a different value for attribute {attribute}: {name}.");

    public static QueueErrorException InvalidAttributeName(string message) => new("InvalidAttributeName", "InvalidAttributeName", message);

    public static QueueErrorException InvalidAttributeValue(string message) => new("InvalidAttributeValue", "InvalidAttributeValue", message);

    public static QueueErrorException InvalidParameterValue(string message) => new("InvalidParameterValueException", "InvalidParameterValue", message);

    public static QueueErrorException MissingParameter(string name) =>
        new("MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {name}.");

    public static QueueErrorException InvalidContents(string message) => new("InvalidMessageContents", "InvalidMessageContents", message);

    public static QueueErrorException InvalidReceiptHandle(string handle) =>
        new("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle of this queue.");

    public static QueueErrorException NotInFlight(string id) =>
        new("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", $"The message {id} is not in flight: its visibility timeout has passed, or it was not received.");

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

    public static QueueErrorException NotFound(string message) => new("ResourceNotFoundException", "ResourceNotFoundException", message);

    public static QueueErrorException UnsupportedOperation(string message) => new("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", message);
}

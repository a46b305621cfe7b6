using System.Text;
using System.Text.RegularExpressions;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>An attribute of a message in a request, not yet validated.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html</remarks>
/// <param name="DataType">Such as <c>String</c> or <c>Number.int</c>.</param>
/// <param name="Text">The member <c>StringValue</c>.</param>
/// <param name="Bytes">The member <c>BinaryValue</c>.</param>
/// <param name="HasLists">Whether it has list values, which are reserved.</param>
internal sealed partial record AttributeInput(string? DataType, string? Text, byte[]? Bytes, bool HasLists)
{
    private const int MaxDataTypeLength = 256;

    // {"DataType":"String","StringValue":"7"}
    /// <exception cref="QueueErrorException">A member has another type than the model says.</exception>
    public static AttributeInput Read(RequestMembers members) => new(
        members.FindString("DataType"), members.FindString("StringValue"), members.FindBytes("BinaryValue"),
        members.HasElements("StringListValues") || members.HasElements("BinaryListValues"));

    /// <summary>The bytes of the attribute with its name, as the service counts them.</summary>
    public int CountBytes(string name) =>
        Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(DataType ?? "") + Encoding.UTF8.GetByteCount(Text ?? "") + (Bytes?.Length ?? 0);

    /// <exception cref="QueueErrorException">The name, the type or the value is wrong.</exception>
    public MessageAttribute Validate(string name)
    {
        if (!NamePattern().IsMatch(name) || ReservedNamePattern().IsMatch(name))
        {
            throw QueueErrorException.InvalidParameterValue(
                $"Invalid message attribute name '{name}': it can contain alphanumeric characters, hyphens, underscores and single periods, not as its start or end, has 1 to 256 characters, and does not start with AWS. or Amazon.");
        }

        return ValidateValue(name);
    }

    /// <summary>Validates the type and the value.</summary>
    /// <exception cref="QueueErrorException">One of them is wrong.</exception>
    public MessageAttribute ValidateValue(string name)
    {
        if (HasLists)
            throw QueueErrorException.UnsupportedOperation($"Message attribute list values in SendMessage operation are not supported. Message attribute name: '{name}'.");
        if (string.IsNullOrEmpty(DataType))
            throw QueueErrorException.InvalidParameterValue($"The message attribute '{name}' must contain non-empty message attribute type.");
        if (!DataTypePattern().IsMatch(DataType) || DataType.Length > MaxDataTypeLength)
        {
            throw QueueErrorException.InvalidParameterValue($"The message attribute '{name}' has an invalid message attribute type '{DataType}', "
                + $"the set of supported type prefixes is Binary, Number, and String, with at most {MaxDataTypeLength} characters.");
        }

        bool isBinary = DataType.Split('.')[0] == "Binary";
        string member = isBinary ? "BinaryValue" : "StringValue";
        if (isBinary ? Bytes is null or [] || Text is not null : string.IsNullOrEmpty(Text) || Bytes is not null)
        {
            throw QueueErrorException.InvalidParameterValue(
                $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{DataType}', in {member} only.");
        }

        if (Text is not null)
            MessageText.Validate(Text, $"the value of the message attribute '{name}'");
        if (DataType.Split('.')[0] == "Number" && !NumberPattern().IsMatch(Text!))
            throw QueueErrorException.InvalidParameterValue($"Can't cast the value of message attribute '{name}' to a number: '{Text}'.");
        return new MessageAttribute(DataType, Text, Bytes);
    }

    [GeneratedRegex(@"^(?=.{1,256}\z)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(AWS|Amazon)\.", RegexOptions.IgnoreCase)]
    private static partial Regex ReservedNamePattern();

    [GeneratedRegex(@"^(String|Number|Binary)(\..+)?\z", RegexOptions.Singleline)]
    private static partial Regex DataTypePattern();

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z")]
    private static partial Regex NumberPattern();
}

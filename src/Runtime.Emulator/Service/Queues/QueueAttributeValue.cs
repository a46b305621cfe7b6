using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>The value of an attribute in a request to create or change a queue.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Text">The value.</param>
/// <param name="Queue">The name of the queue.</param>
/// <param name="Settings">The settings so far.</param>
/// <param name="Queues">The queues, to find a dead-letter queue.</param>
internal sealed record QueueAttributeValue(string Name, string Text, string Queue, QueueSettings Settings, QueueRegistry Queues)
{
    public int ReadNumber(int min, int max) =>
        int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max
            ? value
            : throw Invalid($"Must be an integer from {min} to {max}");

    public string ReadChoice(params string[] choices) => choices.Contains(Text) ? Text : throw Invalid($"Must be one of: {string.Join(", ", choices)}");

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="QueueErrorException">The text is something else.</exception>
    public JsonElement ReadObject()
    {
        try
        {
            if (StrictJson.Parse(Text) is { ValueKind: JsonValueKind.Object } json)
                return json;
        }
        catch (JsonException)
        {
            // Thrown below.
        }

        throw Invalid("Must be a JSON object");
    }

    public QueueErrorException Invalid(string reason) => QueueErrorException.InvalidAttributeValue($"Invalid value for the parameter {Name}: '{Text}'. Reason: {reason}.");

    /// <summary>The value is well-formed, but not for this queue.</summary>
    public QueueErrorException Refused(string reason) => QueueErrorException.InvalidParameterValue($"Value {Text} for parameter {Name} is invalid. Reason: {reason}.");
}

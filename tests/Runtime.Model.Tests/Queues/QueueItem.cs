using System.Text.Json;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Model.Tests.Queues;

/// <summary>The body of a message.</summary>
/// <param name="Key">Identifies it in the journal.</param>
/// <param name="Group">Its group in a FIFO queue.</param>
/// <param name="Actions">What its handler does at the first receives; at later ones, it succeeds.</param>
/// <param name="IsPoison">Whether the body cannot be read.</param>
public sealed record QueueItem(string Key, string Group, QueueAction[] Actions, bool IsPoison = false)
{
    private const string Poison = "no JSON ";

    /// <summary>Returns the text of the message.</summary>
    public string ToBody() => IsPoison ? Poison + Key : JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Formats the plan for errors.</summary>
    public override string ToString() => $"{Key} {Group}{(IsPoison ? " poison" : "")}: {string.Join(", ", Actions)}";

    /// <summary>Returns the key of a message.</summary>
    public static string KeyOf(QueuedMessage message) =>
        message.Body.StartsWith(Poison, StringComparison.Ordinal) ? message.Body[Poison.Length..] : message.Value<QueueItem>().Key;

    /// <summary>Returns what the handler does at a receive; 1 is the first.</summary>
    public QueueAction ActionAt(int receiveCount) => receiveCount <= Actions.Length ? Actions[receiveCount - 1] : QueueAction.Succeed;
}

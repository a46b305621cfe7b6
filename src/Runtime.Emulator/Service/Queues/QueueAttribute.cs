using System.Globalization;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>An attribute of a queue that can be set.</summary>
/// <param name="Name">The name in requests.</param>
/// <param name="Read">Returns the settings with the value of a request, or throws.</param>
/// <param name="Write">Returns the value for a response; <see langword="null"/> if it is not set.</param>
internal sealed record QueueAttribute(string Name, Func<QueueAttributeValue, QueueSettings> Read, Func<QueueSettings, string?> Write)
{
    /// <summary>Whether standard queues do not have it.</summary>
    public bool IsFifoOnly { get; init; }

    public static QueueAttribute Seconds(string name, TimeSpan min, TimeSpan max, Func<QueueSettings, TimeSpan> get, Func<QueueSettings, TimeSpan, QueueSettings> with) => Number(
        name, (int)min.TotalSeconds, (int)max.TotalSeconds, settings => (int)get(settings).TotalSeconds, (settings, value) => with(settings, TimeSpan.FromSeconds(value)));

    public static QueueAttribute Number(string name, int min, int max, Func<QueueSettings, int> get, Func<QueueSettings, int, QueueSettings> with) => new(
        name, value => with(value.Settings, value.ReadNumber(min, max)), settings => get(settings).ToString(CultureInfo.InvariantCulture));

    public static QueueAttribute Choice(string name, string ifFalse, string ifTrue, Func<QueueSettings, bool> get, Func<QueueSettings, bool, QueueSettings> with) => new(
        name, value => with(value.Settings, value.ReadChoice(ifFalse, ifTrue) == ifTrue), settings => get(settings) ? ifTrue : ifFalse);

    /// <summary>An attribute that has no effect in the emulator.</summary>
    /// <param name="name">The name.</param>
    /// <param name="validate">Throws if the value is wrong.</param>
    /// <param name="defaultValue">The value of a queue for which it is not set.</param>
    public static QueueAttribute Other(string name, Action<QueueAttributeValue> validate, string? defaultValue = null) => new(
        name,
        value =>
        {
            var other = new SortedDictionary<string, string>(value.Settings.Other.ToDictionary(), StringComparer.Ordinal);
            // An empty value removes the attribute.
            if (value.Text.Length == 0)
            {
                other.Remove(name);
            }
            else
            {
                validate(value);
                other[name] = value.Text;
            }

            return value.Settings with { Other = other };
        },
        settings => settings.Other.GetValueOrDefault(name, defaultValue!));
}

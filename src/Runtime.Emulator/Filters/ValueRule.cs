using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Decides whether a value of an event is one that a pattern wants. Immutable.</summary>
internal abstract class ValueRule
{
    /// <param name="value">A string, a number, <see langword="true"/>, <see langword="false"/> or <see langword="null"/>; not an array or an object.</param>
    public abstract bool Matches(JsonElement value);
}

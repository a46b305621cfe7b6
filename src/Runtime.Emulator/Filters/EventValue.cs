using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Reads values of events.</summary>
internal static class EventValue
{
    /// <summary>The greatest absolute value that <c>numeric</c> compares.</summary>
    private const decimal MaxNumber = 5.0e9m;

    /// <summary>Returns a member of an object by its name. Of several with this name, it is the last.</summary>
    public static JsonElement? Member(JsonElement value, string name)
    {
        JsonElement? found = null;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (HasName(member, name))
                found = member.Value;
        }

        return found;
    }

    /// <summary>Reads a string; an escape sequence that is not a character, such as half of a surrogate pair, makes it unreadable.</summary>
    public static bool TryReadText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
            return false;

        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Reads a number in millionths. Digits after the sixth decimal place have no effect.</summary>
    /// <remarks>
    /// The service compares numbers from -5.0e9 to +5.0e9, with 15 digits, of which six are decimal places:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-numeric-matching
    /// </remarks>
    public static bool TryReadMillionths(JsonElement value, out long millionths)
    {
        millionths = 0;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out decimal number) || Math.Abs(number) > MaxNumber)
            return false;

        millionths = (long)decimal.Floor(number * 1_000_000);
        return true;
    }

    // The name can have an escape sequence that is not a character, too.
    private static bool HasName(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

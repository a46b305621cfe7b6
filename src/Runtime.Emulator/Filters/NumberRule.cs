using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches a number by its value; one that the service cannot compare, by its characters.</summary>
internal sealed class NumberRule(JsonElement number) : ValueRule
{
    public override bool Matches(JsonElement value) =>
        EventValue.TryReadMillionths(number, out long expected) && EventValue.TryReadMillionths(value, out long found)
            ? found == expected
            : value.ValueKind == JsonValueKind.Number && value.GetRawText() == number.GetRawText();
}

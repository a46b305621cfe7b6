using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches a number, <see langword="true"/>, <see langword="false"/> or <see langword="null"/> that is written the same way.</summary>
/// <param name="text">The JSON: <c>300</c> does not match <c>300.0</c>.</param>
internal sealed class LiteralRule(string text) : ValueRule
{
    public override bool Matches(JsonElement value) => value.ValueKind != JsonValueKind.String && value.GetRawText() == text;
}
